"""Patients in, through and out: arrivals, stay, boarding, occupancy, discharges."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.facts import Facts
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="flow", kind="output", better="less")


def flow(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Flow of the whole, then boarding and discharges where there are beds, then each place."""
    yield from _whole()
    if facts.beds:
        yield from _boarding(scenario)
        for day in ("saturday", "sunday"):
            yield _one(
                f"discharges_{day}_ratio",
                f"Discharges on a {day.title()} against the mean day",
                unit="ratio",
                better="more",
                explains=f"Patients who had a bed and leave on a {day.title()}, over those of the mean day.",
            )
    for name, place in scenario.place.items():
        yield from _place(name, place.label or name, always=place.kind == "bed")


def _whole() -> Iterator[Measure]:
    yield _one(
        "arrivals_per_day", "Arrivals a day", "patients", kind="input_echo", better="neither",
        explains=f"Mean number a day of {clocks.MEASURED}.",
    )  # fmt: skip
    for part in ("mean", "median"):
        yield _one(f"stay_{part}_days", f"Stay, {part}", "days", explains=f"The {part} time {clocks.STAY}.")
    yield _one(
        "overnight_stay_mean_days", "Stay of those who stay overnight, mean", "days",
        explains=f"The mean time {clocks.STAY}, on a later date than they came.",
    )  # fmt: skip
    yield _one(
        "same_day_percent", "Home the same day", "%", better="more",
        explains="Share of patients leaving in the weeks measured who leave on the date they came.",
    )  # fmt: skip
    yield _one(
        "inside_mean_patients", "Patients inside, mean", "patients", better="neither",
        explains="Mean number who have arrived and not left, over the weeks measured.",
    )  # fmt: skip
    yield _one(
        "inside_at_end_patients", "Patients inside at the end", "patients", better="neither",
        explains="Patients who have arrived and not left when measuring stops; far above the mean, the hospital is "
        "filling up.",
    )  # fmt: skip


def _boarding(scenario: Scenario) -> Iterator[Measure]:
    clock = f"{clocks.BOARDING}, over patients who ask in the weeks measured"
    yield _one("boarding_mean_hours", "Wait for a bed, mean", "hours", explains=f"The mean time {clock}.")
    yield _one(
        "boarding_p90_hours", "Wait for a bed, 9 in 10 within", "hours",
        explains=f"The 90th percentile of the time {clock}.",
    )  # fmt: skip
    for part, hours in (("over", scenario.standards.ed_hours), ("long", scenario.standards.long_ed_hours)):
        yield _one(
            f"boarding_{part}_percent", f"Wait for a bed over {hours:g} hours", "%",
            explains=f"Share longer than {hours:g} hours {clock}.",
        )  # fmt: skip
    yield _one(
        "boarding_mean_patients", "Patients waiting for a bed, mean", "patients",
        explains=f"Mean number at any time, {clocks.BOARDING}.",
    )  # fmt: skip
    yield _one(
        "boarding_hours_per_day", "Hours of waiting for a bed a day", "hours a day",
        explains="Patient-hours a day of the same wait: 24 times the mean number waiting.",
    )  # fmt: skip
    yield _one(
        "boarding_at_end_patients", "Still waiting for a first bed at the end", "patients", better="neither",
        explains="Patients who have asked for a first bed and not been given it when measuring stops; far above the "
        "mean, the hospital is filling up.",
    )  # fmt: skip


def _place(name: str, label: str, always: bool) -> Iterator[Measure]:
    over = ", over all hours of day and night" + ("" if always else ", open or not")
    yield _one(
        f"occupancy_mean_percent_{name}", f"{label}: occupancy, mean", "%",
        explains=f"Mean number of places held over the mean number there are{over}.",
    )  # fmt: skip
    if not always:
        yield _one(
            f"occupancy_in_use_percent_{name}", f"{label}: occupancy while any is in use", "%",
            explains="Share of the places there are that is held, at those full hours at which one or more was: what "
            "is open for part of the day is not judged by the hours in which it stands empty.",
        )  # fmt: skip
    yield _one(
        f"occupancy_p95_percent_{name}", f"{label}: occupancy, 95th percentile", "%",
        explains=f"95th percentile of the share of the places there are that is held, counted every hour{over}.",
    )  # fmt: skip
    yield _one(
        f"full_hours_percent_{name}", f"{label}: hours full", "%",
        explains=f"Share of hourly counts at which every place there was is held{over}.",
    )  # fmt: skip
