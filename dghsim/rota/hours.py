"""Hours of work as they fall in weeks, and how much leave a limit on average hours leaves room for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.ledger import UNBOUNDED, Counts
from dghsim.rota.reference import ReferencePeriod
from dghsim.rota.rolled import Rolled, counted_minutes
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.rota import Tier

_WEEK = 7 * 1440


def weekly_minutes(tier: Tier, rolled: Rolled, slots: int, weeks: int) -> NDArray[np.float64]:
    """(slots, weeks): work that counts towards hours, cut at midnight before Monday. No work comes in from before."""
    duties = list(tier.duty.values())
    begins = (rolled.day % 7) * 1440 + np.array([minute_of_day(duty.start) for duty in duties])[rolled.duty]
    length = np.array([duty.minutes for duty in duties])[rolled.duty]
    counted = np.array([counted_minutes(duty) for duty in duties])[rolled.duty]
    over = np.maximum(begins + length - _WEEK, 0) / length * counted
    minutes = np.zeros((slots, weeks + 1))
    np.add.at(minutes, (rolled.slot, rolled.day // 7), counted - over)
    np.add.at(minutes, (rolled.slot, rolled.day // 7 + 1), over)
    return minutes[:, :weeks]


def most_away(minutes: NDArray[np.float64], period: ReferencePeriod, shortest_day: float) -> Counts | None:
    """(slots, windows): the weekdays of leave that keep the average in each window of the period within the limit.

    A day of leave takes a fifth of a week out of the average and `shortest_day` minutes out of the work. A window
    over the limit without leave bounds nothing, nor does a horizon shorter than the reference period: None.
    """
    if period.weeks > minutes.shape[1] or period.limit_minutes / 5 <= shortest_day:
        return None
    worked = np.lib.stride_tricks.sliding_window_view(minutes, period.weeks, axis=1).sum(axis=2)
    left = period.limit_minutes * period.weeks - worked
    most = np.floor(left / (period.limit_minutes / 5 - shortest_day) + 1e-9)
    return np.where(left < 0, UNBOUNDED, most).astype(np.int64)
