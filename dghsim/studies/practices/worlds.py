"""One home's practices with the home and without, on the same requests, in every replication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dghsim.demand.requests import Floats, Ints, draw_requests
from dghsim.scenario.practices import AtPractices, Practices
from dghsim.scenario.root import Run
from dghsim.studies.practices.book import Answer, Book, keep_book
from dghsim.studies.practices.calendar import days_of, mean_requests, open_days, reviews, working_days
from dghsim.studies.practices.lines import CARE_PLANS, lines_of
from dghsim.studies.practices.plans import with_plan
from dghsim.studies.practices.slots import Slots, slots_with, slots_without
from dghsim.studies.practices.unknown import AS_WRITTEN, Unknown
from dghsim.studies.practices.vacant import filled
from dghsim.years import PUBLISHED

WEEKS_BEFORE = 52
"""Practices run so long by themselves before the hospital's epoch: their queues take months to settle."""


@dataclass(frozen=True, slots=True)
class Home:
    """What the book asks of a home."""

    name: str
    people: int
    """Registered."""
    frail: float
    """Of them."""
    brings: AtPractices
    there: Floats
    """By day from the hospital's epoch: how much of the home there is, 0 to 1."""
    found_per_year: Floats
    """By replication: frail people reviewed by the home's own team, who so have a plan without their practice."""
    visits_per_week: Floats | float = 0.0
    """By replication: handed to its team, and done by it."""
    late_per_week: Floats | float = 0.0
    """By replication: calls while practices are closed that its team took in place of the out-of-hours service."""
    unknown: Unknown = AS_WRITTEN


@dataclass(frozen=True, slots=True)
class World:
    """One home's practices, with it or without, in every replication. Days are from a year before the epoch."""

    home: Home
    book: Book
    slots: Slots
    there: Floats
    """By day, how much of the home there is; nought without it."""
    staffed: Mapping[str, Floats]
    """By discipline of the home's staff with vacancies, (replications, days): of its hours, those of posts filled."""
    out_of_hours: Floats
    """Contacts in the weeks measured that have nothing to do with waits, less those the home's team took, by
    replication."""
    plans: Floats
    """(replications, days): frail people with a plan."""
    begin: int
    """The first day measured."""

    @property
    def years(self) -> float:
        """Measured."""
        return float(len(self.there) - self.begin) / PUBLISHED


def worlds_of(practices: Practices, run: Run, home: Home, *, hospital: str) -> tuple[World, World]:
    """Without the home and with it.

    Args:
        practices: all of a home's alike.
        run: the hospital's weeks, replications and seed; the practices' own year before goes before them.
        home: one.
        hospital: its code, which names the streams with the home's name.

    With the home more people ask, or fewer, where its `unknown` has an elasticity.
    """
    longer = run.model_copy(update={"warm_up_weeks": run.warm_up_weeks + WEEKS_BEFORE})
    there = np.concatenate([np.zeros(7 * WEEKS_BEFORE), home.there])
    opened = open_days(longer)
    draw = Draw(practices, longer, f"{hospital}/home/{home.name}")
    without = _world(draw, home, slots_without(practices, home.people, opened), np.zeros_like(there), {})
    staffed = _staffed(practices, longer, home, draw.stream)
    slots = slots_with(
        practices, home.brings, home.people, opened, there, ~working_days(longer), home.visits_per_week, staffed
    )  # fmt: skip
    elasticity = np.broadcast_to(home.unknown.elasticity, (run.replications,))
    answer = Answer(without.book.expected_wait, elasticity) if elasticity.any() else None
    return without, _world(draw, home, slots, there, staffed, answer)


def _staffed(practices: Practices, run: Run, home: Home, stream: str) -> dict[str, Floats]:
    """By discipline, of the hours that the home brings, those of posts that are filled; nothing without vacancies."""
    if practices.vacancies is None:
        return {}
    share = np.broadcast_to(home.unknown.filled_share, (run.replications,))
    return {
        who: filled(practices.vacancies, share, hours, days_of(run), seed=run.seed, stream=stream, who=who)
        for who, hours in home.brings.hours_per_week.items()
    }


@dataclass(frozen=True, slots=True)
class Draw:
    """What is asked of practices; the stream names it."""

    practices: Practices
    run: Run
    stream: str

    def __call__(self, means: Mapping[str, Floats]) -> Ints:
        """(replications, kinds, days)."""
        return np.array([
            draw_requests(
                means, self.practices.dispersion, seed=self.run.seed, replication=each, home=self.stream
            )
            for each in range(self.run.replications)
        ])  # fmt: skip


def _world(
    draw: Draw,
    home: Home,
    slots: Slots,
    there: Floats,
    staffed: Mapping[str, Floats],
    answer: Answer | None = None,
) -> World:
    practices, run = draw.practices, draw.run
    lines, begin, plans = lines_of(practices), 7 * run.warm_up_weeks, practices.care_plans
    means = mean_requests(practices, run, home.people)
    more = home.brings.reviews_per_frail_year
    asked = plans.reviews_per_frail_year if more is None else more
    means[CARE_PLANS] = reviews(run, home.frail, plans.reviews_per_frail_year * (1 - there) + asked * there)
    requests = draw({name: means[name] for name in lines.names})
    minutes = np.broadcast_to(slots.minutes, (run.replications, *slots.minutes.shape[1:]))
    book = keep_book(lines, requests, minutes, open_days(run), begin, answer)
    nights = np.full(len(there), home.people * practices.out_of_hours_per_1000_year / 1000 / PUBLISHED)
    by_team = home.found_per_year[:, None] * (there > 0) / PUBLISHED
    done = book.seen_by_day[:, :, lines.names.index(CARE_PLANS)] + by_team
    calls = draw({"out_of_hours": nights})[:, 0, begin:].sum(axis=1)
    taken = home.late_per_week * float((there[begin:] > 0).sum()) / 7
    return World(
        home,
        book,
        slots,
        there,
        staffed,
        np.maximum(calls - taken, 0.0),
        with_plan(done, home.frail, plans),
        begin,
    )
