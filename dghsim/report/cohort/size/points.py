"""Where hospitals lie by size on one measure: the cohort's, and made-up ones that are alike in all but size."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dghsim.measures.model import Study
from dghsim.measures.spans import WEEKS_A_YEAR
from dghsim.measures.statistics import interval
from dghsim.report.cohort.order import by_size, take_of
from dghsim.report.cohort.reading import CohortReading
from dghsim.studies.size.model import Sizes


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A measure as the curve shows it."""

    measure: str
    label: str
    unit: str
    times: float = 1.0
    """What is shown over what is measured."""


COST = Reckoned("cost_per_admission_gbp", "Doctors' cost of an admission", "pounds")
FRAGILE = (
    Reckoned(
        "one_senior_hours_per_week", "Hours with one senior for everything", "hours a year", WEEKS_A_YEAR
    ),
    Reckoned("emergencies_met_per_year", "Two emergencies at once for the only senior", "a year"),
    Reckoned("uncovered_hours_per_week", "Hours uncovered", "hours a year", WEEKS_A_YEAR),
    Reckoned("locum_share_percent", "Share spent on bank and agency", "%"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One hospital on one measure, with the 95 % interval of its average."""

    take: float
    """Patients a day."""
    mean: float
    low: float
    high: float


def curve_of(sizes: Sizes, what: Reckoned) -> list[Point]:
    """The made-up hospitals, smallest first, where the measure has a value."""
    found = (_point(take, study, what) for take, study in sizes.studies)
    return [point for point in found if point is not None]


def on_the_curve(reading: CohortReading, what: Reckoned) -> dict[str, Point]:
    """Name in the cohort's file -> where it lies; without those that have no value."""
    found = {}
    for name in by_size(reading):
        point = _point(take_of(reading, name), reading.studies[name], what)
        if point is not None:
            found[name] = point
    return found


def _point(take: float, study: Study, what: Reckoned) -> Point | None:
    if what.measure not in study.values or math.isnan(take):
        return None
    values = what.times * study.values[what.measure].to_numpy(np.float64)
    values = values[~np.isnan(values)]
    if not len(values):
        return None
    mean, low, high = interval(values)
    return Point(take, mean, low if math.isfinite(low) else mean, high if math.isfinite(high) else mean)
