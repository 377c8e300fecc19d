"""Cells that are no dates: ages, yes and no."""

from __future__ import annotations

import math
import re

_YES = frozenset(("yes", "y", "true", "1", "same day", "sdec"))
_NO = frozenset(("no", "n", "false", "0"))
_WHOLE = re.compile(r"\d{1,3}")
_OLDEST = 125


def text_of(cell: object) -> str:
    """A cell as text; whole numbers without a decimal point."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def yes_of(cell: object) -> float:
    """1 for yes, 0 for no, NaN for anything else."""
    text = text_of(cell).casefold()
    return 1.0 if text in _YES else 0.0 if text in _NO else math.nan


def number_of(cell: object) -> float:
    """An age, or the lower end of a band: `81`, `81.4`, `70-84`, `85+`, `under 55`, `<55`; NaN for anything else."""
    text = text_of(cell).casefold().replace("_", " ")
    try:
        years = float(text)
    except ValueError:
        found = _WHOLE.search(text) if len(text) <= 30 else None
        if found is None:
            return math.nan
        years = float(found.group())
        if text.startswith(("under", "<", "below", "up to", "less")):
            years = 0.0
    return years if 0 <= years <= _OLDEST else math.nan
