"""Where the hours of a duty go."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.duty_time import PARTS, duty_times
from dghsim.measures.facts import Facts, short_label
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="staff", unit="hours", kind="output", better="neither")
PART = {
    "take": "take", "wards": "wards", "emergencies": "emergencies", "outside": "outside medicine",
    "own": "handover, rounds and breaks", "journey": "journeys in", "idle": "nothing in hand",
}  # fmt: skip
_WHEN = {
    "day": ("a day", "duties at the hospital that do not hold the whole of 23:00 to 06:00 and"),
    "night": ("a night", "duties at the hospital that hold the whole of 23:00 to 06:00 and"),
    "home": ("on call from home", "periods on call from home that"),
}


def duty_time(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """By tier, time of day and part; the parts add up to the duty."""
    for name, when in duty_times(scenario, facts.tiers):
        words, over = _WHEN[when]
        for part in PARTS:
            yield _one(
                f"{when}_{part}_hours_{name}", f"{short_label(scenario.rota.tier[name])}, {words}: {PART[part]}",
                explains=f"Mean hours inside the rostered ones, over covered {over} begin in the weeks measured.",
            )  # fmt: skip
