"""What a check comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Value = float | str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing known exactly, and what was found."""

    what: str
    """With its unit."""
    expected: Value
    measured: Value
    agrees: bool
    low: float | None = None
    """Ends of the interval about what was measured; None where it must be the very same."""
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All rows of one check."""

    rows: tuple[Row, ...]
    runs: str
    """How much was run, such as `20 runs of 52 weeks`."""
    prints: tuple[bytes, ...] = ()
    """Digests of what the engine wrote, in order."""
    note: str = ""
    """What is to be said where it fails, on several lines."""

    @property
    def agrees(self) -> bool:
        """Whether every row does; without rows, no."""
        return bool(self.rows) and all(row.agrees for row in self.rows)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to run."""

    name: str
    """For the command line."""
    title: str
    source: str
    """The formula or rule that gives the answer."""
    kind: Literal["queues", "nights", "parity"]
    run: Callable[[], Outcome]
