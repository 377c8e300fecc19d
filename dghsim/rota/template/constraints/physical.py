"""What no agreement can change: nobody is in two places at once."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.template.constraints.rest import days_reached
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost, forbid_pairs
from dghsim.rota.template.spans import DAY


def no_overlap(grid: Grid) -> Iterator[AtMost]:
    """No work begins before the last has ended."""
    for position in grid.positions:
        for days in days_reached(grid, 0):

            def clash(kind: int, other: int, position: int = position, days: int = days) -> bool:
                begins = min(span.start for span in grid.spans(other, position + days))
                return begins + days * DAY < max(span.end for span in grid.spans(kind, position))

            yield from forbid_pairs(grid, position, days, clash)
