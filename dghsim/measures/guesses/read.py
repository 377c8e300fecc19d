"""Looks up one measure among the draws."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from dghsim.measures.guesses.spread import Spread, spread

if TYPE_CHECKING:
    from dghsim.measures.model import Study


def spread_of(study: Study, measure: str, unit: str) -> Spread | None:
    """The spread of a measure, by its id, over the draws of a study; None where there is none."""
    guesses = study.guesses
    if guesses is None or measure not in guesses.values:
        return None
    beside = guesses.written[measure][guesses.luck]
    most = 100.0 if unit == "%" else math.inf
    return spread(guesses.values[measure], beside, float(study.values[measure].mean()), most)


def with_model(study: Study, row: dict[str, object]) -> dict[str, object]:
    """A row of the summary with its model interval: 5th to 95th percentile of the draws, the mean as written inside.

    The row itself where inputs were not varied, or the draws have nothing to measure.
    """
    found = spread_of(study, str(row["measure_id"]), str(row["unit"]))
    if found is None or "method" not in row:
        return row
    method = f"{row['method']}; model: 5th to 95th percentile of {len(found.rows)} draws of assumed inputs"
    return row | {"model_low": found.low, "model_high": found.high, "method": method}
