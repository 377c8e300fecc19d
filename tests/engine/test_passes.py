"""Spells in the order that the log promises."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.engine.log import STAY, TASK, ordered
from dghsim.engine.plan import NONE, Table, empty

ASKED = 40


def spells(rows: int, latest: int, waiting: float, seed: int) -> Table:
    """So many, in no order; some still wait, and some are of own work, numbered downwards from below NONE."""
    draw = np.random.default_rng(seed)
    table = empty(TASK, rows)
    table["task"] = draw.integers(-20, ASKED, rows)
    table["task"][table["task"] == NONE] = 0
    table["start"] = np.where(draw.random(rows) < waiting, NONE, draw.integers(0, latest, rows))
    table["duty"] = draw.integers(NONE, 3, rows)
    table["entity"] = np.arange(rows)
    return table


def by_numpy(table: Table) -> Table:
    """The same, said with one sort that keeps what is alike as it stood."""
    table = table.copy()
    own = table["task"] < NONE
    table["task"][own] = ASKED + NONE - 1 - table["task"][own]
    return table[np.lexsort((table["duty"], table["task"], table["start"]))]


@settings(deadline=None)
@given(
    rows=st.integers(0, 200),
    latest=st.sampled_from([1, 2, 50, 10_000_000]),
    waiting=st.sampled_from([0.0, 0.1, 1.0]),
    seed=st.integers(0, 10**6),
)
def test_spells_stand_by_start_piece_and_duty(rows: int, latest: int, waiting: float, seed: int) -> None:
    table = spells(rows, latest, waiting, seed)
    before = table.copy()
    assert np.array_equal(ordered(table, empty(STAY, 0), ASKED)[0], by_numpy(table))
    assert np.array_equal(table, before)


def test_many_who_wait_are_put_in_order_too() -> None:
    table = spells(30_000, 5, 0.7, seed=1)
    assert np.array_equal(ordered(table, empty(STAY, 0), ASKED)[0], by_numpy(table))
