"""How many replications were run and why, in words."""

from __future__ import annotations

import math

from dghsim.measures.answers.numbers import counted, pounds
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
        over = len(study.values) > since + look_ahead(since)
        more = f"; {len(study.values):,} were to be run in any case" if over else ""
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
    return f"±{_margin(one.target.half_width, one.measure.unit)}"


def _margin(half_width: float, unit: str) -> str:
    return pounds(half_width) if unit.startswith("pounds") else written(half_width)


def sure(one: Reached) -> str:
    """The average and how sure it is: `2.37 ±0.77`, `£4.63 million ±£15,897`."""
    mean = pounds(one.mean) if one.measure.unit.startswith("pounds") else f"{one.mean:,.4g}"
    return f"{mean} ±{_margin(one.half_width, one.measure.unit)}"


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
    if not one.counted:
        return f"{one.measure.label}: nothing to measure."
    unit = one.measure.unit.removeprefix("pounds").strip()
    return (
        f"{one.measure.label}: {sure(one)}{f' {unit}' if unit else ''}, asked {asked(one)}: {verdict(one)}."
    )
