"""The ladder for a duty nobody is there for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.facts import Facts
from dghsim.measures.ladder import has_rung
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="cover", unit="hours a week", kind="output", better="neither")


def ladder(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """Nothing without a ladder."""
    rungs = tuple(scenario.rota.ladder)
    if not rungs:
        return
    for name in rungs:
        yield _one(
            f"rung_{name}_hours_per_week", f"Ladder, {rung_label(name)}: hours",
            explains="Mean rostered hours of the duties that this rung of the ladder filled.",
        )  # fmt: skip
    last = " or ".join(rung_label(name) for name in rungs[-2:])
    yield _one(
        "last_rungs_nights_per_year", f"Nights on the last rungs: {last}", unit="nights a year", better="less",
        explains="Nights a year on which some duty at the hospital over 23:00 to 06:00 was filled by one of the last "
        "two rungs of the ladder.",
    )  # fmt: skip
    if has_rung(scenario, "swap", "act_up", "act_down"):
        yield _one(
            "sessions_lost_per_year", "Sessions lost to gaps", unit="sessions a year", better="less",
            explains="Half days of clinics and other normal work given up by those who swapped or acted up or down.",
        )  # fmt: skip
    if has_rung(scenario, "act_down"):
        yield _one(
            "acted_down_per_year", "Duties that a consultant acted down for", unit="a year", better="less",
            explains="Duties a year that a consultant worked in place of a doctor of a lower tier.",
        )  # fmt: skip
        yield _one(
            "sessions_lost_acting_down_per_year", "Consultant sessions lost to acting down", unit="sessions a year",
            better="less", explains="Half days of normal work that consultants gave up for having acted down.",
        )  # fmt: skip
    if has_rung(scenario, "divert"):
        yield _one(
            "diverted_hours_per_week", "Hours with the take diverted", better="less",
            explains="Mean hours a week in which the take goes elsewhere because a duty had nobody.",
        )  # fmt: skip


def rung_label(name: str) -> str:
    """The name of a rung in words."""
    return name.replace("_", " ")
