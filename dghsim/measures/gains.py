"""Where a pound gains most: what a change comes to for each £100,000 a year, hospital beside hospital."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from dghsim.measures.changes import Changes, Verdict
from dghsim.measures.many import half_width
from dghsim.measures.model import Measure
from dghsim.measures.moderated import Spread
from dghsim.measures.ranks import Ranks, ranks
from dghsim.measures.statistics import CONFIDENCE
from dghsim.measures.totals import Total

STEP = 100_000.0
"""Pounds a year."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Gain:
    """One hospital: the changed less the base, for each `STEP` pounds a year that the change costs."""

    mean: float
    low: float
    high: float
    """95 % interval of this hospital alone."""
    verdict: Verdict
    """Whether the change does anything here, corrected for looking at all of them."""
    total: Reach | None = None
    """The same in totals of a year; None where it has none."""


@dataclass(frozen=True, slots=True)
class Gains:
    """A cohort on one measure."""

    measure: Measure
    total_unit: str
    """Of the totals that the ranks go by; empty where there are none, and nobody is ranked."""
    hospitals: Mapping[str, Gain]
    ranked: Mapping[str, int]
    """Name -> its place in `ranks`; empty where none may fairly be ranked."""
    ranks: Ranks | None
    may_be_most: frozenset[str]
    """Those that cannot be told from the one that gains most, of the ranked: the truly best is among them in 95 of 100
    cohorts."""

    def may_gain_most(self, name: str) -> bool:
        """Whether it gains beyond chance, and as much as any that can be told from it."""
        return name in self.may_be_most and self.hospitals[name].verdict == "better"


def gains(
    found: Changes,
    cost: float,
    *,
    rank: frozenset[str],
    total: Total | None,
    assumed: Mapping[str, float] | None = None,
) -> Gains:
    """What a change comes to for each `STEP` pounds a year.

    Args:
        found: the paired differences.
        cost: pounds a year of the change at each hospital, above nought.
        rank: hospitals that may fairly be ranked on the measure; fewer than two of them: nobody is.
        total: what the measure comes to in a year at each. Ranked is by that, since one cost buys each hospital the
            change for all its patients, and a mean patient's gain would favour the small.
        assumed: name -> how far off the measure may be for what was assumed of it, one standard deviation over the
            mean; a gain is taken to be off by as much. It is in intervals and ranks.
    """
    by, off = STEP / cost, assumed or {}
    sizes = total.by if total else {}
    known = {name: one.spread.with_assumed(off.get(name, 0.0)) for name, one in found.hospitals.items()}
    yearly = {name: _scaled(each, by * sizes[name]) for name, each in known.items() if name in sizes}
    hospitals = {
        name: _gain(_scaled(known[name], by), one.verdict, yearly.get(name))
        for name, one in found.hospitals.items()
    }
    unit = total.unit if total else ""
    fair = [name for name in yearly if name in rank] if found.measure.better != "neither" else []
    if len(fair) < 2:
        return Gains(found.measure, unit, hospitals, {}, None, frozenset())
    among = {name: yearly[name] for name in fair}
    return Gains(
        found.measure,
        unit,
        hospitals,
        {name: place for place, name in enumerate(fair)},
        ranks(list(among.values()), found.measure.better),
        may_be_most(among, found.measure.better),
    )


def may_be_most(found: Mapping[str, Spread], better: str) -> frozenset[str]:
    """Those that no other beats beyond chance.

    Each is held against all the others, one-sided at 5 % over their number (Bonferroni), so that the truly best is
    ruled out in at most 5 of 100 cohorts: Gupta, "On some multiple decision (selection and ranking) rules",
    Technometrics 7 (1965), of means that are not known equally well.
    """
    sign = 1 if better == "more" else -1
    return frozenset(
        name
        for name, one in found.items()
        if not any(_beats(other, one, sign, len(found) - 1) for each, other in found.items() if each != name)
    )


def _beats(other: Spread, one: Spread, sign: int, among: int) -> bool:
    error = float(np.hypot(other.error, one.error))
    freedom = min(other.freedom, one.freedom)
    return sign * (other.mean - one.mean) > float(stdtrit(freedom, 1 - (1 - CONFIDENCE) / among)) * error


def _scaled(spread: Spread, by: float) -> Spread:
    return Spread(spread.mean * by, spread.error * by, spread.freedom)


def _gain(spread: Spread, verdict: Verdict, yearly: Spread | None) -> Gain:
    one = _reach(spread)
    return Gain(one.mean, one.low, one.high, verdict, _reach(yearly) if yearly else None)


def _reach(spread: Spread) -> Reach:
    half = half_width(spread)
    return Reach(spread.mean, spread.mean - half, spread.mean + half)
