"""Looks up one measure among the draws."""

from __future__ import annotations

import pandas as pd

from dghsim.measures.guesses.model import Guesses
from dghsim.measures.guesses.spread import Spread, spread


def spread_of(guesses: Guesses, values: pd.DataFrame, measure: str) -> Spread | None:
    """The spread of a measure over the draws; None where there is none.

    Args:
        guesses: of a study.
        values: of the same study, one column a measure.
        measure: its id.
    """
    if measure not in guesses.values:
        return None
    beside = guesses.written[measure][guesses.luck]
    return spread(guesses.values[measure], beside, float(values[measure].mean()))
