"""Looks up one measure in a study's summary."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Reading:
    """What the summary says of one measure."""

    measure: str
    unit: str
    kind: str
    mean: float
    ci_low: float
    ci_high: float
    year_low: float
    year_high: float


def readings(summary: pd.DataFrame) -> dict[str, Reading]:
    """Measure id -> what the summary says; measures with nothing to show are left out."""
    found = {}
    for row in summary.to_dict("records"):
        mean = float(row["mean"])
        if math.isfinite(mean):
            margins = (float(row[name]) for name in ("ci_low", "ci_high", "year_low", "year_high"))
            found[str(row["measure_id"])] = Reading(
                str(row["measure"]), str(row["unit"]), str(row["kind"]), mean, *margins
            )
    return found
