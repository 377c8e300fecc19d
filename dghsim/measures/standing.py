"""Hospitals beside one another on one measure: with intervals, against the cohort, ranked where that is fair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dghsim.measures.many import chance, half_width, told
from dghsim.measures.model import Floats, Measure
from dghsim.measures.moderated import Spread, spreads
from dghsim.measures.ranks import Ranks, draws, ranks
from dghsim.measures.statistics import possible

Verdict = Literal["better", "worse", "higher", "lower", "cannot tell", "beside"]
"""`higher` and `lower` where neither side is better, or where nothing fair can be said of better; `beside` for those
that do not count among the cohort."""


@dataclass(frozen=True, slots=True)
class One:
    """One hospital on one measure."""

    mean: float
    low: float
    high: float
    """Ends of the 95 % interval of its mean, its spread steadied by that of the others, with what was assumed of it."""
    year_low: float
    year_high: float
    """5th and 95th percentile of its simulated years."""
    verdict: Verdict
    """Against the middle of the cohort, corrected for looking at all of them."""
    spread: Spread


@dataclass(frozen=True, slots=True)
class Standing:
    """A cohort on one measure."""

    measure: Measure
    middle: float
    """Median of the means of those that count."""
    hospitals: Mapping[str, One]
    """By name; those without a value are left out."""
    ranked: Mapping[str, int]
    """Name -> its place in `ranks`; empty where none is ranked."""
    ranks: Ranks | None


def standing(
    measure: Measure,
    values: Mapping[str, Floats],
    *,
    rank: frozenset[str],
    beside: frozenset[str] = frozenset(),
    assumed: Mapping[str, float] | None = None,
) -> Standing | None:
    """The hospitals' values of one measure put beside one another; None for fewer than two that count.

    Args:
        measure: what is measured.
        values: name -> one value a replication; NaN where there was nothing to measure.
        rank: the hospitals that may fairly be ranked on it. Fewer than two of them: nobody is. Only where all that
            count may be is one called better or worse than their middle.
        beside: hospitals that are shown and do not count, such as synthetic ones.
        assumed: name -> how far off its mean may be for what was assumed of it, one standard deviation over the mean.
            It is in intervals, verdicts and ranks, each hospital's apart from all others'.
    """
    known = {name: each[~np.isnan(each)] for name, each in values.items()}
    known = {name: each for name, each in known.items() if len(each) >= 2}
    counted = [name for name in known if name not in beside]
    if len(counted) < 2:
        return None
    off = assumed or {}
    by_chance = spreads(known, share=measure.unit == "%", outside=beside)
    found = {name: one.with_assumed(off.get(name, 0.0)) for name, one in by_chance.items()}
    middle = float(np.median([found[name].mean for name in counted]))
    apart = _apart({name: found[name] for name in counted}, middle)
    judged = measure.better != "neither" and rank.issuperset(counted)
    hospitals = {
        name: _one(
            measure,
            known[name],
            found[name],
            "beside"
            if name in beside
            else _verdict(measure, found[name].mean - middle, name in apart, judged),
        )
        for name in known
    }
    fair = [name for name in counted if name in rank] if measure.better != "neither" else []
    if len(fair) < 2:
        return Standing(measure, middle, hospitals, {}, None)
    places = ranks([found[name] for name in fair], measure.better)
    return Standing(measure, middle, hospitals, {name: place for place, name in enumerate(fair)}, places)


def _one(measure: Measure, values: Floats, spread: Spread, verdict: Verdict) -> One:
    half = half_width(spread)
    least, most = possible(measure)
    year_low, year_high = np.percentile(values, [5, 95])
    return One(
        spread.mean, max(spread.mean - half, least), min(spread.mean + half, most), float(year_low),
        float(year_high), verdict, spread,
    )  # fmt: skip


def _apart(found: Mapping[str, Spread], middle: float) -> frozenset[str]:
    """Those that differ from the middle beyond chance.

    The middle has an error of its own. It moves with every hospital rather than against it, so that to add the two
    errors as if they were of separate things errs towards `cannot tell`.
    """
    off = _error_of_middle(list(found.values()))
    return told(
        {
            name: chance(one.mean - middle, float(np.hypot(one.error, off)), one.freedom)
            for name, one in found.items()
        }
    )


def _error_of_middle(found: Sequence[Spread]) -> float:
    """Standard deviation of the median of means as they may truly be."""
    return 0.0 if not any(one.error for one in found) else float(np.median(draws(found), axis=0).std())


def _verdict(measure: Measure, difference: float, sure: bool, judged: bool) -> Verdict:
    if not sure:
        return "cannot tell"
    if not judged:
        return "higher" if difference > 0 else "lower"
    return "better" if (difference > 0) == (measure.better == "more") else "worse"
