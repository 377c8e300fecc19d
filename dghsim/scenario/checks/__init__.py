"""What the parts of a scenario say of one another: small functions, one for each kind of problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dghsim.scenario.checks import (
    access,
    answers,
    attributes,
    calendar,
    closed_places,
    conditions,
    cover,
    endings,
    envelopes,
    eras,
    idle_rules,
    imputed,
    loops,
    money,
    oddities,
    outcomes,
    overload,
    own_work,
    posts,
    practices,
    references,
    teams,
    templates,
    workforce,
)
from dghsim.scenario.homes.fit import unusual_homes
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario

Check = Callable[[Scenario], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *attributes.CHECKS,
    *access.CHECKS,
    *conditions.CHECKS,
    *endings.CHECKS,
    *loops.CHECKS,
    *closed_places.CHECKS,
    *calendar.CHECKS,
    *envelopes.CHECKS,
    *answers.CHECKS,
    *own_work.CHECKS,
    *teams.CHECKS,
    *cover.CHECKS,
    *money.CHECKS,
    *practices.CHECKS,
    *workforce.CHECKS,
    *outcomes.CHECKS,
)
"""In an order in which each may rely on those before it."""

DOUBTS: tuple[Callable[[Scenario], Iterator[str]], ...] = (
    eras.mixed_eras,
    practices.prices_of_one_year,
    practices.visits_to_nobody,
    practices.gps_that_there_are,
    imputed.own_though_imputed,
    posts.filled_at_once,
    unusual_homes,
    overload.overloads,
    templates.asked_in_vain,
    oddities.nobody_works,
    oddities.unused_work,
    oddities.unused_places,
    oddities.seasons_not_of_a_year,
    oddities.unused_windows,
    closed_places.closed_places,
    teams.teams_that_seldom_meet,
    idle_rules.idle_interruptions,
    idle_rules.idle_giving_way,
    idle_rules.idle_switches,
    oddities.unmarked_numbers,
)


def first_problems(scenario: Scenario) -> list[Problem]:
    """What the first check that finds anything finds; empty for a scenario that fits together."""
    return next((found for check in CHECKS if (found := list(check(scenario)))), [])


def warnings(scenario: Scenario) -> list[str]:
    """What is allowed but should be looked at before a run, one line each."""
    return [line for doubt in DOUBTS for line in doubt(scenario)]
