"""Fits on three weeks of every four and holds the fourth against it, beside two simpler ways to foretell it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import special, stats

from dghsim.scenario.demand import Dispersion
from dghsim.studies.calibrate.arrays import Bools, Floats
from dghsim.studies.calibrate.estimate import Estimate
from dghsim.studies.calibrate.fit import Calibration
from dghsim.studies.calibrate.grid import Grid
from dghsim.studies.calibrate.mixture import scores
from dghsim.studies.calibrate.stays import fit_stays
from dghsim.studies.calibrate.streams import fit_dispersion, fit_stream, hour_shares

EVERY = 4
FEWEST_WEEKS = 12
_OF_TEN = 0.9


@dataclass(frozen=True, slots=True)
class Way:
    """One way to foretell the held-out days."""

    name: str
    mean: Floats
    """Of each day of the grid."""
    spread: float
    """Standard deviation of the log of a day's rate."""
    shares: Floats
    """Of the hours of each day; (days, 24)."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What came of it."""

    held: Bools
    """Days of the grid."""
    weeks: int
    ways: tuple[Way, ...]
    """The fitted one first."""
    score: tuple[float, ...]
    """Each way's mean logarithm of the chance of a held-out day, its count and hours: higher is better."""
    better: tuple[Estimate, ...]
    """By which the fitted one is better than each of the others, a day, with a 95 % interval over weeks."""
    low: Floats
    """Between this and `high` nine in ten days should be; each day of the grid."""
    high: Floats
    within: int
    """Held-out days that are."""
    days: int
    stays: Estimate | None
    """By which a held-out stay is likelier under the fitted stays than under the base's (logarithm)."""
    stays_scored: int


def held_out(found: Calibration) -> HeldOut | None:
    """None where there are too few weeks to hold any back."""
    grid = found.total.grid
    weeks = np.unique(grid.week[grid.known])
    if len(weeks) < FEWEST_WEEKS:
        return None
    held = np.isin(grid.week, weeks[EVERY - 1 :: EVERY])
    ways = _ways(found, grid.without(held))
    days = held & grid.known
    each = [_scores(grid, way) for way in ways]
    better = tuple(_by_week(each[0] - other, days, grid) for other in each[1:])
    low, high = _ends(grid, ways[0])
    within = int(((grid.by_day >= low) & (grid.by_day <= high) & days).sum())
    stays, scored = _stays(found, held)
    return HeldOut(
        held, len(np.unique(grid.week[days])), ways, tuple(float(one[days].mean()) for one in each), better,
        low, high, within, int(days.sum()), stays, scored,
    )  # fmt: skip


def _ways(found: Calibration, train: Grid) -> tuple[Way, ...]:
    """As fitted; the base's profile at the level of the other weeks; every hour alike at that level."""
    base, kept = found.total.base, found.base.demand.dispersion
    _, dispersion = fit_dispersion(train, base, kept) if base.dispersed else (None, Dispersion())
    fit = fit_stream(train, base, dispersion)
    shares = hour_shares(train, base, None, None)
    profile = np.array(base.weekday_factors)[train.weekday] * np.array(base.month_factors)[train.month]
    seen = np.where(train.known, (train.seen * shares).sum(axis=1), 0.0)
    level = train.by_day[train.known].sum() / max(float((profile * seen).sum()), 1e-9)
    flat = np.full((train.days, 24), 1 / 24)
    even = train.by_day[train.known].sum() / max(float(train.seen[train.known].sum() / 24), 1e-9)
    return (
        Way("fitted", fit.mean, dispersion.day_log_sd, fit.shares),
        Way("base", profile * level, kept.day_log_sd if base.dispersed else 0.0, shares),
        Way("every hour alike", np.full(train.days, even), 0.0, flat),
    )


def _scores(grid: Grid, way: Way) -> Floats:
    """The logarithm of the chance of each day's count, and of the hours of those whose hour is known."""
    seen = grid.seen * way.shares
    part = np.maximum(seen.sum(axis=1), 1e-9)
    count = _chance(grid.by_day.astype(np.float64), way.mean * part, way.spread)
    hours = (grid.by_hour * np.log(np.maximum(seen / part[:, None], 1e-6))).sum(axis=1)
    return np.asarray(count + hours)


def _chance(counts: Floats, mean: Floats, spread: float) -> Floats:
    """Poisson, or the negative binomial of the same mean and variance as the model's days."""
    mean = np.maximum(mean, 1e-9)
    more = np.expm1(spread**2)
    if more < 1e-8:
        return np.asarray(stats.poisson.logpmf(counts, mean))
    size = 1 / more
    return np.asarray(stats.nbinom.logpmf(counts, size, size / (size + mean)))


def _ends(grid: Grid, way: Way) -> tuple[Floats, Floats]:
    mean = np.maximum(way.mean * (grid.seen * way.shares).sum(axis=1), 1e-9)
    more = max(float(np.expm1(way.spread**2)), 1e-8)
    tails = ((1 - _OF_TEN) / 2, (1 + _OF_TEN) / 2)
    low, high = (stats.nbinom.ppf(tail, 1 / more, 1 / (1 + more * mean)) for tail in tails)
    return np.asarray(low), np.asarray(high)


def _by_week(difference: Floats, days: Bools, grid: Grid) -> Estimate:
    """Mean a day with Student's interval over weeks: days of one week are alike."""
    weeks = np.unique(grid.week[days])
    means = np.array([difference[days & (grid.week == week)].mean() for week in weeks])
    half = float(special.stdtrit(len(means) - 1, 0.975) * means.std(ddof=1) / np.sqrt(len(means)))
    return Estimate(float(means.mean()), float(means.mean()) - half, float(means.mean()) + half)


def _stays(found: Calibration, held: Bools) -> tuple[Estimate | None, int]:
    """Stays of who came in held-out weeks, under stays fitted on the others and under the base's."""
    if found.stays is None:
        return None, 0
    grid, extract, base = found.total.grid, found.extract, found.stays.base
    day = (extract.patients.arrived.astype("datetime64[D]") - grid.first).astype(np.int64)
    out = held[np.clip(day, 0, grid.days - 1)]
    trained = fit_stays(replace(extract, patients=extract.patients.only(~out)), found.base, base)
    tested = fit_stays(replace(extract, patients=extract.patients.only(out)), found.base, base)
    if trained is None or tested is None:
        return None, 0
    shapes = list(base.shapes.values())
    fitted = (
        trained.shares if trained.by_age or len(base.bands) == 1 else (base.weights @ trained.shares)[None, :]
    )
    kept = base.shares if trained.by_age or len(base.bands) == 1 else (base.weights @ base.shares)[None, :]
    new = scores(tested.times, tested.band, shapes, fitted, trained.factor.value)
    old = scores(tested.times, tested.band, shapes, kept, 1.0)
    gain = new - old
    half = 1.96 * float(gain.std(ddof=1)) / np.sqrt(len(gain))
    middle = float(gain.mean())
    return Estimate(middle, middle - float(half), middle + float(half)), len(gain)
