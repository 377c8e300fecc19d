"""Fits one stream's arrivals: how many a day, by hour, weekday and month, and how unalike the days are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.scenario.demand import Dispersion, Stream
from dghsim.studies.calibrate.arrays import Floats
from dghsim.studies.calibrate.busy_days import Busy, busy_days
from dghsim.studies.calibrate.day_terms import Factors, Terms, terms_of, weekend_days
from dghsim.studies.calibrate.grid import Grid
from dghsim.studies.calibrate.hours import ENOUGH, Hours, differs, hours_of_day
from dghsim.studies.calibrate.latent import DayCounts, mode

DAYS_FOR_SPREAD = 56
"""Days below which the base's dispersion is kept."""
WIDEST_CARRIED = 0.6
"""Width of an interval of the correlation above which it tells nothing, and the base's is kept."""
UNLIKE = 0.001
"""The chance below which weekends are taken to have hours of their own."""
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class StreamFit:
    """What one stream's arrivals come to."""

    base: Stream
    grid: Grid
    terms: Terms
    factors: Factors
    hours: Hours | None
    """None: too few; the base's are kept."""
    weekend: Hours | None
    """Of Saturdays and Sundays, where these have hours of their own."""
    mean: Floats
    """Of each day, had all of it been seen."""

    @property
    def arrivals(self) -> int:
        """How many were seen."""
        return int(self.grid.by_day[self.grid.known].sum())

    @property
    def expected(self) -> Floats:
        """Of each day and hour, as far as they were seen; (days, 24)."""
        return np.asarray(self.mean[:, None] * self.grid.seen * self.shares)

    @property
    def shares(self) -> Floats:
        """Share of each hour in its day, as fitted or kept; (days, 24)."""
        return hour_shares(self.grid, self.base, self.hours, self.weekend)


def fit_stream(grid: Grid, base: Stream, dispersion: Dispersion) -> StreamFit:
    """Means and profiles, given how unalike the days are."""
    terms = terms_of(grid, base)
    hours, weekend = _hours(grid, base, np.ones(grid.days))
    for _ in range(_ROUNDS):
        days = day_counts(grid, terms, hour_shares(grid, base, hours, weekend))
        spread = dispersion.day_log_sd if base.dispersed else 0.0
        found = mode(days, spread, dispersion.day_autocorrelation)
        mean = np.exp(terms.offset + terms.design @ found.terms)
        hours, weekend = _hours(grid, base, mean)
    return StreamFit(base, grid, terms, terms.factors(found.terms, found.covariance), hours, weekend, mean)


def fit_dispersion(grid: Grid, base: Stream, kept: Dispersion) -> tuple[Busy | None, Dispersion]:
    """How unalike the days of all dispersed streams together are: one day's effect serves them all.

    Returns what was found, None where there are too few days, and what to go on with.
    """
    if int(grid.known.sum()) < DAYS_FOR_SPREAD:
        return None, kept
    terms = terms_of(grid, base)
    hours, weekend = _hours(grid, base, np.ones(grid.days))
    days = day_counts(grid, terms, hour_shares(grid, base, hours, weekend))
    busy = busy_days(days)
    carried = busy.carried
    if busy.spread.low <= 0 or carried.high - carried.low > WIDEST_CARRIED:
        busy = busy_days(days, kept.day_autocorrelation)
    return busy, Dispersion(
        day_log_sd=round(busy.spread.value, 4), day_autocorrelation=round(busy.carried.value, 3)
    )


def day_counts(grid: Grid, terms: Terms, shares: Floats) -> DayCounts:
    """Days as they are fitted: of each the part that was seen."""
    part = (grid.seen * shares).sum(axis=1)
    known = grid.known & (part > 0)
    offset = terms.offset + np.log(np.where(known, part, 1.0))
    return DayCounts(grid.by_day, known, offset, terms.design)


def hour_shares(grid: Grid, base: Stream, hours: Hours | None, weekend: Hours | None) -> Floats:
    """Share of each hour in its day; (days, 24)."""
    usual = _normal(base.hour_shares) if hours is None else hours.shares
    other = usual
    if hours is None and base.weekend_hour_shares is not None:
        other = _normal(base.weekend_hour_shares)
    elif weekend is not None:
        other = weekend.shares
    return np.asarray(np.where(weekend_days(grid, base)[:, None], other, usual))


def _normal(shares: list[float]) -> Floats:
    given = np.array(shares, dtype=np.float64)
    return np.asarray(given / given.sum() if given.sum() > 0 else np.full(24, 1 / 24))


def _hours(grid: Grid, base: Stream, mean: Floats) -> tuple[Hours | None, Hours | None]:
    if grid.by_hour[grid.known].sum() < ENOUGH:
        return None, None
    known, weekend = grid.known, weekend_days(grid, base)
    usual = _normal(base.hour_shares)
    other = usual if base.weekend_hour_shares is None else _normal(base.weekend_hour_shares)
    if differs(grid, known & ~weekend, known & weekend) >= UNLIKE:
        return hours_of_day(grid, mean, known, usual), None
    return hours_of_day(grid, mean, known & ~weekend, usual), hours_of_day(grid, mean, known & weekend, other)
