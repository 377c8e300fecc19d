"""Nights in the blocks that are asked for, and days off after them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost, at_most
from dghsim.scenario.rota import Tier


def night_blocks(grid: Grid, tier: Tier) -> Iterator[AtMost]:
    """All nights of a block or none, and no block straight after another."""
    opens = [0, *accumulate(tier.template.night_blocks or [7])]
    for line in range(grid.lines):
        for first, closes in pairwise(opens):
            block = [grid.is_on("night", 7 * line + day) for day in range(first, closes)]
            for one, next_one in pairwise(block):
                yield at_most(0, [one], next_one)
                yield at_most(0, [next_one], one)
            yield at_most(1, [block[-1], grid.is_on("night", 7 * line + closes)])


def days_off_after_nights(grid: Grid, tier: Tier) -> Iterator[AtMost]:
    """No work on so many days after the last night of a run."""
    for position in grid.positions:
        night, goes_on = (grid.is_on("night", position + day) for day in (0, 1))
        for day in range(1, tier.template.days_off_after_nights + 1):
            yield at_most(1, [night, grid.works(position + day)], goes_on)
