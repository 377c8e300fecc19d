"""Every name that one part uses is given by another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dghsim.scenario.flow import targets
from dghsim.scenario.grades import known_grades
from dghsim.scenario.keys import Key, unknown
from dghsim.scenario.pathway import (
    Delay,
    Fork,
    Hold,
    Join,
    Release,
    WaitUntil,
    Work,
)
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario
from dghsim.scenario.uses import attributes_used, own_works, stage_conditions


def _missing(key: Key, name: str, known: Iterable[str], what: str) -> Iterator[Problem]:
    names = list(known)
    if name not in names:
        yield Problem(key, unknown(name, names, what=what))


def starts_are_stages(scenario: Scenario) -> Iterator[Problem]:
    """Streams start at stages that there are."""
    for name, stream in scenario.demand.stream.items():
        yield from _missing(
            ("demand", "stream", name, "start"), stream.start, scenario.pathway.stage, "stage"
        )


def targets_are_stages(scenario: Scenario) -> Iterator[Problem]:
    """Ways on, side branches and joins name stages that there are, and joins name forks."""
    stages = scenario.pathway.stage
    forks = [name for name, stage in stages.items() if isinstance(stage, Fork)]
    for name, stage in stages.items():
        here = ("pathway", "stage", name)
        for key, target in targets(stage):
            yield from _missing((*here, *key), target, stages, "stage")
        if isinstance(stage, Fork):
            yield from _missing((*here, "launch"), stage.launch, stages, "stage")
        if isinstance(stage, Join):
            for place, fork in enumerate(stage.forks):
                yield from _missing((*here, "forks", str(place)), fork, forks, "fork stage")


def things_are_there(scenario: Scenario) -> Iterator[Problem]:
    """Stages name work, places and windows that there are."""
    for name, stage in scenario.pathway.stage.items():
        here = ("pathway", "stage", name)
        match stage:
            case Work():
                yield from _missing((*here, "work"), stage.work, scenario.work, "kind of work")
            case Hold() | Release():
                yield from _missing((*here, "place"), stage.place, scenario.place, "place")
            case WaitUntil():
                yield from _missing((*here, "window"), stage.window, scenario.window, "window")
            case Delay():
                for at, rule in enumerate(stage.gives_way):
                    key = (*here, "gives_way", str(at), "place")
                    yield from _missing(key, rule.place, scenario.place, "place")


def conditions_ask_of_things_there(scenario: Scenario) -> Iterator[Problem]:
    """Conditions name windows, places, work, switches and grades that there are."""
    grades = known_grades(scenario)
    for name, stage in scenario.pathway.stage.items():
        for inner, condition in stage_conditions(stage):
            key = ("pathway", "stage", name, *inner)
            if condition.window is not None:
                yield from _missing((*key, "window"), condition.window, scenario.window, "window")
            if condition.place is not None:
                yield from _missing((*key, "place"), condition.place, scenario.place, "place")
            if condition.answered is not None:
                yield from _missing((*key, "answered"), condition.answered, scenario.work, "work")
            if condition.policy is not None:
                yield from _missing((*key, "policy"), condition.policy, scenario.policy, "policy")
            for at, grade in enumerate(condition.seen_by or ()):
                yield from _missing((*key, "seen_by", str(at)), grade, grades, "grade")


def work_names_tiers_and_grades(scenario: Scenario) -> Iterator[Problem]:
    """Teams are of tiers that there are; grades that may not do it are grades that there are."""
    grades = known_grades(scenario)
    for name, kind in scenario.work.items():
        for place, seat in enumerate(kind.team):
            for at, tier in enumerate(seat.tiers):
                key = ("work", name, "team", str(place), "tiers", str(at))
                yield from _missing(key, tier, scenario.rota.tier, "tier")
        for at, grade in enumerate(kind.not_by):
            yield from _missing(("work", name, "not_by", str(at)), grade, grades, "grade")


def own_work_is_there(scenario: Scenario) -> Iterator[Problem]:
    """Handovers, rounds and breaks are kinds of work that there are."""
    for key, _, own in own_works(scenario):
        yield from _missing((*key, "work"), own.work, scenario.work, "kind of work")
    breaks = scenario.rota.breaks
    if breaks is not None:
        yield from _missing(("rota", "breaks", "work"), breaks.work, scenario.work, "kind of work")


def thinning_places_are_there(scenario: Scenario) -> Iterator[Problem]:
    """Streams are thinned by places that there are."""
    for name, stream in scenario.demand.stream.items():
        for place, thinned_by in enumerate(stream.thinned_by.places if stream.thinned_by else ()):
            key = ("demand", "stream", name, "thinned_by", "places", str(place))
            yield from _missing(key, thinned_by, scenario.place, "place")


def attributes_are_there(scenario: Scenario) -> Iterator[Problem]:
    """Stages and work ask for attributes that there are."""
    for key, name in attributes_used(scenario):
        yield from _missing(key, name, scenario.demand.attribute, "attribute")


CHECKS = (
    starts_are_stages,
    targets_are_stages,
    things_are_there,
    conditions_ask_of_things_there,
    work_names_tiers_and_grades,
    own_work_is_there,
    thinning_places_are_there,
    attributes_are_there,
)
