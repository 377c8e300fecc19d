"""What makes one day's mean differ from another's: weekday, month, bank holiday; and what of it the data can tell."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np

from dghsim.demand.rates import holidays_of
from dghsim.scenario.demand import Stream
from dghsim.studies.calibrate.arrays import Bools, Floats
from dghsim.studies.calibrate.grid import Grid
from dghsim.years import CALENDAR

WEEKS = 8
"""Weeks below which the base's weekdays are kept."""
DAYS_OF_A_MONTH = 14
"""Days that every month needs, or the base's season is kept."""
REBOUNDS = 6
"""First working days after bank holidays, below which the base's rebound is kept."""
_MONTH_DAYS = np.array([31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) / CALENDAR
_DRAWS = 4000
_SEED = 1


@dataclass(frozen=True, slots=True)
class Factors:
    """Daily mean and factors, each with the ends of its 95 % interval: rows value, low, high."""

    per_day: Floats
    weekday: Floats
    """Of (3, 7)."""
    month: Floats
    """Of (3, 12)."""
    rebound: Floats


@dataclass(frozen=True, slots=True)
class Terms:
    """The design of one stream's days. Weekdays and months sum to nought, so that the first term is the mean."""

    design: Floats
    offset: Floats
    """What is kept from the base."""
    weekdays: bool
    """Whether they are fitted; likewise the two below."""
    months: bool
    rebound: bool
    kept: Stream
    """Of the base."""

    def factors(self, terms: Floats, covariance: Floats) -> Factors:
        """From the terms, the interval by draws from their normal distribution."""
        normal = np.random.default_rng(_SEED).standard_normal((_DRAWS, len(terms)))
        draws = terms + normal @ np.linalg.cholesky(covariance).T
        drawn = np.vstack([terms, draws])
        place, level = 1, np.exp(drawn[:, 0])
        weekday = np.tile(np.array(self.kept.weekday_factors, dtype=np.float64), (len(drawn), 1))
        if self.weekdays:
            weekday, place = np.exp(_closed(drawn[:, place : place + 6])), place + 6
            level, weekday = level * weekday.mean(axis=1), weekday / weekday.mean(axis=1, keepdims=True)
        month = np.tile(np.array(self.kept.month_factors, dtype=np.float64), (len(drawn), 1))
        if self.months:
            month, place = np.exp(_closed(drawn[:, place : place + 11])), place + 11
            mean = month @ _MONTH_DAYS
            level, month = level * mean, month / mean[:, None]
        rebound = (
            np.exp(drawn[:, place])
            if self.rebound
            else np.full(len(drawn), self.kept.bank_holiday_rebound or 1.0)
        )
        return Factors(*map(_interval, (level, weekday, month, rebound)))


def terms_of(grid: Grid, base: Stream) -> Terms:
    """The design for a stream's days, as far as they tell its terms; the rest as the base has it."""
    weekday = grid.weekday.copy()
    after = np.zeros(grid.days, dtype=np.bool_)
    if base.bank_holiday_rebound is not None:
        holiday, after = holidays_of(date_of(grid.first), grid.days)
        weekday[holiday] = 6
    known = grid.known
    weekdays = all(np.bincount(grid.weekday[known], minlength=7) >= WEEKS)
    months = all(np.bincount(grid.month[known], minlength=12) >= DAYS_OF_A_MONTH)
    rebound = base.bank_holiday_rebound is not None and int((after & known).sum()) >= REBOUNDS
    parts, offset = [np.ones((grid.days, 1))], np.zeros(grid.days)
    if weekdays:
        parts.append(_contrasts(weekday, 7))
    else:
        offset += _logs(base.weekday_factors)[weekday]
    if months:
        parts.append(_contrasts(grid.month, 12))
    else:
        offset += _logs(base.month_factors)[grid.month]
    if rebound:
        parts.append(after[:, None].astype(np.float64))
    elif base.bank_holiday_rebound is not None:
        offset += np.where(after, np.log(max(base.bank_holiday_rebound, 1e-3)), 0.0)
    return Terms(np.hstack(parts), offset, weekdays, months, rebound, base)


def weekend_days(grid: Grid, base: Stream) -> Bools:
    """Saturdays and Sundays, and bank holidays where the base keeps them."""
    weekend = grid.weekday >= 5
    if base.bank_holiday_rebound is not None:
        weekend |= holidays_of(date_of(grid.first), grid.days)[0]
    return np.asarray(weekend)


def date_of(day: np.datetime64) -> datetime.date:
    """A day as a date."""
    return datetime.date.fromisoformat(str(day)[:10])


def _logs(factors: list[float]) -> Floats:
    return np.log(np.maximum(np.array(factors, dtype=np.float64), 1e-3))


def _contrasts(level: np.ndarray, levels: int) -> Floats:
    """Columns for all levels but the last, which is minus their sum."""
    table = np.vstack([np.eye(levels - 1), -np.ones(levels - 1)])
    return np.asarray(table[level])


def _closed(drawn: Floats) -> Floats:
    """With the last level, minus the sum of the others."""
    return np.column_stack([drawn, -drawn.sum(axis=1)])


def _interval(drawn: Floats) -> Floats:
    """The first row, and the 2.5th and 97.5th percentile of the others."""
    return np.concatenate([drawn[:1], np.percentile(drawn[1:], [2.5, 97.5], axis=0)])
