"""Rows of the logs as plain Python values, which is what one night and one journey are small enough for."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

Row = dict[str, Any]
"""Column -> value; None for null, datetimes to the second."""


def rows_of(table: pd.DataFrame) -> list[Row]:
    """One dictionary a row."""
    names, columns = list(map(str, table.columns)), [_plain(table[name]) for name in table.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    if column.dtype.kind == "M":
        return column.to_numpy("datetime64[s]").tolist()
    return [_value(value) for value in column.to_numpy(object).tolist()]


def _value(value: object) -> object:
    if value is None or value is pd.NA:
        return None
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() else value
    return value
