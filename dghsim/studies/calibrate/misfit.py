"""What the data say that the form of the scenario cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from scipy import special, stats

from dghsim.demand.rates import holidays_of
from dghsim.studies.calibrate.arrays import Floats
from dghsim.studies.calibrate.day_terms import date_of
from dghsim.studies.calibrate.fit import Calibration
from dghsim.studies.calibrate.latent import mode
from dghsim.studies.calibrate.streams import StreamFit, day_counts
from dghsim.studies.calibrate.survival import at, survival
from dghsim.years import CALENDAR

SURPRISING = 0.001
"""The chance below which a misfit is told as one: some are looked for at once."""
FEWEST_DAYS = 180
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing looked for."""

    looked_for: str
    found: bool
    says: str


def misfits(found: Calibration) -> tuple[Misfit, ...]:
    """All that was looked for, whether it was found or not."""
    return tuple(_misfits(found))


def week_residuals(fit: StreamFit) -> Floats:
    """Of each hour of the week, arrivals less those expected over the standard deviation of chance; (7, 24)."""
    seen, expected = _week(fit)
    return np.asarray((seen - expected) / np.sqrt(np.maximum(expected, 1e-9)))


def _week(fit: StreamFit) -> tuple[Floats, Floats]:
    known = fit.grid.known
    seen, expected = np.zeros((7, 24)), np.zeros((7, 24))
    hourly = (
        fit.expected * (fit.grid.by_hour.sum(axis=1) / np.maximum(fit.expected.sum(axis=1), 1e-9))[:, None]
    )
    np.add.at(seen, fit.grid.weekday[known], fit.grid.by_hour[known].astype(np.float64))
    np.add.at(expected, fit.grid.weekday[known], hourly[known])
    return seen, expected


def _misfits(found: Calibration) -> Iterator[Misfit]:
    if found.total.hours is not None:
        yield _hours_by_weekday(found.total)
    yield from _trend(found)
    yield from _holidays(found.total)
    if found.stays is not None:
        yield _stay_curves(found)
        yield from _stays_by_weekday(found)


def _hours_by_weekday(fit: StreamFit) -> Misfit:
    seen, expected = _week(fit)
    use = expected >= 1
    unlike = float(((seen - expected) ** 2 / np.maximum(expected, 1e-9))[use].sum())
    free = max(int(use.sum()) - 7 - 23, 1)
    chance = float(special.chdtrc(free, unlike))
    looked = "Hours that differ from weekday to weekday"
    if chance >= SURPRISING:
        return Misfit(looked, False, "one profile of the hours serves all weekdays, as far as can be told")
    worst = np.unravel_index(int(np.abs(week_residuals(fit)).argmax()), (7, 24))
    day, hour = int(worst[0]), int(worst[1])
    return Misfit(looked, True, f"one profile does not serve all weekdays: farthest off is {WEEKDAYS[day]} at "
                                f"{hour:02d}:00, {seen[day, hour]:.0f} seen where {expected[day, hour]:.0f} are "
                                "expected")  # fmt: skip


def _trend(found: Calibration) -> Iterator[Misfit]:
    fit = found.total
    if int(fit.grid.known.sum()) < FEWEST_DAYS:
        return
    years = (np.arange(fit.grid.days) - fit.grid.days / 2) / CALENDAR
    days = day_counts(fit.grid, fit.terms, fit.shares)
    days = replace(days, design=np.column_stack([days.design, years]))
    at_mode = mode(days, found.dispersion.day_log_sd, found.dispersion.day_autocorrelation)
    slope, error = float(at_mode.terms[-1]), float(np.sqrt(at_mode.covariance[-1, -1]))
    low, high = (float(np.expm1(slope + end * error)) for end in (-1.96, 1.96))
    chance = float(2 * special.ndtr(-abs(slope) / error))
    says = f"{np.expm1(slope):+.1%} a year ({low:+.1%} to {high:+.1%})"
    yield Misfit("Growth over the file's time", chance < SURPRISING, says)


def _holidays(fit: StreamFit) -> Iterator[Misfit]:
    if fit.base.bank_holiday_rebound is None:
        return
    holiday, _ = holidays_of(date_of(fit.grid.first), fit.grid.days)
    some = holiday & fit.grid.known
    if not some.any():
        return
    seen, expected = float(fit.grid.by_day[some].sum()), float(fit.expected[some].sum())
    chance = float(2 * min(stats.poisson.cdf(seen, expected), stats.poisson.sf(seen - 1, expected)))
    says = f"{seen:.0f} came on {int(some.sum())} bank holidays where Sundays' rates give {expected:.0f}"
    yield Misfit("Bank holidays unlike Sundays", chance < SURPRISING, says)


def _stay_curves(found: Calibration) -> Misfit:
    """The curve of who is still in against the fitted one, the farthest over the bands."""
    fit = found.stays
    assert fit is not None
    shapes = list(fit.base.shapes.values())
    whole = np.geomspace(12, 24 * 60, 80)
    worst, where, days, room = 0.0, "", 0.0, 0.0
    for band in np.unique(fit.band):
        some = fit.times.only(fit.band == band)
        curve = survival(some.middle, some.ended, some.given if fit.past_midnight else None)
        row = fit.shares[band] if fit.by_age or len(fit.base.bands) == 1 else fit.base.weights @ fit.shares
        model = sum(
            share * one.longer(whole, fit.factor.value) for share, one in zip(row, shapes, strict=True)
        )
        seen = at(curve, whole)
        apart = np.abs(np.nan_to_num(seen - np.asarray(model)))
        if apart.max() > worst:
            worst, days = float(apart.max()), float(whole[int(apart.argmax())] / 24)
            where, room = list(fit.base.bands)[band], 1.95 / np.sqrt(len(some.least))
    named = f", {where.replace('_', ' ')}" if where and fit.by_age else ""
    says = f"farthest apart by {100 * worst:.1f} points, at {days:.1f} days{named}; chance alone makes {100 * room:.1f}"
    return Misfit("Stays unlike any mixture of the base's classes", bool(worst > room), says)


def _stays_by_weekday(found: Calibration) -> Iterator[Misfit]:
    """Whether who comes on one weekday stays longer than who comes on another (Kruskal and Wallis, 1952)."""
    patients = found.extract.patients
    some = patients.only(patients.stay_told & ~np.isnat(patients.left))
    weekday = (some.arrived.astype("datetime64[D]").astype(np.int64) + 3) % 7
    hours = (some.left - some.arrived).astype("timedelta64[m]").astype(np.float64) / 60
    groups = [hours[weekday == day] for day in range(7)]
    if min(map(len, groups)) < 30:
        return
    chance = float(stats.kruskal(*groups).pvalue)
    middles = [float(np.median(group)) / 24 for group in groups]
    longest, shortest = int(np.argmax(middles)), int(np.argmin(middles))
    yield Misfit("Stays that go by the weekday of arrival", chance < SURPRISING,
                 f"medians from {middles[shortest]:.1f} days ({WEEKDAYS[shortest]}) to {middles[longest]:.1f} "
                 f"({WEEKDAYS[longest]})")  # fmt: skip
