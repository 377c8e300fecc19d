"""The most leave that a tier can grant: an integer programme, for where granting in turn falls short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.ledger import Counts, Limits, Mask

_Row = tuple[Counts, float]
"""Numbers of the choices of which no more than so many may be taken."""

_MOST_NODES = 2_000
"""Of the branch and bound; counted and not timed, so that a busy machine gives the same answer."""
_PREFERENCE = 0.25
"""What all preferences of a kind weigh together, in days of leave: less than one day granted or not."""


def most_leave(limits: Limits, spans: Sequence[slice], wanted: Sequence[int], given: Mask) -> Mask:
    """Days away such that no other choice grants more in all; of such choices a fair one, near to `given`.

    Args:
        limits: the caps.
        spans: days, apart from one another, in each of which every doctor has so many days wanted.
        wanted: by span, the most days for one doctor.
        given: (doctors, days): days granted in turn, within the caps.

    Returns:
        (doctors, days); `given` where nothing better was found.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    choices = limits.normal >= 0
    number = np.where(choices, np.cumsum(choices).reshape(choices.shape) - 1, -1)
    days, upper = int(choices.sum()), np.asarray(wanted, dtype=np.float64)
    caps = [*_by_day(limits, number), *_by_window(limits, number), *_by_span(number, spans, wanted)]
    matrix, most = _matrix(caps, list(_fewest(number, spans, days)), days + len(spans))
    worth = np.ones(days) + _PREFERENCE / max(1, days) * given[choices]
    fair = np.full(len(spans), _PREFERENCE / max(1.0, upper.sum()))
    found = milp(
        -np.concatenate([worth, fair]),
        constraints=LinearConstraint(matrix, -np.inf, most),
        bounds=Bounds(0, np.concatenate([np.ones(days), upper])),
        integrality=np.ones(days + len(spans)),
        options={"node_limit": _MOST_NODES, "mip_rel_gap": 0},
    )
    if found.x is None or round(found.x[:days].sum()) < given.sum():
        return given
    away = np.zeros_like(given)
    away[choices] = found.x[:days] > 0.5
    return away


def _by_day(limits: Limits, number: Counts) -> Iterator[_Row]:
    for day in range(number.shape[1]):
        duty = limits.normal[:, day]
        yield number[duty >= 0, day], limits.most_away
        for each in np.unique(duty[duty >= 0]):
            yield number[duty == each, day], float(limits.spare[each, day])


def _by_window(limits: Limits, number: Counts) -> Iterator[_Row]:
    doctors, opens = limits.most_in_window.shape
    for first in range(opens):
        days = np.arange(7 * first, 7 * (first + limits.window_weeks))
        weekdays = number[:, days[days % 7 < 5]]
        for doctor in range(doctors):
            yield weekdays[doctor], float(limits.most_in_window[doctor, first])


def _by_span(number: Counts, spans: Sequence[slice], wanted: Sequence[int]) -> Iterator[_Row]:
    for span, most in zip(spans, wanted, strict=True):
        yield from ((of_doctor, most) for of_doctor in number[:, span])


def _fewest(number: Counts, spans: Sequence[slice], days: int) -> Iterator[tuple[Counts, int]]:
    """The days of each doctor in a span, and the number of the choice that counts the fewest any of them has."""
    for index, span in enumerate(spans):
        yield from ((of_doctor, days + index) for of_doctor in number[:, span])


def _matrix(caps: list[_Row], fewest: list[tuple[Counts, int]], columns: int) -> tuple[object, NDArray[np.float64]]:
    from scipy.sparse import csr_array

    rows = [np.append(days[days >= 0], counter) for days, counter in fewest]
    signs = [np.append(-np.ones(len(row) - 1), 1.0) for row in rows]
    kept = [days[days >= 0] for days, _ in caps]
    parts = [*kept, *rows]
    starts = np.concatenate([[0], np.cumsum([len(part) for part in parts])])
    values = np.concatenate([np.ones(sum(map(len, kept))), *signs])
    most = np.array([*(most for _, most in caps), *[0.0] * len(rows)])
    return csr_array((values, np.concatenate(parts), starts), shape=(len(parts), columns)), most
