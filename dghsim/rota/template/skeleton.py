"""The bones of a template: who works which nights and which weekend days; the rest of the week hangs on them."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.template.fixing import Fixed
from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.naming import Choice
from dghsim.rota.template.shift_types import WEEKEND


def skeleton(grid: Grid, choice: Choice) -> Fixed:
    """Literals that say where nights are and which weekend days are worked, with their values in `choice`.

    None without nights: where calls from home lie is better left open, and weekends alone rule out too little.
    Each literal comes once, as the solver wants it: where all that is worked on a day is a night, both say the same.
    """
    nights = list(_nights(grid, choice))
    if not nights:
        return []
    once = {literal.index: (literal, value) for literal, value in (*nights, *_weekends(grid, choice))}
    return list(once.values())


def _nights(grid: Grid, choice: Choice) -> Iterator[tuple[Literal, bool]]:
    for position in grid.positions:
        if grid.which("night", position):
            kind = choice[position]
            there = kind is not None and bool(grid.kind_spans("night", kind, position))
            yield grid.is_on("night", position), there


def _weekends(grid: Grid, choice: Choice) -> Iterator[tuple[Literal, bool]]:
    for position in grid.positions:
        if position % 7 in WEEKEND and grid.at(position):
            yield grid.works(position), choice[position] is not None
