"""What is asked of the averages."""

from __future__ import annotations

from dataclasses import dataclass

FEWEST = 10
"""Values before an interval is looked at: from fewer its width is too much a matter of luck (Law, Simulation Modeling
and Analysis, 9.4.1)."""
LOOK_AHEAD = 5
"""Further replications, of each hundred, over which the precision must hold (Hoad, Robinson and Davies 2010)."""


@dataclass(frozen=True, slots=True)
class Target:
    """One measure, and how wide its interval may be to either side."""

    measure: str
    half_width: float
    percent: bool
    """Of the average, whatever that turns out to be; else in the measure's unit."""

    def limit(self, mean: float) -> float:
        """In the measure's unit."""
        return self.half_width / 100 * abs(mean) if self.percent else self.half_width


@dataclass(frozen=True, slots=True)
class Precision:
    """When to stop."""

    targets: tuple[Target, ...]
    fewest: int
    """Replications run in any case."""
    most: int
    """Replications after which to stop, precise or not."""


def look_ahead(replications: int) -> int:
    """How long precision first reached after so many replications must hold."""
    return LOOK_AHEAD * max(replications, 100) // 100
