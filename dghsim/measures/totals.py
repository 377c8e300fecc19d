"""What a measure of the mean patient comes to in a year, so that hospitals of unlike size may be set side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dghsim.measures.model import Floats, Measure
from dghsim.measures.spans import DAYS_A_YEAR

Whom = Literal["take", "due", "admitted"]


@dataclass(frozen=True, slots=True)
class Total:
    """A measure in totals of a year."""

    unit: str
    by: Mapping[str, float]
    """Hospital -> what one unit of the measure comes to there in a year; without those of which it is not known."""


_OF: Mapping[str, tuple[str, Whom, float]] = {
    "stay_mean_days": ("patient-days a year", "take", 1.0),
    "delay_days_per_1000": ("delay days a year", "admitted", 1e-3),
    "clinician_in_time_percent": ("patients a year", "take", 1e-2),
    "consultant_in_time_percent": ("patients a year", "due", 1e-2),
    "all_three_in_time_percent": ("patients a year", "take", 1e-2),
    "ed_stay_over_percent": ("patients a year", "admitted", 1e-2),
    "boarding_long_percent": ("patients a year", "admitted", 1e-2),
    "outlier_patients_percent": ("patients a year", "admitted", 1e-2),
}
"""Measure -> unit of the total, whom it is of, and how much of it is one patient's."""


def total_of(measure: Measure, hospitals: Mapping[str, Mapping[str, Floats]]) -> Total | None:
    """How a measure is told in totals; None where it has none, as the mean occupancy of wards.

    Args:
        measure: what is measured.
        hospitals: name -> measure -> one value a replication, of the hospital as it is.
    """
    if measure.id.endswith(("_per_week", "_per_year")):
        return Total(measure.unit, dict.fromkeys(hospitals, 1.0))
    if measure.id not in _OF:
        return None
    unit, whom, each = _OF[measure.id]
    people = {name: _people(values, whom) for name, values in hospitals.items()}
    return Total(unit, {name: each * many for name, many in people.items() if many > 0})


def _people(values: Mapping[str, Floats], whom: Whom) -> float:
    """Patients a year; those due a consultant; those who are given a bed where their cost is known, else nought."""
    if whom != "admitted":
        due = 1.0 if whom == "take" else _mean(values, "consultant_due_percent") / 100
        return DAYS_A_YEAR * _mean(values, "arrivals_per_day") * due
    cost = _mean(values, "cost_per_admission_gbp")
    return _mean(values, "cost_total_gbp_per_year") / cost if cost else 0.0


def _mean(values: Mapping[str, Floats], name: str) -> float:
    found = values.get(name)
    mean = 0.0 if found is None else float(np.mean(found))
    return mean if np.isfinite(mean) else 0.0
