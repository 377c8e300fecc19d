"""Fits how long patients stay, by age band where the base has stays by age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy import special

from dghsim.scenario.root import Scenario
from dghsim.studies.calibrate.arrays import Bools, Floats, Whole
from dghsim.studies.calibrate.base_stays import DELAY, SAME_DAY, BaseStays
from dghsim.studies.calibrate.estimate import Estimate, of_draws
from dghsim.studies.calibrate.mixture import Mixed, fit_mixture
from dghsim.studies.calibrate.patients import Extract, Patients
from dghsim.studies.calibrate.stay_times import StayTimes, stay_times, stayed_the_night

ENOUGH = 100
"""Stays that ended, in all or in an age band, below which the base's shares are kept."""
KNOWN = 0.9
"""Of the rows, for a column to be used."""
READY = 0.1
"""Of those who left, with a time of being ready: with fewer, delays cannot be told from stays."""
DELAYS_HIDDEN = (
    "No times of being ready (column ready): delays lie inside the stays and cannot be told from them, so that lengths "
    "and shares of stays are kept as the base has them"
)


@dataclass(frozen=True, slots=True)
class StaysFit:
    """What stays come to."""

    base: BaseStays
    times: StayTimes
    band: Whole
    """Of each stay."""
    shares: Floats
    """Of (bands, classes); of a band with too few the base's."""
    fitted_bands: Bools
    mixed: Mixed
    factor: Estimate
    past_midnight: bool
    """Only stays past the first midnight could be used."""
    by_age: bool
    """Whether ages were known."""
    ended: int
    still_in: int

    def share(self, band: int, kind: int) -> Estimate:
        """A class's share of a band."""
        value, drawn = self.shares[band, kind], self.mixed.drawn_shares
        return of_draws(float(value), drawn[:, band, kind])


def fit_stays(extract: Extract, base: Scenario, stays: BaseStays) -> StaysFit | None:
    """The shares of the base's classes and one factor on their lengths; None where too few stays have ended."""
    patients, past_midnight = whose_stays(extract, base)
    times = stay_times(patients, extract.until, past_midnight=past_midnight)
    band = stays.band_of(patients.age)
    by_age = len(stays.bands) > 1 and float((band >= 0).mean() if len(band) else 0) >= KNOWN
    if by_age:
        patients, times, band = patients.only(band >= 0), times.only(band >= 0), band[band >= 0]
    ended = times.ended
    if int(ended.sum()) < ENOUGH:
        return None
    shapes = list(stays.shapes.values())
    if not by_age and len(stays.bands) > 1:
        return _without_ages(stays, times, past_midnight)
    mixed = fit_mixture(times, band, shapes, stays.shares)
    counts = np.bincount(band[ended], minlength=len(stays.bands))
    fitted = counts >= ENOUGH
    shares = np.where(fitted[:, None], mixed.shares, stays.shares)
    factor = of_draws(mixed.factor, mixed.drawn_factor)
    return StaysFit(stays, times, band, shares, fitted, mixed, factor, past_midnight, by_age,
                    int(ended.sum()), int((~ended).sum()))  # fmt: skip


def delays_hidden(extract: Extract, base: Scenario) -> bool:
    """Whether stays of the file hold delays that the base draws on their own and no column tells.

    Their long stays are then taken for classes of long stays: the shares come out wrong.
    """
    patients = extract.patients
    ended = ~np.isnat(patients.left)
    if DELAY not in base.demand.attribute or not ended.any():
        return False
    return float((~np.isnat(patients.ready[ended])).mean()) < READY


def _without_ages(stays: BaseStays, times: StayTimes, past_midnight: bool) -> StaysFit:
    """One mixture for all; the bands' shares are then the base's, tilted until they add up to it."""
    band = np.zeros(len(times.least), dtype=np.int64)
    overall = stays.weights @ stays.shares
    mixed = fit_mixture(times, band, list(stays.shapes.values()), overall[None, :])
    shares = _tilted(stays.shares, stays.weights, mixed.shares[0])
    drawn = np.array([_tilted(stays.shares, stays.weights, one[0]) for one in mixed.drawn_shares[::3]])
    ended = times.ended
    return StaysFit(
        stays, times, band, shares, np.ones(len(shares), dtype=np.bool_),
        replace(mixed, drawn_shares=drawn), of_draws(mixed.factor, mixed.drawn_factor), past_midnight, False,
        int(ended.sum()), int((~ended).sum()),
    )  # fmt: skip


def _tilted(shares: Floats, weights: Floats, overall: Floats) -> Floats:
    """Rows that add up to one and, weighted, to `overall`, by iterative proportional fitting."""
    made = shares.copy()
    for _ in range(60):
        made = made * (overall / np.maximum(weights @ made, 1e-12))
        made = made / made.sum(axis=1, keepdims=True)
    return np.asarray(made)


def whose_stays(extract: Extract, base: Scenario) -> tuple[Patients, bool]:
    """The patients of whom the base's `stay` speaks, and whether only stays past midnight can be told.

    The base's same-day patients do not use it. Where a column says who was one, they are left out; where none does,
    whoever left before the first midnight is.
    """
    patients = extract.patients.only(extract.patients.stay_told)
    if SAME_DAY not in base.demand.attribute:
        return patients, False
    if tells_same_day(patients):
        return patients.only(patients.same_day == 0), False
    return patients.only(stayed_the_night(patients, extract.until)), True


def tells_same_day(patients: Patients) -> bool:
    """Whether the file says who was for same-day care."""
    return bool(len(patients)) and float(np.isfinite(patients.same_day).mean()) >= KNOWN


def same_day_share(patients: Patients) -> Estimate | None:
    """The share for same-day care with Jeffreys' interval; None where the file does not say."""
    if not tells_same_day(patients):
        return None
    known = patients.same_day[np.isfinite(patients.same_day)]
    yes, total = float(known.sum()), float(len(known))
    low, high = special.betaincinv(yes + 0.5, total - yes + 0.5, [0.025, 0.975])
    return Estimate(yes / total, float(low), float(high))


def mean_hours(stays: BaseStays, shares: Floats, factor: float) -> Mapping[str, float]:
    """Band -> mean of its stays."""
    means = np.array([one.mean(factor) for one in stays.shapes.values()])
    return dict(zip(stays.bands, (shares @ means).tolist(), strict=True))
