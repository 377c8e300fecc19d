"""Weekends whole, and not too often."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from dghsim.rota.template.constraints.weekends import (
    FRIDAY,
    SATURDAY,
    SUNDAY,
    touching_weekend,
    weekend_worked,
)
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost, at_most
from dghsim.scenario.rota import Tier


def whole_weekends(grid: Grid, _: Tier) -> Iterator[AtMost]:
    """Saturday with Sunday, and Friday night only with both."""
    for line in range(grid.lines):
        saturday, sunday = (grid.works(7 * line + day) for day in (SATURDAY, SUNDAY))
        yield at_most(0, [saturday], sunday)
        yield at_most(0, [sunday], saturday)
        late = touching_weekend(grid, 7 * line + FRIDAY)
        if late:
            yield at_most(0, late, saturday)


def one_weekend_in(grid: Grid, tier: Tier) -> Iterator[AtMost]:
    """No more weekends than one in so many."""
    most = floor(grid.lines / (tier.template.one_weekend_in or 1) + 1e-9)
    yield at_most(most, [weekend_worked(grid, line) for line in range(grid.lines)])
