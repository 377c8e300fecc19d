"""Draws how each patient of a stream comes, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.access.table import AccessTable
from dghsim.demand.access.waiting import Waiting
from dghsim.demand.access.week import SLOT, WEEK

Whole: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Uniform: TypeAlias = Callable[[str], Floats]
"""For a name a number from 0 to 1 a patient, always the same."""
HOUR = 3600


def come(
    table: AccessTable, stream: str, time: Whole, known: dict[str, Whole], uniform: Uniform, end: int
) -> Whole:
    """The times at which the patients come, in seconds; writes how they come and go home into `known`.

    Their acuity is what `as_ill` has made of it. Nobody is moved out of 0 to `end`: who would be comes as at the
    reference. The same times, to the last bit, where access is the reference's.
    """
    came = time
    if table.touches(stream):
        came = _late(table, time, uniform, end)
    if stream in table.gp_streams:
        known[table.arrives_by] = np.full(len(time), table.modes[2])
    elif stream in table.streams:
        own, ambulance, _ = table.modes
        acuity = known[table.acuity]
        called = uniform("mode") < table.ambulance[acuity, came % (24 * HOUR) // HOUR]
        known[table.arrives_by] = np.where(called, ambulance, own)
        came = _bus(table.waiting[stream], came, ~called & table.can_wait[acuity], uniform, end)
    known[table.goes_home_by] = _home(table, uniform)
    return came


def as_ill(table: AccessTable, acuity: Whole, uniform: Uniform) -> Whole:
    """A band worse for some of those who come late; better for some of those who come sooner than at the reference."""
    moved = _is_late(table, uniform) & (uniform("worse") < table.worse)
    step = 1 if table.late > 0 else -1
    return np.where(moved, np.clip(acuity + step, 0, table.bands - 1), acuity)


def _is_late(table: AccessTable, uniform: Uniform) -> NDArray[np.bool_]:
    return uniform("late") < abs(table.late)


def _late(table: AccessTable, time: Whole, uniform: Uniform, end: int) -> Whole:
    by = np.rint((0.5 + uniform("how_late")) * table.late_seconds).astype(np.int64)
    return _within(time, time + (by if table.late > 0 else -by), _is_late(table, uniform), end)


def _bus(waiting: Waiting, time: Whole, able: NDArray[np.bool_], uniform: Uniform, end: int) -> Whole:
    slot = time // SLOT % WEEK
    chance, when = uniform("bus"), uniform("which_bus")
    opens = (time // SLOT + waiting.until[slot]) * SLOT
    later = np.asarray(opens + np.floor(when * waiting.spread), dtype=np.int64)
    found = _within(time, later, able & (chance < waiting.later[slot]), end)
    sooner = able & (chance < waiting.earlier[slot])
    for at, steps in _steps(waiting, np.flatnonzero(sooner), slot, when):
        earlier = int(time[at]) - steps * SLOT
        found[at] = earlier if earlier >= 0 else time[at]
    return found


def _steps(waiting: Waiting, who: Whole, slot: Whole, when: Floats) -> Iterator[tuple[int, int]]:
    """Who comes sooner, and by how many slots."""
    for at in who.tolist():
        steps = waiting.back[slot[at]]
        yield at, int(steps[int(when[at] * len(steps))])


def _within(time: Whole, other: Whole, moved: NDArray[np.bool_], end: int) -> Whole:
    return np.where(moved & (other >= 0) & (other < end), other, time)


def _home(table: AccessTable, uniform: Uniform) -> Whole:
    here, there = table.no_lift
    own, bus, as_reference = table.homes
    drawn = uniform("home")
    return np.where(drawn < min(here, there), as_reference, np.where(drawn < here, bus, own))
