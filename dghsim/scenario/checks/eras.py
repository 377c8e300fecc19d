"""Says where the demand, the rules and the pay of a scenario belong to different years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dghsim.scenario.root import Scenario

_REPLACED = {"training-2016": (2016, 2019), "training-2019": (2019, 9999)}
"""First and last financial year in which doctors in training worked under a rule set."""


def _year(text: str) -> int | None:
    """The first year named, such as 2022 of `2022/23`."""
    found = re.search(r"(?:19|20)\d\d", text)
    return int(found[0]) if found else None


def mixed_eras(scenario: Scenario) -> Iterator[str]:
    """One line for each pair that differs."""
    era = scenario.era
    demand, pay = _year(era.demand), _year(era.pay_year)
    if demand is not None and pay is not None and demand != pay:
        yield f"era: demand is of {era.demand} and pay of {era.pay_year}: costs and activity do not match"
    first, last = _REPLACED.get(era.rules, (0, 9999))
    if demand is not None and not first <= demand <= last:
        yield f"era: demand is of {era.demand}, when rules {era.rules} were not in force"
    start = scenario.run.start
    financial = start.year if start.month >= 4 else start.year - 1
    if demand is not None and demand != financial:
        yield f"era: the run starts in {financial}/{(financial + 1) % 100:02d} with demand of {era.demand}"
    for name, tier in scenario.rota.tier.items():
        if tier.rules.startswith("training-") and tier.rules != era.rules:
            yield f"era: rules are {era.rules} and rota.tier.{name}.rules is {tier.rules}"
