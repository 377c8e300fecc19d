"""How many replications were run and why, in words."""

from __future__ import annotations

import math

from dghsim.measures.answers.numbers import counted
from dghsim.measures.model import Study
from dghsim.measures.precision.model import look_ahead
from dghsim.measures.precision.reached import Reached, held

BIAS = (
    "A run that stops when its interval is narrow enough catches intervals that are narrow by luck: they hold the true "
    "average a little less often than 95 times in 100."
)


def finding(study: Study, found: tuple[Reached, ...]) -> str:
    """Why it stopped where it did."""
    runs = counted(len(study.values), "replication")
    since = max((one.since for one in found), default=0)
    if held(study, found):
        more = "" if len(study.values) == since + look_ahead(since) else ", and the fewest asked for were run"
        return (
            f"{runs}: enough. Every average asked for is within its target from {since} replications on, and stayed so "
            f"over {look_ahead(since)} more{more}."
        )
    outside = [one for one in found if not one.since]
    if not outside:
        return (
            f"{runs}, the most allowed: every average asked for is within its target, but only from {since} "
            "replications on, too late to see that it stays so."
        )
    return f"{runs}, the most allowed, are not enough: {_those(len(outside), len(found))} not as sure as was asked."


def _those(some: int, number: int) -> str:
    if number == 1:
        return "the average asked for is"
    return f"{some} of the {number} averages asked for {'is' if some == 1 else 'are'}"


def written(value: float) -> str:
    """Three digits of a half-width, however small."""
    if not math.isfinite(value):
        return "not known"
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def asked(one: Reached) -> str:
    """What the half-width was asked to be: `±0.16`, `±5% of the average`."""
    if one.target.percent:
        return f"±{one.target.half_width:g}% of the average"
    return f"±{written(one.target.half_width)}"


def verdict(one: Reached) -> str:
    """What came of it."""
    if not one.counted:
        return "nothing to measure"
    if one.since:
        same = "; the same in every run so far: what is rare may be still to come" if one.always_same else ""
        return f"within, from {one.since} on{same}"
    if math.isfinite(one.needed):
        return f"not within; about {one.needed:,.0f} replications would be"
    return "not within"


def finding_of(one: Reached) -> str:
    """One measure's own sentence."""
    unit = f" {one.measure.unit}" if one.measure.unit else ""
    if not one.counted:
        return f"{one.measure.label}: nothing to measure."
    return f"{one.measure.label}: {one.mean:,.4g} ±{written(one.half_width)}{unit}, asked {asked(one)}: {verdict(one)}."
