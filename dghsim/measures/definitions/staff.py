"""What the day is like on duty: how busy, how late, and the rest lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.facts import Facts, short_label
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="staff", unit="%", kind="output", better="less")


def staff(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Utilisation of each duty that answers work, overruns in all and by tier, rest exceptions by tier."""
    for tier_name, tier in scenario.rota.tier.items():
        for name, duty in tier.duty.items():
            if duty.first or duty.second:
                yield _one(
                    f"utilisation_percent_{tier_name}_{name}", f"{short_label(tier)}: {duty.label or name}, busy",
                    better="neither", explains=f"{clocks.BUSY[0].upper()}{clocks.BUSY[1:]}.",
                )  # fmt: skip
    if scenario.rota.tier:
        yield _one(
            "overran_percent", "Duties that end more than 15 minutes late",
            explains=f"Share of covered duties with more than 15 minutes {clocks.OVERRUN}.",
        )  # fmt: skip
        yield _one(
            "overrun_mean_minutes", "Overrun, mean over all duties", unit="minutes",
            explains=f"Mean time {clocks.OVERRUN}, over all covered duties, on time or late.",
        )  # fmt: skip
    for name in facts.tiers:
        label = short_label(scenario.rota.tier[name])
        yield _one(
            f"overran_percent_{name}", f"{label}: duties that end more than 15 minutes late",
            explains=f"Share of the tier's covered duties with more than 15 minutes {clocks.OVERRUN}.",
        )  # fmt: skip
        if name in facts.rest_seconds:
            yield _one(
                f"rest_exceptions_per_year_{name}", f"{label}: rest cut below the rule by an overrun",
                unit="a year, all doctors",
                explains=f"Times a year that the time {clocks.REST} fell below the 11 hours (or the limit agreed "
                "locally) that the plan gave.",
            )  # fmt: skip
