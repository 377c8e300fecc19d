"""Which doctors the planned rota leaves free for a duty: nothing else at the time, and rest before and after."""

from __future__ import annotations

import numpy as np

from dghsim.rota.horizon import DAY_SECONDS
from dghsim.rota.ladder.gap_table import Ints, Mask, SeatTable
from dghsim.rota.ladder.limits import Limits
from dghsim.rota.ladder.plans import Plan

FAR = 2**60


def free_for(seats: SeatTable, which: Ints, plan: Plan, limits: Limits, keeps_normal: bool) -> Mask:
    """For each of the seats `which`, whether the doctor of the plan could work it.

    A shift needs rest on either side, more after a night unless another follows on the next date; on call from home
    only has to be apart. Nobody is asked on a day of leave. Unless `keeps_normal`, normal days stand in nobody's way:
    they are given up.
    """
    kept = np.ones(len(plan.start), dtype=np.bool_) if keeps_normal else ~plan.normal
    start, end = seats.start[which], seats.end[which]
    free = _apart(plan.start[kept], plan.end[kept], start, end)
    free &= _apart(plan.away * DAY_SECONDS, (plan.away + 1) * DAY_SECONDS, start, end)
    shifts = kept & plan.resident
    return free & _rested(seats, which, plan, shifts, limits)


def _apart(starts: Ints, ends: Ints, start: Ints, end: Ints) -> Mask:
    """Whether no stretch of a list sorted by start overlaps each given one."""
    latest = np.concatenate([[-FAR], np.maximum.accumulate(ends)]) if len(ends) else np.array([-FAR])
    before = np.searchsorted(starts, end, side="left")
    apart: Mask = latest[before] <= start
    return apart


def _rested(seats: SeatTable, which: Ints, plan: Plan, shifts: Mask, limits: Limits) -> Mask:
    opens, closes = seats.resident_start[which], seats.resident_end[which]
    night = seats.night_shift[which]
    day = opens // DAY_SECONDS
    start = np.append(plan.start[shifts], FAR)
    end = np.concatenate([[-FAR], plan.end[shifts]])
    nights, days = plan.night[shifts], plan.start[shifts] // DAY_SECONDS
    at = np.searchsorted(plan.start[shifts], opens)
    was_night = np.append(False, nights)[at]
    in_a_run = night & (np.append(-FAR, days)[at] == day - 1)
    goes_on = np.append(nights, False)[at] & (np.append(days, FAR)[at] == day + 1)
    before = np.where(was_night & ~in_a_run, limits.night_rest, limits.rest)
    after = np.where(night & ~goes_on, limits.night_rest, limits.rest)
    rested: Mask = (end[at] + before <= opens) & (closes + after <= start[at])
    return rested | (closes < 0)
