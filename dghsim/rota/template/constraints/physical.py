"""What no agreement can change: nobody is in two places at once."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.template.constraints.rest import days_reached
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost, clashes
from dghsim.rota.template.spans import DAY


def no_overlap(grid: Grid) -> Iterator[AtMost]:
    """No work begins before the last has ended."""

    def clash(kind: int, other: int, weekday: int, days: int) -> bool:
        begins = min(span.start for span in grid.spans(other, weekday + days))
        return begins + days * DAY < max(span.end for span in grid.spans(kind, weekday))

    pairs = [clashes(grid, days, clash) for days in days_reached(grid, 0)]
    for position in grid.positions:
        for each in pairs:
            yield from each.at(grid, position)
