"""How each kind of attribute is drawn, once its tables are made.

Every kind has `draw(known, word)`: `known` holds the attributes drawn before it, `word()` gives each patient
one 32-bit word as int64. It returns one int64 a patient.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]
Known: TypeAlias = Mapping[str, Whole]
Word: TypeAlias = Callable[[], Whole]


def _row(by: str | None, known: Known) -> Whole | int:
    return 0 if by is None else known[by]


@dataclass(frozen=True, slots=True)
class Category:
    """One of several labels. `limits`: (labels of `by`, labels - 1) cumulative shares in units of 2**-32."""

    by: str | None
    limits: Whole

    def draw(self, known: Known, word: Word) -> Whole:
        """Positions of labels."""
        drawn, row = word(), _row(self.by, known)
        position = np.zeros(len(drawn), dtype=np.int64)
        for limit in self.limits.T:
            position += drawn >= limit[row]
        return position


@dataclass(frozen=True, slots=True)
class Chance:
    """Yes or no. `limits`: by label of `by`, the chance of yes in units of 2**-32."""

    by: str | None
    limits: Whole

    def draw(self, known: Known, word: Word) -> Whole:
        """1 for yes, 0 for no."""
        return (word() < self.limits[_row(self.by, known)]).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number from a distribution. `tables`: (labels of `by`, 4096) quantile tables."""

    by: str | None
    tables: Whole

    def draw(self, known: Known, word: Word) -> Whole:
        """Seconds, or whole units of another kind."""
        return np.asarray(self.tables[_row(self.by, known), word() >> 20], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Bands:
    """The band that another number falls in. `limits`: lower limits, rising, in that number's scale."""

    of: str
    limits: NDArray[np.float64]

    def draw(self, known: Known, word: Word) -> Whole:  # noqa: ARG002
        """Positions of bands; numbers below the first limit are in the first band."""
        return np.maximum(np.searchsorted(self.limits, known[self.of], side="right") - 1, 0)


@dataclass(frozen=True, slots=True)
class Difference:
    """One number less another, not below `at_least`."""

    first: str
    second: str
    at_least: int

    def draw(self, known: Known, word: Word) -> Whole:  # noqa: ARG002
        """In the scale of both numbers."""
        return np.asarray(np.maximum(known[self.first] - known[self.second], self.at_least), dtype=np.int64)


Kind: TypeAlias = Category | Chance | Quantity | Bands | Difference
