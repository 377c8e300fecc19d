"""Patients in beds outside medicine, and moves between beds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.definitions.told import told
from dghsim.measures.facts import Facts
from dghsim.measures.model import Measure
from dghsim.measures.outliers import outlier_places
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="flow", kind="output", better="less")
_OUTLIERS = (
    ("outliers_mean_patients", "Outliers at any time, mean", "patients",
     "Mean number of patients in beds outside medicine."),
    ("outlier_bed_days_per_year", "Bed-days of outliers", "bed-days a year",
     "Days that patients of medicine lie in beds outside medicine, as a year."),
    ("outlier_bed_days_percent", "Bed-days of outliers, share", "%",
     "Bed-days in beds outside medicine over all bed-days."),
    ("outlier_moves_per_day", "Patients who become outliers a day", "patients a day",
     "Times a day that a bed outside medicine is given to a patient."),
    ("outlier_patients_percent", "Admitted patients who are ever outliers", "%",
     "Share of patients given a first bed in the weeks measured who are in one outside medicine, then or later in the "
     "run."),
)  # fmt: skip
_MOVES = (
    "bed_moves_each", "Moves from bed to bed an admission", "moves",
    "Beds given to patients who had one before, over first beds given, in the weeks measured.",
)  # fmt: skip


def outliers(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Where some place is marked as outside medicine; bed moves where there are several places with beds."""
    if outlier_places(scenario):
        yield from told(_one, *_OUTLIERS)
    if len(facts.beds) > 1:
        yield from told(_one, _MOVES)
