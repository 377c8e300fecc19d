"""How many of many measures, each told by its own interval, chance alone would have differ."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.measures.model import Difference
from dghsim.measures.statistics import CONFIDENCE
from dghsim.report.text import counted


def compared(difference: Difference) -> int:
    """Measures that chance may move: with an interval, and neither fixed nor the same in every run."""
    return int((difference.table["ci_low"] < difference.table["ci_high"]).sum())


def by_chance(differences: Sequence[Difference]) -> str:
    """A sentence; nothing where nothing was compared."""
    number = sum(map(compared, differences))
    if not number:
        return ""
    expected = round(number * (1 - CONFIDENCE))
    some = f"about {expected:,}" if expected else "fewer than one"
    return (
        f"Each is told by its own 95% interval: of {counted(number, 'comparison')} one in twenty, {some}, would be "
        "called better, worse or different by chance alone where nothing changed."
    )
