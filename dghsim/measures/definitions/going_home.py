"""Delayed discharges by reason; nothing where the pathway does not mark who is ready."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.facts import Facts
from dghsim.measures.going_home import reasons
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="flow", unit="days", kind="output", better="less")
REASON = {
    "review": "waiting for a review", "letter": "waiting for the letter to be begun",
    "community": "waiting for the community", "transport": "waiting for transport",
    "door": "from the last of these to the door",
}  # fmt: skip


def going_home(_: Scenario, facts: Facts) -> Iterator[Measure]:
    """Days lost for each 1,000 admissions, by reason and in all, and how many are ready at a time."""
    found = reasons(facts)
    if not found:
        return
    rate = partial(_one, unit="days per 1,000 admissions")
    for reason in found:
        yield rate(
            f"delay_{reason}_days_per_1000", f"Ready to go home, {REASON[reason]}",
            explains=f"Part of the time {clocks.READY}, in which this was the last to come, steps taken in the order "
            "review, letter, community, transport; over those who leave and had a bed.",
        )  # fmt: skip
    yield rate(
        "delay_days_per_1000", "Ready to go home and not gone",
        explains=f"Bed-days {clocks.READY}, for each 1,000 who leave and had a bed.",
    )  # fmt: skip
    yield _one("delay_mean_days", "From ready to gone, mean", explains=f"The mean time {clocks.READY}.")
    yield _one(
        "ready_mean_patients", "Patients ready and not gone, mean", unit="patients",
        explains="Mean number at any time who are ready in body and have not left.",
    )  # fmt: skip
    yield _one(
        "ready_at_end_patients", "Patients ready and not gone at the end", unit="patients", better="neither",
        explains="Patients ready in body who have not left when measuring stops.",
    )  # fmt: skip
