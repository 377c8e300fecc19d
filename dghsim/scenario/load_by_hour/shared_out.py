"""Shares the work out among duties hour by hour, as their lists say: an estimate of what falls to whom."""

from __future__ import annotations

import numpy as np

from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.seats import Demanded
from dghsim.scenario.load_by_hour.windows import HOURS

_WEEKS = 2


def shared_out(seats: list[Demanded], hours: Floats, duties: int) -> Floats:
    """(168, duties) clinician-hours of work done in each hour by each duty.

    In each hour the duties that answer a kind of work first do it, evenly by the doctors there; what is left goes to
    those who answer it second; what is still left is carried on. Kinds with the fewest duties to answer them come
    first. The second of two weeks is given, the first one having started empty.
    """
    asked = sorted(
        (seat for seat in seats if seat.must and hours[:, seat.work].any()), key=lambda seat: len(seat.takers)
    )
    left = np.zeros(len(asked))
    free = _free(asked, duties)
    done = np.zeros((HOURS, duties))
    for _ in range(_WEEKS):
        done[:] = 0.0
        for hour in range(HOURS):
            room = free[hour].copy()
            for at, seat in enumerate(asked):
                left[at] = _do(seat, hour, left[at] + seat.count * hours[hour, seat.work], room)
            done[hour] = free[hour] - room
    return done


def _free(seats: list[Demanded], duties: int) -> Floats:
    free = np.zeros((HOURS, duties))
    for seat in seats:
        for taker in seat.takers:
            free[:, taker.shift] = np.maximum(free[:, taker.shift], taker.free)
    return free


def _do(seat: Demanded, hour: int, work: float, room: Floats) -> float:
    """Take the work of an hour off the room that duties have; what is left of it."""
    for first in (True, False):
        takers = [taker for taker in seat.takers if taker.first == first]
        able = [min(float(room[taker.shift]), float(taker.free[hour])) / taker.factor for taker in takers]
        share = min(work / total, 1.0) if (total := sum(able)) > 0 else 0.0
        for taker, much in zip(takers, able, strict=True):
            room[taker.shift] -= share * much * taker.factor
        work -= share * total
    return max(work, 0.0)
