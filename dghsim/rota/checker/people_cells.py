"""Cells of the people table as numbers and as yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Real

from dghsim.errors import InputError, show
from dghsim.rota.missing import missing

_TRUE = ("true", "yes", "y", "1", "1.0")
_FALSE = ("false", "no", "n", "0", "0.0", "")


def amount(
    cells: Mapping[str, object], name: str, where: str, most: float, above: bool = False
) -> float | None:
    """A number from 0 (or above it) to `most`; None where the cell is empty.

    Raises:
        InputError: anything else.
    """
    if name not in cells:
        return None
    value = cells[name]
    try:
        found = float(value) if isinstance(value, Real | str) else float("nan")
    except (ValueError, OverflowError):
        found = float("nan")
    if not 0 <= found <= most or (above and found == 0):
        low = "above 0, at most" if above else "0 to"
        raise InputError(f"{where}: {name} is {show(value)}; allowed: {low} {most:,.15g}")
    return found


def yes(value: object, where: str) -> bool:
    """Yes or no. Raises InputError for anything else."""
    word = str(value).strip().casefold()
    if word not in _TRUE + _FALSE:
        raise InputError(f"{where} is {show(value)}; allowed: yes or no")
    return word in _TRUE


def empty(value: object) -> bool:
    """Missing, or text of spaces alone."""
    return missing(value) or (isinstance(value, str) and not value.strip())
