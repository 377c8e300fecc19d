"""The fitted numbers as CSV."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dghsim.csv_text import csv_text
from dghsim.rota.cells import inert
from dghsim.studies.calibrate.fitted import Fitted

COLUMNS = ("key", "says", "base", "fitted", "low", "high", "verdict", "counted", "what")


def table_text(numbers: Sequence[Fitted]) -> str:
    """A row a number: dotted key, what it is, the base's value, the fitted one with its 95 % interval (empty where the
    base's is kept), verdict, and what it rests on."""
    return csv_text(COLUMNS, map(_row, numbers))


def _row(one: Fitted) -> list[object]:
    ends = ("", "", "") if one.found is None else (one.found.value, one.found.low, one.found.high)
    says = (inert(one.key), inert(one.says), f"{one.base:.6g}")
    return [*says, *map(_number, ends), one.why or one.verdict, one.counted, one.what]


def _number(value: float | str) -> str:
    return f"{value:.6g}" if isinstance(value, float) and math.isfinite(value) else ""
