"""One senior for everything."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.facts import Facts
from dghsim.measures.kinds import SENIOR, urgent_for_seniors
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="cover", unit="hours a week", kind="output", better="less")


def alone(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Hours with one and with no senior on site, and how often two emergencies met in the former."""
    if not facts.tiers or not any(tier.level >= SENIOR for tier in scenario.rota.tier.values()):
        return
    yield _one(
        "one_senior_hours_per_week", "Hours with one senior for everything", better="neither",
        explains="Mean hours a week with exactly one doctor of tier 2 or 3 on site on a duty that answers work; on "
        "call from home is not on site.",
    )  # fmt: skip
    yield _one(
        "no_senior_hours_per_week", "Hours with no senior on site",
        explains="Mean hours a week with no doctor of tier 2 or 3 on site on a duty that answers work.",
    )  # fmt: skip
    if urgent_for_seniors(scenario).any():
        yield _one(
            "emergencies_met_per_year", "Two emergencies at once for the only senior", unit="a year",
            explains="Times a year that an emergency that seniors answer (by its category, or work for the take or the "
            "wards that interrupts other work) was asked for while exactly one doctor of tier 2 or 3 was on site and "
            "already busy with another.",
        )  # fmt: skip
