"""Makes room for one more day of leave by moving other doctors' leave to other days: an augmenting path."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from dghsim.rota.ledger import Counts, Ledger


@dataclass(frozen=True, slots=True)
class _Step:
    """The doctor would take `day`, which `before` gives up in exchange for a day of his or her own."""

    before: int
    day: int


def swap_in(ledger: Ledger, doctor: int, span: slice) -> bool:
    """One more day for `doctor` and no fewer for anybody: True when a chain of moved days was found and made.

    The chain is the shortest. Each doctor in it moves one day, within his or her own limit on hours.
    """
    came: dict[int, _Step | None] = {doctor: None}
    queue = deque([doctor])
    while queue:
        mover = queue.popleft()
        gives_up = came[mover]
        days = _could_take(ledger, mover, span, None if gives_up is None else gives_up.day)
        full, no_duty_left = ledger.day_full()[days], ledger.duty_full(mover)[days]
        free = days[~full & ~no_duty_left]
        if len(free):
            _make(ledger, came, mover, int(free[np.argmin(ledger.load()[free])]))
            return True
        for day, bound in zip(days.tolist(), no_duty_left.tolist(), strict=True):
            for other in _away_on(ledger, mover, day, bound):
                if other not in came:
                    came[other] = _Step(mover, day)
                    queue.append(other)
    return False


def _could_take(ledger: Ledger, doctor: int, span: slice, gives_up: int | None) -> Counts:
    """Days of the span the doctor works, and could be away as far as hours go once `gives_up` is worked."""
    if gives_up is None:
        room = ledger.room_in_windows(doctor)
    else:
        ledger.give_back(doctor, np.array([gives_up]))
        room = ledger.room_in_windows(doctor)
        ledger.take(doctor, np.array([gives_up]))
    days: Counts = span.start + np.flatnonzero((ledger.works(doctor) & (room > 0))[span])
    return days


def _away_on(ledger: Ledger, mover: int, day: int, same_duty: bool) -> list[int]:
    """Who is away on a day, from the mover's own normal duty where that one has nobody to spare."""
    away = ledger.away[:, day]
    if same_duty:
        away = away & (ledger.normal[:, day] == ledger.normal[mover, day])
    return [int(each) for each in np.flatnonzero(away)]


def _make(ledger: Ledger, came: dict[int, _Step | None], last: int, day: int) -> None:
    """The last of the chain moves to `day`, and each before takes the day that is given up."""
    doctor, takes = last, day
    while True:
        step = came[doctor]
        if step is not None:
            ledger.give_back(doctor, np.array([step.day]))
        ledger.take(doctor, np.array([takes]))
        if step is None:
            return
        doctor, takes = step.before, step.day
