"""The working days of practices, and how many people ask on each."""

from __future__ import annotations

import datetime

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.rates import holidays_of
from dghsim.demand.requests import Floats
from dghsim.scenario.practices import Practices
from dghsim.scenario.root import Run
from dghsim.studies.practices.lines import shares_of
from dghsim.years import PUBLISHED

WORKING_DAYS = 5


def days_of(run: Run) -> int:
    """From the epoch to the end of the weeks measured."""
    return 7 * (run.warm_up_weeks + run.weeks)


def first_day(run: Run) -> datetime.date:
    """The epoch."""
    return run.start - datetime.timedelta(weeks=run.warm_up_weeks)


def open_days(run: Run) -> NDArray[np.bool_]:
    """By day from the epoch: weekdays that are no bank holidays."""
    days = working_days(run)
    found: NDArray[np.bool_] = days & (np.arange(len(days)) % 7 < WORKING_DAYS)
    return found


def working_days(run: Run) -> NDArray[np.bool_]:
    """By day from the epoch: no bank holidays."""
    holiday, _ = holidays_of(first_day(run), days_of(run))
    found: NDArray[np.bool_] = ~holiday
    return found


def mean_requests(practices: Practices, run: Run, people: int) -> dict[str, Floats]:
    """Line -> how many are to be expected by day; what a bank holiday would have had comes on other days."""
    days, opened = days_of(run), open_days(run)
    dates = np.datetime64(first_day(run), "D") + np.arange(days)
    month = dates.astype("datetime64[M]").astype(np.int64) % 12
    weekday = np.arange(days) % 7
    means: dict[str, Floats] = {}
    for name, one in practices.request.items():
        factors = np.array([*one.weekday_factors, 0.0, 0.0])
        by_day = opened * (factors / factors.sum())[weekday]
        by_day *= days / PUBLISHED / by_day.sum() if by_day.sum() else 0.0
        by_day *= people * one.per_person_year * np.array(one.month_factors)[month]
        means |= {line: by_day * share for line, share in shares_of(name, one).items()}
    return means


def reviews(run: Run, frail: float, per_frail_year: Floats) -> Floats:
    """Of care plans, how many are to be expected by day; what is asked may change with the days."""
    opened = open_days(run)
    return opened * frail * per_frail_year / PUBLISHED * len(opened) / max(1, int(opened.sum()))
