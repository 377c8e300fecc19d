"""Grants leave in turn, the doctor with least always next: whole weeks first, then single days."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.ledger import Counts, Ledger

BLOCK_DAYS = 3
"""Fewest normal days in a week that make it worth taking as a block."""
_FAR_DAYS = 56
"""Beyond this, distance from the doctor's other leave no longer matters."""


def grant(ledger: Ledger, span: slice, blocks: Counts, days: Counts, order: NDArray[np.uint64]) -> None:
    """Grants leave in the days of `span`.

    Args:
        ledger: changed in place.
        span: days, whole weeks.
        blocks: for each doctor, days to be taken in whole weeks as far as that can be.
        days: for each doctor, days wanted in all.
        order: (doctors, days) random words that break ties.
    """
    _in_turn(
        ledger, span, blocks, lambda doctor, left: _whole_week(ledger, doctor, span, left, order[doctor])
    )
    _in_turn(ledger, span, days, lambda doctor, _: _single_day(ledger, doctor, span, order[doctor]))


def _in_turn(ledger: Ledger, span: slice, wanted: Counts, once: Callable[[int, int], bool]) -> None:
    """Calls `once(doctor, days left)` for whoever has least, until nobody can be given more."""
    waiting = set(range(len(wanted)))
    while waiting:
        has = ledger.away[:, span].sum(axis=1)
        doctor = min(waiting, key=lambda each: (int(has[each]), each))
        left = int(wanted[doctor] - has[doctor])
        if left <= 0 or not once(doctor, left):
            waiting.remove(doctor)


def _whole_week(ledger: Ledger, doctor: int, span: slice, left: int, order: NDArray[np.uint64]) -> bool:
    weekly = ledger.works(doctor)[span].reshape(-1, 7)
    free = ledger.open_days(doctor)[span].reshape(-1, 7)
    room = ledger.room_in_windows(doctor)[span].reshape(-1, 7)[:, 0]
    size = weekly.sum(axis=1)
    fits = (size >= BLOCK_DAYS) & (size <= left) & (size <= room) & (weekly == free).all(axis=1)
    weeks = np.flatnonzero(fits & ~ledger.away[doctor, span].reshape(-1, 7).any(axis=1))
    if not len(weeks):
        return False
    first = 7 * weeks
    load = ledger.load()[span].reshape(-1, 7).sum(axis=1)[weeks]
    far = _far(ledger, doctor, span)[first + 2]
    best = weeks[np.lexsort((order[span][first], load, -far, -room[weeks], -size[weeks]))[0]]
    ledger.take(doctor, span.start + 7 * best + np.flatnonzero(weekly[best]))
    return True


def _single_day(ledger: Ledger, doctor: int, span: slice, order: NDArray[np.uint64]) -> bool:
    days = np.flatnonzero(ledger.open_days(doctor)[span])
    if not len(days):
        return False
    load, far = ledger.load()[span][days], _far(ledger, doctor, span)[days]
    room = ledger.room_in_windows(doctor)[span][days]
    best = days[np.lexsort((order[span][days], load, -far, -room))[0]]
    ledger.take(doctor, np.array([span.start + best]))
    return True


def _far(ledger: Ledger, doctor: int, span: slice) -> Counts:
    """For each day of the span, days to the doctor's nearest day away, at most `_FAR_DAYS`."""
    away = np.flatnonzero(ledger.away[doctor])
    days = np.arange(span.start, span.stop)
    if not len(away):
        return np.full(len(days), _FAR_DAYS)
    after = np.searchsorted(away, days)
    later = away[np.minimum(after, len(away) - 1)]
    earlier = away[np.maximum(after - 1, 0)]
    return np.minimum(np.minimum(np.abs(later - days), np.abs(days - earlier)), _FAR_DAYS)
