"""Establishment against in post."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

from dghsim.measures.facts import Facts, short_label
from dghsim.measures.model import Measure
from dghsim.measures.posts import ids
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="rota", kind="output")
_SAYS: tuple[tuple[str, str, Literal["more", "less", "neither"], str], ...] = (
    ("posts", "doctors", "neither", "Posts of the rota, filled or not."),
    ("doctors in post, mean", "doctors", "more", "Mean number of doctors in post over the weeks measured."),
    ("fewest posts by arithmetic", "doctors", "neither",
     "Posts below which no rota with this cover fits, by the arithmetic of hours, weekends and the busiest day, each "
     "on its own: a bound, not the size that can run with leave, which is mostly more."),
    ("months below the fewest by arithmetic", "months a year", "less",
     "Months, of twelve, in which on the mean day fewer doctors were in post than the posts below which no rota with "
     "this cover fits by arithmetic. Months with enough by that count may still be too few to run with leave."),
    ("advert rounds closed", "a year", "less",
     "Rounds of advertising that closed in the weeks measured, with an appointment or without, as a year."),
    ("advert rounds closed that failed to appoint", "a year", "less",
     "Of the rounds of advertising that closed in the weeks measured, those that found nobody, as a year. The mean of "
     "this over the mean of all that closed is the share that failed; rounds still open at the end are in neither, and "
     "shares reckoned year by year and averaged would be too low: a year of few rounds is one that soon appoints."),
    ("leavers", "a year", "less", "Doctors who leave in the weeks measured, not counting those who rotate, as a year."),
    ("appointments", "a year", "neither", "First days, in the weeks measured, of doctors found by advert, as a year."),
    ("posts left empty at changeover", "a year", "less", "Posts to which nobody came at a changeover, as a year."),
    ("days of vacancy", "days a year", "less", "Days on which a post had nobody, added over the posts, as a year."),
    ("days of sickness", "days a year", "less", "Days on which a doctor in post was sick, as a year."),
    ("days of newcomers", "days a year", "neither", "Days of doctors in their first weeks, as a year."),
    ("normal days lost", "%", "less",
     "Share of the normal days on the rota, less leave, that a vacancy, sickness or a gap elsewhere took: clinics, "
     "wards and training go without."),
)  # fmt: skip


def posts(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """By tier; nothing where the scenario says nothing of its workforce."""
    if scenario.rota.workforce is None:
        return
    for tier in facts.tiers:
        label = short_label(scenario.rota.tier[tier])
        for name, (words, unit, better, explains) in zip(ids(tier), _SAYS, strict=True):
            yield _one(name, f"{label}: {words}", unit, better=better, explains=explains)
