"""Every post on every day of one replication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dghsim.rota.horizon import Horizon
from dghsim.rota.workforce.draws import Names, names_of, sequences, uniforms
from dghsim.rota.workforce.life import ROUNDS, Fate, Life, life_of
from dghsim.rota.workforce.model import LONG_KNOWN, Events, Floats, Ints, Line, Mask, States
from dghsim.rota.workforce.sickness import sick_days
from dghsim.rota.workforce.terms import Terms, terms_of
from dghsim.scenario.root import Scenario

EVENTS = ("adverts", "failed_adverts", "appointments", "leavers", "unfilled_changeovers")
_HOLDERS = range(8)
_ADVERTS = [ROUNDS * vacancy + turn for vacancy in range(4) for turn in range(8)]
"""Draws made at once for each post: of its first vacancies the first rounds. More are made where they are needed."""


@dataclass(frozen=True, slots=True)
class PreparedPosts:
    """Everything about the posts that no replication changes."""

    lines: tuple[Line, ...]
    terms: tuple[Terms | None, ...]
    """By post; None where the scenario says nothing of the grade, or the post is frozen."""
    names: Names
    days: int
    sick_share: Floats
    sick_spell: Floats
    slowness: Floats
    """Of a newcomer, by post."""
    changes: Ints
    """Names of the draws of all changeovers."""


def prepare_posts(scenario: Scenario, lines: Sequence[Line], horizon: Horizon) -> PreparedPosts:
    """What the scenario says of each post's grade."""
    workforce = scenario.rota.workforce
    by_grade = (
        {grade: terms_of(workforce, posts, horizon) for grade, posts in workforce.grade.items()}
        if workforce is not None
        else {}
    )
    terms = tuple(None if line.frozen else by_grade.get(line.grade) for line in lines)
    return PreparedPosts(
        lines=tuple(lines),
        terms=terms,
        names=names_of(lines, scenario.hospital.code, scenario.run.seed),
        days=horizon.days,
        sick_share=np.array([each.sick_share if each else 0.0 for each in terms]),
        sick_spell=np.array([each.sick_spell if each else 1.0 for each in terms]),
        slowness=np.array([each.slowness if each else 1.0 for each in terms]),
        changes=np.unique([name for each in by_grade.values() for _, name, _ in each.changes]).astype(
            np.int64
        ),
    )


def states_of(posts: PreparedPosts, replication: int) -> States:
    """The posts in one replication. What becomes of a post depends on no other post."""
    shape = (len(posts.lines), posts.days)
    held = np.zeros(shape, dtype=np.bool_)
    new = np.zeros(shape, dtype=np.bool_)
    known = np.full(shape, LONG_KNOWN, dtype=np.int64)
    lives = _lives(posts, replication)
    for post, life in enumerate(lives):
        terms = posts.terms[post]
        for start, end, began in life.held:
            held[post, start:end] = True
            if began and terms is not None:
                new[post, start : min(end, start + terms.new_days)] = True
        for start, end, since in life.vacant:
            known[post, start:end] = since
    sick, since_day = sick_days(posts.names, replication, posts.sick_share, posts.sick_spell, posts.days)
    sick &= held
    return States(held, new & ~sick, sick, np.where(sick, since_day, known), _events(lives))


def steady(lines: Sequence[Line], days: int) -> States:
    """Posts that stay as they are."""
    held: Mask = np.repeat(
        np.array([[line.held] for line in lines], dtype=np.bool_).reshape(-1, 1), days, axis=1
    )
    nothing = np.zeros_like(held)
    return States(
        held, nothing, nothing, np.full(held.shape, LONG_KNOWN), {name: _listed([]) for name in EVENTS}
    )


def _lives(posts: PreparedPosts, replication: int) -> list[Life]:
    holder = sequences(posts.names, replication, "holder", _HOLDERS)
    advert = sequences(posts.names, replication, "advert", _ADVERTS)
    change = _by_date(posts, replication)
    phase = uniforms(posts.names, replication, "phase", np.zeros(1, dtype=np.int64))[0][:, 0].tolist()
    return [
        _still(line, posts.days)
        if terms is None
        else life_of(terms, line.held, posts.days, Fate(holder[at], advert[at], change[at], phase[at]))
        for at, (line, terms) in enumerate(zip(posts.lines, posts.terms, strict=True))
    ]


def _by_date(posts: PreparedPosts, replication: int) -> list[dict[int, tuple[float, float]]]:
    first, second = uniforms(posts.names, replication, "changeover", posts.changes)
    dates = posts.changes.tolist()
    return [
        dict(zip(dates, zip(ones, others, strict=True), strict=True))
        for ones, others in zip(first.tolist(), second.tolist(), strict=True)
    ]


def _still(line: Line, days: int) -> Life:
    return Life(held=[(0, days, False)]) if line.held else Life(vacant=[(0, days, LONG_KNOWN)])


def _events(lives: Sequence[Life]) -> dict[str, Events]:
    every = [(what, post, day) for post, life in enumerate(lives) for what, day in life.events]
    return {name: _listed([(post, day) for what, post, day in every if what == name]) for name in EVENTS}


def _listed(pairs: list[tuple[int, int]]) -> Events:
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Events(table[:, 0], table[:, 1])
