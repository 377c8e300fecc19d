"""Shares the work out among duties hour by hour, as their lists say: about what falls to whom, and what waits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.seats import Demanded
from dghsim.scenario.load_by_hour.windows import HOURS

_WEEKS = 2


@dataclass(frozen=True, slots=True)
class SharedOut:
    """A week after one like it."""

    done: Floats
    """(168, duties) clinician-hours of work done in each hour by each duty."""
    left: Floats
    """(168, works) hours of work, for a grade whose factor is 1, waiting at the end of each hour; of a team those of
    the seat for which most waits."""


def shared_out(seats: list[Demanded], hours: Floats, duties: int, priorities: list[float]) -> SharedOut:
    """Who does what in each hour of `hours`, (168, works) of work asked for, and what is carried on.

    In each hour the duties that answer a kind of work first do it, evenly by the doctors there; what is left goes to
    those who answer it second; what is still left is carried on. Kinds come by their priority, those with the fewest
    duties to answer them first among equals. The second of two weeks is given, the first one having started empty.
    """
    asked = sorted(
        (seat for seat in seats if seat.must and hours[:, seat.work].any()),
        key=lambda seat: (priorities[seat.work], len(seat.takers)),
    )
    comes = [(seat.count * hours[:, seat.work]).tolist() for seat in asked]
    turns = [_turns(seat) for seat in asked]
    carried = [0.0] * len(asked)
    free = _free(asked, duties)
    done, left = np.zeros((HOURS, duties)), np.zeros((HOURS, hours.shape[1]))
    for _ in range(_WEEKS):
        left[:] = 0.0
        for hour in range(HOURS):
            room = free[hour].tolist()
            for at, seat in enumerate(asked):
                carried[at] = _do(turns[at], hour, carried[at] + comes[at][hour], room)
                left[hour, seat.work] = max(left[hour, seat.work], carried[at] / seat.count)
            done[hour] = free[hour] - room
    return SharedOut(done, left)


_Turn = list[tuple[int, float, list[float]]]
"""Those who are asked at once: their duty, factor and free hours in each hour."""


def _turns(seat: Demanded) -> tuple[_Turn, ...]:
    return tuple(
        [(taker.shift, taker.factor, taker.free.tolist()) for taker in seat.takers if taker.first == first]
        for first in (True, False)
    )


def _free(seats: list[Demanded], duties: int) -> Floats:
    free = np.zeros((HOURS, duties))
    for seat in seats:
        for taker in seat.takers:
            free[:, taker.shift] = np.maximum(free[:, taker.shift], taker.free)
    return free


def _do(turns: tuple[_Turn, ...], hour: int, work: float, room: list[float]) -> float:
    """Take the work of an hour off the room that duties have; what is left of it."""
    for turn in turns:
        if work <= 0:
            break
        able = [min(room[duty], free[hour]) / factor for duty, factor, free in turn]
        total = sum(able)
        if total > 0:
            share = min(work / total, 1.0)
            for (duty, factor, _), much in zip(turn, able, strict=True):
                room[duty] -= share * much * factor
            work -= share * total
    return max(work, 0.0)
