"""What the rota is for: every duty has its doctors, and nobody works more than the target."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python import cp_model

from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.shift_types import ShiftType

_PINNED = (6, 5, 4, 3, 2, 1, 0)


def cover(grid: Grid) -> None:
    """The doctors each duty needs, and no more than it may have."""
    for weekday in range(7):
        for kind, each in enumerate(grid.types):
            if each.spans[weekday]:
                given = cp_model.LinearExpr.sum(on_weekday(grid, kind, weekday))
                needed, most = each.cover[weekday], each.most[weekday]
                if most is None:
                    grid.model.add(given >= needed)
                else:
                    grid.model.add_linear_constraint(given, needed, most)


def on_weekday(grid: Grid, kind: int, weekday: int) -> list[Literal]:
    """The choice of a type on one weekday, line by line."""
    return [grid.at(7 * line + weekday)[kind] for line in range(grid.lines)]


def hours(grid: Grid, most_minutes: int) -> None:
    """No more work in the cycle than so many minutes."""
    terms = [
        (literal, grid.types[kind].minutes(position % 7))
        for position in grid.positions
        for kind, literal in grid.at(position).items()
    ]
    total = cp_model.LinearExpr.weighted_sum([each for each, _ in terms], [minutes for _, minutes in terms])
    grid.model.add(total <= most_minutes)


def pin(grid: Grid) -> None:
    """Line 1 works the scarcest duty of the end of the week: of all the ways to number the lines, one kind is tried.

    Sunday first, since weekends are where the rules bind: measured on ten lines, the proof comes five times sooner than
    with a Monday.
    """
    pinned = scarcest(grid.types)
    if pinned is not None:
        weekday, kind = pinned
        grid.model.add(grid.at(weekday)[kind] == 1)


def scarcest(types: Sequence[ShiftType]) -> tuple[int, int] | None:
    """Weekday and index of that duty; None where no number of doctors is exact."""
    for weekday in _PINNED:
        seats = [(each.cover[weekday], kind) for kind, each in enumerate(types) if _is_exact(each, weekday)]
        if seats:
            return weekday, min(seats)[1]
    return None


def _is_exact(kind: ShiftType, weekday: int) -> bool:
    return kind.cover[weekday] > 0 and kind.most[weekday] == kind.cover[weekday]
