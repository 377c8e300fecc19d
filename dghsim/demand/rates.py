"""How fast a stream flows at each hour of the calendar, before the day's own effect."""

from __future__ import annotations

import datetime

import numpy as np
from numpy.typing import NDArray

from dghsim.bank_holidays import is_bank_holiday
from dghsim.scenario.demand import Stream

Floats = NDArray[np.float64]


def week_rates(stream: Stream) -> Floats:
    """Rates a day by (weekday, hour), before the month's factor; (7, 24)."""
    weekday = np.array(stream.hour_shares)
    weekend = weekday if stream.weekend_hour_shares is None else np.array(stream.weekend_hour_shares)
    shares = np.array([weekday] * 5 + [weekend] * 2) * 24 / weekday.sum()
    return np.asarray(stream.per_day * shares * np.array(stream.weekday_factors)[:, None], dtype=np.float64)


def rates_per_day(stream: Stream, monday: datetime.date, weeks_before: int, weeks: int) -> Floats:
    """The rate at each hour, as patients a day, of `weeks` weeks from `weeks_before` weeks before `monday`.

    `per_day` x hour share x weekday factor x the factor of the month that the day falls in; float64 of length
    weeks x 168. Bank holidays, where the stream keeps them, are Sundays with a rebound.
    """
    days = np.datetime64(monday, "D") - 7 * weeks_before + np.arange(7 * weeks)
    by_day = np.tile(week_rates(stream), (weeks, 1))
    if stream.bank_holiday_rebound is not None:
        holiday, after = holidays_of(monday - datetime.timedelta(weeks=weeks_before), 7 * weeks)
        by_day[after] *= stream.bank_holiday_rebound
        by_day[holiday] = week_rates(stream)[6]
    months = days.astype("datetime64[M]").astype(np.int64) % 12
    factors = np.array(stream.month_factors)[months]
    return np.asarray(by_day * factors[:, None], dtype=np.float64).reshape(-1)


def holidays_of(first: datetime.date, days: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """By day from `first`: a bank holiday; and the first working day after one."""
    holiday, after = np.zeros(days, dtype=np.bool_), np.zeros(days, dtype=np.bool_)
    waits = False
    for day in range(-7, days):
        date = first + datetime.timedelta(days=day)
        if is_bank_holiday(date):
            waits = True
            holiday[max(day, 0)] |= day >= 0
        elif date.weekday() < 5:
            after[max(day, 0)] |= waits and day >= 0
            waits = False
    return holiday, after


def busiest_per_day(stream: Stream) -> float:
    """The highest rate that any hour, weekday and month together can give, as patients a day."""
    with np.errstate(over="ignore"):
        week = week_rates(stream)
        week[:5] *= max(1.0, stream.bank_holiday_rebound or 1.0)
        return float(week.max() * max(stream.month_factors))
