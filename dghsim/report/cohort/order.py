"""The order in which a page has its hospitals, and how a picture calls them."""

from __future__ import annotations

import math

from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Cell

SYNTHETIC = "* Synthetic: no such hospital exists."
IMPUTED = "† Beds or delays imputed from other hospitals: not ranked or judged on what rests on them."


def take_of(reading: CohortReading, name: str) -> float:
    """Patients a day; NaN where none are measured."""
    values = reading.studies[name].values
    return float(values["arrivals_per_day"].mean()) if "arrivals_per_day" in values else math.nan


def by_size(reading: CohortReading) -> list[str]:
    """Names in the cohort's file, smallest take first; those without a take before all."""
    takes = {name: take_of(reading, name) for name in reading.studies}
    return sorted(takes, key=lambda name: (not math.isnan(takes[name]), takes[name]))


def mark(reading: CohortReading, name: str) -> str:
    """A hospital in a picture: its code, with a star where it is synthetic and a dagger where beds are imputed."""
    sign = " *" if name in reading.synthetic else " †" if reading.imputed(name) else ""
    return f"{name.upper()}{sign}"


def with_star(reading: CohortReading, words: str) -> str:
    """How to read a picture, with what the star and the dagger mean where there are any."""
    star = SYNTHETIC if reading.synthetic & set(reading.studies) else ""
    dagger = IMPUTED if any(map(reading.imputed, reading.studies)) else ""
    return " ".join(filter(None, (words, star, dagger)))


def heading_of(reading: CohortReading, name: str) -> Cell:
    """A hospital at the head of a row: its name, which leads to its own report, its code, and whether it exists
    or has imputed beds."""
    tag = "synthetic" if name in reading.synthetic else reading.imputed(name)
    return Cell(reading.names[name], name.upper(), tag, "synthetic", link=reading.results_of(name))
