"""The most leave that a tier can grant: an integer programme, for where granting in turn falls short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dghsim.rota.ledger import Counts, Limits, Mask

_Cap = tuple[Counts, float]
"""Numbers of choices, -1 for none, of which no more than so many may be taken."""

_MOST_NODES = 200
"""Of the branch and bound; counted and not timed, so that a busy machine gives the same answer."""
_PREFERENCE = 0.5
"""What it is worth to keep all the days given before, in days of leave: less than one day more or less."""


def most_leave(
    limits: Limits, spans: Sequence[slice], wanted: Sequence[int] | Sequence[Counts], given: Mask
) -> Mask:
    """Days away such that no other choice grants more in all; of such choices the nearest to `given`.

    Args:
        limits: the caps.
        spans: days, apart from one another, in each of which every doctor has so many days wanted.
        wanted: by span, the most days for one doctor, or for each.
        given: (doctors, days): days granted in turn, within the caps.

    Returns:
        (doctors, days); `given` where nothing better was found.
    """
    choices = limits.normal >= 0
    if not choices.any():
        return given

    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    number = np.where(choices, np.cumsum(choices).reshape(choices.shape) - 1, -1)
    caps = [*_by_day(limits, number), *_by_window(limits, number), *_by_span(number, spans, wanted)]
    members = [numbers[numbers >= 0] for numbers, _ in caps]
    starts = np.concatenate([[0], np.cumsum([len(each) for each in members])])
    shape = (len(caps), int(choices.sum()))
    matrix = csr_array((np.ones(starts[-1]), np.concatenate(members), starts), shape=shape)
    found = milp(
        -(1 + _PREFERENCE / shape[1] * given[choices]),
        constraints=LinearConstraint(matrix, -np.inf, np.array([most for _, most in caps])),
        bounds=Bounds(0, 1),
        integrality=1,
        options={"node_limit": _MOST_NODES, "mip_rel_gap": _PREFERENCE / shape[1]},
    )
    if found.x is None or (found.x > 0.5).sum() < given.sum():
        return given
    away = np.zeros_like(given)
    away[choices] = found.x > 0.5
    return away


def _by_day(limits: Limits, number: Counts) -> Iterator[_Cap]:
    """The tier's cap on each day, and that of each normal duty."""
    most_away = np.broadcast_to(limits.most_away, number.shape[1]).tolist()
    for day in range(number.shape[1]):
        duty = limits.normal[:, day]
        yield number[:, day], most_away[day]
        yield from (
            (number[duty == each, day], limits.spare[each, day]) for each in np.unique(duty[duty >= 0])
        )


def _by_window(limits: Limits, number: Counts) -> Iterator[_Cap]:
    """Each doctor's cap on the weekdays of each reference period."""
    for window in limits.windows:
        for first, most in enumerate(window.most.T):
            days = np.arange(7 * first, 7 * (first + window.weeks))
            yield from zip(number[:, days[days % 7 < 5]], most, strict=True)


def _by_span(
    number: Counts, spans: Sequence[slice], wanted: Sequence[int] | Sequence[Counts]
) -> Iterator[_Cap]:
    """Each doctor's entitlement."""
    for span, most in zip(spans, wanted, strict=True):
        yield from zip(number[:, span], np.broadcast_to(np.asarray(most), len(number)).tolist(), strict=True)
