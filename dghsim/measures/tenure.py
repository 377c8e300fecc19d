"""How long each post was held in the weeks measured, and how its rounds of advertising went.

What becomes of a post is a function of scenario, rota and number of the replication alone: where the rota room does not
hand it on, it is worked out here again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.model import Floats, Replication
from dghsim.measures.spans import DAYS_A_YEAR, WEEKS_A_YEAR
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.rota.workforce.lines import lines_of
from dghsim.rota.workforce.states import PreparedPosts, prepare_posts, states_of
from dghsim.scenario.root import Scenario


@dataclass(frozen=True, slots=True)
class Tenure:
    """The posts of one replication."""

    years: Floats
    """By doctor of the duty table, who stands for all who follow one another in the post: years of 52 weeks in which
    somebody held it; all that were measured, where the scenario says nothing of its workforce."""
    closed: Ints
    """By tier: rounds of advertising that closed in the weeks measured."""
    failed: Ints
    """Of those, the ones that found nobody."""


def posts_of(scenario: Scenario, rota: DatedRota) -> PreparedPosts | None:
    """What `tenure_of` needs and no replication changes; None where posts stay as they are."""
    if scenario.rota.workforce is None or not len(rota.shifts):
        return None
    return prepare_posts(scenario, lines_of(scenario, rota), horizon_of(scenario))


def numbers_of(names: Sequence[str], doctors: Sequence[str]) -> Ints:
    """Where each name stands among a duty table's doctors; NONE for one who is not among them.

    They stand before those from outside, of whom there are very many, so that it is over early.
    """
    sought, number = set(names), dict[str, int]()
    for at, doctor in enumerate(doctors):
        if doctor in sought:
            number[doctor] = at
            if len(number) == len(sought):
                break
    return np.array([number.get(name, NONE) for name in names], dtype=np.int64)


def steady(replication: Replication) -> Tenure:
    """Everybody stays, nobody is looked for."""
    nothing = np.zeros(len(replication.scenario.rota.tier), dtype=np.int64)
    years = np.full(len(replication.duties.doctors), replication.scenario.run.weeks / WEEKS_A_YEAR)
    return Tenure(years, nothing, nothing)


def tenure_of(replication: Replication, posts: PreparedPosts | None) -> Tenure:
    """The tenure of a replication; `posts` as `posts_of` makes them."""
    still = steady(replication)
    if posts is None:
        return still
    year = replication.duties.workforce
    states = None if year is None else year.states
    if states is None:
        states = states_of(posts, replication.plan.replication)
    measured = horizon_of(replication.scenario).measured
    doctor = numbers_of([line.doctor for line in posts.lines], replication.duties.doctors)
    there = doctor != NONE
    years = still.years.copy()
    years[doctor[there]] = states.held[there, measured].sum(axis=1) / DAYS_A_YEAR
    tiers = list(replication.scenario.rota.tier)
    tier = np.array([tiers.index(line.tier) for line in posts.lines], dtype=np.int64)
    lasts = np.array([0 if terms is None else terms.advert for terms in posts.terms], dtype=np.int64)
    opened, failed = states.events["adverts"], states.events["failed_adverts"]

    def counted(post: Ints, closes: Ints) -> Ints:
        inside = (closes >= measured.start) & (closes < measured.stop)
        return np.bincount(tier[post[inside]], minlength=len(tiers))

    closed = counted(opened.post, opened.day + lasts[opened.post])
    return Tenure(years, closed, counted(failed.post, failed.day))
