"""The four aims of the programme, and the measures that a hospital is read by on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dghsim.scenario.root import MedicalShare


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim, and its measures by id, most telling first."""

    name: str
    title: str
    asks: str
    """What it comes to, as a question."""
    measures: tuple[str, ...]


AIMS: tuple[Aim, ...] = (
    Aim(
        "sustainability", "Sustainability", "Can the rota be filled and paid for, year after year?",
        ("uncovered_hours_per_week", "locum_hours_per_week", "last_rungs_nights_per_year", "sessions_lost_per_year"),
    ),
    Aim(
        "quality", "Quality", "Are patients seen in time?",
        ("clinician_in_time_percent", "consultant_in_time_percent", "all_three_in_time_percent",
         "team_emergency_call_no_senior_percent"),
    ),
    Aim(
        "efficiency", "Efficiency", "What does a patient cost in doctors and in beds?",
        ("cost_per_admission_gbp", "stay_mean_days", "occupancy_mean_percent_ward", "delay_days_per_1000"),
    ),
    Aim(
        "effectiveness", "Effectiveness", "Do patients get to the right place, and home?",
        ("ed_stay_over_percent", "boarding_long_percent", "same_day_percent", "outlier_patients_percent"),
    ),
)  # fmt: skip

LITTLE_BY_STAFFING = frozenset({"stay_mean_days", "delay_days_per_1000"})
"""Measures that follow the hospital's demand, beds and delays more than who is on duty. All others are ranked only
where a hospital's own staffing is in. Little is not nothing: Hereford with 4 consultants, 3 registrars, 8 doctors of
tier 1 and a bank of 0.1 (4 x 26 weeks) stays 0.06 days longer and has 78 delay days per 1,000 more."""

OF_THE_BASE = frozenset({"same_day_percent"})
"""Measures that follow chances which the files of the cohort all take over from the base: they say nothing of a
hospital, and nobody is ranked on them."""

_ON_BEDS = (
    "stay_mean_days", "occupancy_mean_percent_ward", "ed_stay_over_percent", "boarding_long_percent",
    "outlier_patients_percent",
)  # fmt: skip
RESTS_ON: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_ON_BEDS, frozenset({"beds"})),
    "delay_days_per_1000": frozenset({"delay"}),
}
"""Measures that give back what a hospital's file says of its beds, or how full they are, or of its delays: where that
is imputed, nothing is ranked or judged."""

ON_SHARES = frozenset({"stay_mean_days", "delay_days_per_1000"})
"""Measures that go up in proportion to medicine's share of the beds and down with its share of admissions, since bed
days for each patient were reckoned with both."""

MONEY = frozenset({"cost_per_admission_gbp"})
"""Measures that are pounds themselves: of these nothing is told for each £100,000."""


def fair(measure: str, hospitals: frozenset[str], own: frozenset[str]) -> frozenset[str]:
    """Of some hospitals, those that may be ranked or called better on a measure; `own` have their own staffing in."""
    if measure in OF_THE_BASE:
        return frozenset()
    return hospitals if measure in LITTLE_BY_STAFFING else hospitals & own


def imputed_on(measure: str, imputed: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Of hospitals with what is imputed of each, those on which a measure tells nothing of their own."""
    rests = RESTS_ON.get(measure, frozenset())
    return frozenset(name for name, each in imputed.items() if each & rests)


def assumed_on(measure: str, shares: Mapping[str, MedicalShare]) -> dict[str, float]:
    """How far a measure may be off at each hospital for the shares that were assumed of it: standard deviation over
    mean, each share drawn evenly from its range and by itself."""
    if measure not in ON_SHARES:
        return {}
    found = {
        name: float(np.hypot(_spread(each.admissions), _spread(each.beds))) for name, each in shares.items()
    }
    return {name: each for name, each in found.items() if each}


def _spread(ends: list[float] | None) -> float:
    """Standard deviation over mean of what lies evenly in a range."""
    return 0.0 if ends is None else 2 * (ends[1] - ends[0]) / (ends[1] + ends[0]) / float(np.sqrt(12))


def by_measure() -> Mapping[str, Aim]:
    """Measure id -> its aim."""
    return {measure: aim for aim in AIMS for measure in aim.measures}
