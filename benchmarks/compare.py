"""Are the answers the same? Welch's interval on each difference, all intervals of a table right together."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import stdtrit

from benchmarks.moments import Moments, Summary

CONFIDENCE = 0.95
"""That all intervals of one table hold the true differences, together."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of two simulators."""

    what: str
    ours: float
    theirs: float
    low: float
    """Ends of the interval of the difference, ours less theirs."""
    high: float

    @property
    def agrees(self) -> bool:
        """Whether the interval holds no difference."""
        return self.low <= 0 <= self.high

    @property
    def difference(self) -> float:
        """Ours less theirs."""
        return self.ours - self.theirs


def row(what: str, ours: Moments, theirs: Moments, together: int) -> Row:
    """Compare means over independent runs.

    Args:
        what: the measure, with its unit.
        ours: of dghsim.
        theirs: of the other, or a value that is known exactly.
        together: intervals of the table (Bonferroni: each gets its part of what may go wrong).
    """
    part, other = ours.variance / ours.runs, theirs.variance / theirs.runs
    both, difference, half = part + other, ours.mean - theirs.mean, 0.0
    if both > 0:
        freedom = both**2 / (part**2 / max(ours.runs - 1, 1) + other**2 / max(theirs.runs - 1, 1))
        half = float(stdtrit(freedom, 1 - (1 - CONFIDENCE) / 2 / together)) * both**0.5
    return Row(what, ours.mean, theirs.mean, difference - half, difference + half)


def rows(ours: Summary, theirs: Summary, together: int | None = None) -> tuple[Row, ...]:
    """One for each measure of theirs.

    Args:
        ours: of dghsim.
        theirs: of the other.
        together: intervals in all, where there are more than these.

    Raises:
        KeyError: ours lacks one of their measures.
    """
    return tuple(row(what, ours[what], of, together or len(theirs)) for what, of in theirs.items())
