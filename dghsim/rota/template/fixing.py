"""Literals of a grid with the values they are to have."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.naming import Choice

Fixed = Sequence[tuple[Literal, bool]]


def whole(grid: Grid, choice: Choice) -> Fixed:
    """Every literal of the choice."""
    return [
        (literal, choice[position] == kind)
        for position in grid.positions
        for kind, literal in grid.at(position).items()
    ]
