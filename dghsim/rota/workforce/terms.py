"""How posts of a grade are left and filled, in days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dghsim.rota.horizon import Horizon
from dghsim.rota.workforce.changeover import changeovers
from dghsim.rota.workforce.model import Floats
from dghsim.scenario.regions import advert_success
from dghsim.scenario.workforce import GradePosts, Workforce
from dghsim.years import CALENDAR

MONTH = CALENDAR / 12
_POINTS = 2048


@dataclass(frozen=True, slots=True)
class Terms:
    """Of one grade; all times in days."""

    leavers_per_day: float
    notice: int
    advert_chance: float
    advert: int
    pause: int
    hire: Floats
    """Quantiles of the time from the end of the round that succeeds to the first day, at equal steps."""
    convert_after: int
    convert: Floats
    changes: tuple[tuple[int, int, float], ...]
    """Changeovers: day since the epoch, name of its draws, share of the posts that change hands."""
    rotates: bool
    fill_chance: float
    changeover_known: int
    sick_share: float
    sick_spell: float
    new_days: int
    slowness: float


def terms_of(workforce: Workforce, posts: GradePosts, horizon: Horizon) -> Terms:
    """What the scenario says of one grade, over the horizon."""
    shares: dict[str, float] = dict(posts.changeover.items())
    dates = changeovers(shares, horizon.epoch, horizon.days)
    chance = (
        advert_success(workforce.region, workforce.rural)
        if posts.advert_chance is None
        else posts.advert_chance
    )
    variation = workforce.hire_variation
    return Terms(
        leavers_per_day=posts.leavers_per_year / CALENDAR,
        notice=7 * posts.notice_weeks,
        advert_chance=min(1.0, chance * workforce.advert_factor * posts.advert_factor),
        advert=7 * workforce.advert_weeks,
        pause=7 * workforce.pause_weeks,
        hire=gamma_quantiles(posts.hire_months * MONTH, variation),
        convert_after=posts.convert_after_rounds,
        convert=gamma_quantiles(posts.convert_months * MONTH, variation),
        changes=tuple((day, horizon.epoch.toordinal() + day, shares[month]) for day, month in dates),
        rotates=bool(posts.changeover),
        fill_chance=posts.fill_chance,
        changeover_known=workforce.changeover_known_days,
        sick_share=posts.sick_share,
        sick_spell=posts.sick_spell_days,
        new_days=7 * posts.new_weeks,
        slowness=posts.new_slowness,
    )


@lru_cache(maxsize=256)
def gamma_quantiles(mean: float, variation: float) -> Floats:
    """The middles of equally likely slices of a gamma distribution, scaled to keep its mean; not to be written in."""
    found = _gamma_quantiles(mean, variation) if mean else np.zeros(_POINTS)
    found.flags.writeable = False
    return found


def _gamma_quantiles(mean: float, variation: float) -> Floats:
    from scipy.special import gammaincinv

    shape = variation**-2
    quantiles: Floats = gammaincinv(shape, (np.arange(_POINTS) + 0.5) / _POINTS)
    total = float(quantiles.mean())
    return quantiles * (mean / total) if total > 0 else np.full(_POINTS, mean)


def from_quantiles(table: Floats, uniform: float) -> float:
    """The entry that a uniform falls on."""
    return float(table[int(uniform * len(table))])
