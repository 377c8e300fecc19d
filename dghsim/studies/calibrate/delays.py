"""Fits how long patients wait to go home who need not be in hospital.

Going home takes a day or two in any case: letter, medicines, transport. The model has these as stages of their own, so
that only what is beyond two days tells of the community's delay. Those delays are exponential in the base, and an
exponential has no memory: the days beyond the first two are distributed as the whole delay is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import chdtri

from dghsim.scenario.demand import Attribute
from dghsim.scenario.duration import SECONDS_PER_UNIT, Exponential
from dghsim.scenario.labels import labels_of
from dghsim.scenario.root import Scenario
from dghsim.studies.calibrate.arrays import Bools, Floats, Whole, Words
from dghsim.studies.calibrate.base_stays import DELAY
from dghsim.studies.calibrate.clock_changes import hours_between
from dghsim.studies.calibrate.estimate import Estimate
from dghsim.studies.calibrate.patients import Extract

IN_ANY_CASE = 48.0
"""Hours that going home may take without the community."""
ENOUGH = 30
"""Delays beyond that and ended, below which the base's means are kept."""
_FALL = 1.9207


@dataclass(frozen=True, slots=True)
class DelaysFit:
    """What delays come to."""

    beyond: Floats
    """Hours beyond the first two days, of those who waited longer."""
    ended: Bools
    means: Mapping[str, Estimate]
    """Label of what is needed -> mean hours, where fitted."""
    base: Mapping[str, float]
    """The base's, in hours."""
    weights: Mapping[str, float]
    """Share of each label among those delayed at all, in the base or the file."""
    by_needs: bool
    """The file says what was needed; otherwise one factor is fitted for all."""
    factor: Estimate
    """On the base's means, where one was fitted for all."""
    told: int
    """Patients with a time of being ready."""


def fit_delays(extract: Extract, base: Scenario, drawn: Mapping[str, Whole]) -> DelaysFit | None:
    """Means of the delays by what is needed; None where the file or the base has none that can be fitted."""
    means = delay_means(base)
    patients = extract.patients
    known = ~np.isnat(patients.ready) & patients.stay_told
    if not means or not known.any():
        return None
    some = patients.only(known)
    end = np.where(np.isnat(some.left), extract.until, some.left)
    hours, ended = hours_between(some.ready, end), ~np.isnat(some.left)
    late = hours > IN_ANY_CASE
    beyond, ended, needs = hours[late] - IN_ANY_CASE, ended[late], some.needs[late]
    if int(ended.sum()) < ENOUGH:
        return None
    by = str(base.demand.attribute[DELAY].by)
    label = _labels(needs, labels_of(base.demand.attribute[by]))
    if float(np.isin(label, list(means)).mean()) >= 0.8:
        found = {
            name: each
            for name in means
            if (each := _mean(beyond[label == name], ended[label == name])) is not None
        }
        weights = {name: float((label == name).sum()) for name in means}
        return DelaysFit(beyond, ended, found, means, weights, True, Estimate(1.0, np.nan, np.nan), len(some))
    counts = np.bincount(drawn[by], minlength=len(labels_of(base.demand.attribute[by])))
    order = labels_of(base.demand.attribute[by])
    weights = {name: float(counts[order.index(name)]) for name in means}
    factor = _factor(beyond, ended, np.array(list(means.values())), np.array(list(weights.values())))
    scaled = {
        name: Estimate(mean * factor.value, mean * factor.low, mean * factor.high)
        for name, mean in means.items()
    }
    return DelaysFit(beyond, ended, scaled, means, weights, False, factor, len(some))


def delay_means(base: Scenario) -> dict[str, float]:
    """Label -> the base's mean delay in hours, of those that are exponential; empty where it has no such delays."""
    delay: Attribute | None = base.demand.attribute.get(DELAY)
    if delay is None or delay.by is None or not isinstance(delay.distribution, dict):
        return {}
    return {
        label: one.mean * SECONDS_PER_UNIT[one.unit] / 3600
        for label, one in delay.distribution.items()
        if isinstance(one, Exponential) and one.unit in SECONDS_PER_UNIT
    }


def _labels(needs: Words, labels: tuple[str, ...]) -> Words:
    """The base's own labels; a number n stands for the n-th, counted from 0, as the pathways of discharge are."""
    known = {label.casefold(): label for label in labels}
    known |= {str(place): label for place, label in enumerate(labels)}
    known |= {f"{word}{gap}{place}": label for place, label in enumerate(labels) for word in ("p", "pathway")
              for gap in ("", " ", "_")}  # fmt: skip
    return np.array([known.get(str(one), "") for one in needs], dtype=object)


def _mean(beyond: Floats, ended: Bools) -> Estimate | None:
    """Of an exponential, from the time waited and the number who left; those still in have waited too."""
    events = int(ended.sum())
    if events < ENOUGH:
        return None
    total = float(beyond.sum())
    low, high = (2 * total / float(chdtri(2 * events + 1, tail)) for tail in (0.025, 0.975))
    return Estimate(total / events, low, high)


def _factor(beyond: Floats, ended: Bools, means: Floats, weights: Floats) -> Estimate:
    """One factor on all means, by maximum likelihood, given that each waited longer than two days."""

    def likelihood(log_factor: float) -> float:
        scaled = means * np.exp(log_factor)
        among = weights * np.exp(-IN_ANY_CASE / scaled)
        chance = among * np.exp(-beyond[:, None] / scaled) * np.where(ended[:, None], 1 / scaled, 1.0)
        return float(np.log(np.maximum(chance.sum(axis=1), 1e-300)).sum() - len(beyond) * np.log(among.sum()))

    best = float(minimize_scalar(lambda at: -likelihood(at), bounds=(-3, 3), method="bounded").x)
    top = likelihood(best)
    near = np.linspace(best - 1.5, best + 1.5, 601)
    inside = near[[likelihood(at) >= top - _FALL for at in near]]
    return Estimate(float(np.exp(best)), float(np.exp(inside[0])), float(np.exp(inside[-1])))
