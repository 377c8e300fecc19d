"""Empty cells of a table."""

from __future__ import annotations

import math

import pandas as pd


def missing(cell: object) -> bool:
    """True for None, NaN, NaT and NA; an empty text is not missing."""
    return cell is None or cell is pd.NaT or cell is pd.NA or (isinstance(cell, float) and math.isnan(cell))
