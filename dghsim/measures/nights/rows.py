"""Rows of the logs as plain Python values, which is what one night and one journey are small enough for."""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

import pandas as pd

Row = dict[str, Any]
"""Column -> value; None for null, datetimes to the second."""


def rows_of(table: pd.DataFrame) -> list[Row]:
    """One dictionary a row."""
    return [{str(name): _plain(value) for name, value in row.items()} for row in table.to_dict("records")]


def _plain(value: object) -> object:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp):
        return datetime(value.year, value.month, value.day, value.hour, value.minute, value.second)
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    return value
