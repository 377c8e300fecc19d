"""A place without room may stand for one that is closed, as long as nobody waits for it for ever."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.flow import below, reached
from dghsim.scenario.pathway import (
    AnyStage,
    Branch,
    Condition,
    Delay,
    End,
    Fork,
    Hold,
    Join,
    Leave,
    Release,
    Repeat,
)
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario

Ways = dict[str, tuple[str, ...]]


def nobody_waits_for_ever(scenario: Scenario) -> Iterator[Problem]:
    """Nobody whose way can only go on in a place without room comes to ask for it."""
    for place, stages in _waits(scenario).items():
        stuck = [name for name in stages if _stuck(scenario, name, place)]
        if stuck:
            says = (
                f"must be at least 1: whoever comes to stage {stuck[0]} waits for it for ever; to close it, have that "
                'stage wait for another place, or go on or leave when it is full (on_full = "goto" or "leave")'
            )
            yield Problem(("place", place, "count"), says)


def closed_places(scenario: Scenario) -> Iterator[str]:
    """What becomes of those who would go to a place without room."""
    waits = _waits(scenario)
    seen = _reached(scenario)
    for place in waits:
        found = [
            (name, stage)
            for name, stage in scenario.pathway.stage.items()
            if isinstance(stage, Hold) and stage.place == place and name in seen
        ]
        told = [f"whoever asks for it at stage {name} {_instead(stage)}" for name, stage in found]
        yield f"place.{place}.count is 0: {'; '.join(told) or 'nobody ever comes to ask for it'}"


def _instead(stage: Hold) -> str:
    match stage.on_full:
        case "goto":
            return f"goes to {stage.goto}"
        case "leave":
            return "leaves"
    return "never gets it, and goes on without it or waits until leaving"


def _waits(scenario: Scenario) -> dict[str, list[str]]:
    """Each place without room that some stage holds, with the stages at which somebody may come to wait for it."""
    stages = scenario.pathway.stage
    held = dict.fromkeys(stage.place for stage in stages.values() if isinstance(stage, Hold))
    closed = [place for place in held if scenario.place[place].most == 0]
    if not closed:
        return {}
    seen = _reached(scenario)
    return {
        place: [
            name
            for name, stage in stages.items()
            if isinstance(stage, Hold) and stage.place == place and stage.on_full == "wait" and name in seen
        ]
        for place in closed
    }


def _reached(scenario: Scenario) -> set[str]:
    stages = scenario.pathway.stage
    ways = _open_ways(scenario)
    with_launches = {
        name: (*ways[name], stage.launch) if isinstance(stage, Fork) else ways[name]
        for name, stage in stages.items()
    }
    return reached(
        with_launches, [stream.start for stream in scenario.demand.stream.values() if stream.per_day]
    )


def _stuck(scenario: Scenario, name: str, place: str) -> bool:
    """Whether some who wait there can neither go on without the place nor withdraw."""
    stages, ways, seen = scenario.pathway.stage, _open_ways(scenario), _reached(scenario)
    forks = {fork: stage for fork, stage in stages.items() if isinstance(stage, Fork) and fork in seen}
    starts = [stream.start for stream in scenario.demand.stream.values() if stream.per_day]
    if name in reached(ways, starts) and not _withdrawn(scenario, place, ways, name, set()):
        return True
    for fork, stage in forks.items():
        joins = {join for join, other in stages.items() if isinstance(other, Join) and fork in other.forks}
        beside = reached({one: () if one in joins else onward for one, onward in ways.items()}, ways[fork])
        inside = name in reached(ways, [stage.launch])
        if inside and not _withdrawn(scenario, place, ways, fork, beside):
            return True  # nobody could leave meanwhile: the patient waits for the side branch
    return False


def _withdrawn(scenario: Scenario, place: str, ways: Ways, name: str, beside: set[str]) -> bool:
    """Whether something may withdraw: of the patient's own way meanwhile, or side branches begun before or then."""
    stages = scenario.pathway.stage
    meanwhile = set(beside)
    for fork, stage in stages.items():
        if isinstance(stage, Fork) and fork != name and (fork in beside or name in reached(ways, [fork])):
            meanwhile |= reached(ways, [stage.launch])
    return any(_withdraws(stages[one], place) for one in meanwhile)


def _withdraws(stage: AnyStage, place: str) -> bool:
    return isinstance(stage, Leave) or (isinstance(stage, Release) and stage.place == place)


def _open_ways(scenario: Scenario) -> Ways:
    """Where one may really go from each stage, given how many places there are and what is switched on."""
    after = below(scenario.pathway.stage)
    return {
        name: tuple(dict.fromkeys(_onward(scenario, stage, stage.next or after.get(name))))
        for name, stage in scenario.pathway.stage.items()
    }


def _onward(scenario: Scenario, stage: AnyStage, onward: str | None) -> Iterator[str]:
    match stage:
        case End() | Leave():
            return
        case Hold() if scenario.place[stage.place].most == 0:
            if stage.goto is not None:
                yield stage.goto
            return
        case Hold() if stage.goto is not None:
            yield stage.goto
        case Branch():
            for case in stage.cases:
                if _possible(scenario, case.when):
                    yield case.goto
                if _certain(scenario, case.when):
                    return
        case Repeat():
            yield stage.back_to
        case Delay():
            for rule in stage.gives_way:
                gives = all(_possible(scenario, when) for when in rule.when)
                if rule.goto is not None and gives and scenario.place[rule.place].most:
                    yield rule.goto
    if onward is not None:
        yield onward


def _possible(scenario: Scenario, when: Condition) -> bool:
    if when.chance is not None:
        return when.chance > 0
    if when.policy is not None:
        return scenario.policy[when.policy]
    if when.in_proportion and when.place is not None:
        return scenario.place[when.place].most > 0
    if when.place is not None:
        return scenario.place[when.place].most >= (when.free_at_least or when.occupied_at_least or 0)
    return True


def _certain(scenario: Scenario, when: Condition) -> bool:
    if when.chance is not None:
        return when.chance >= 1
    if when.policy is not None:
        return scenario.policy[when.policy]
    return when.occupied_at_least == 0


CHECKS = (nobody_waits_for_ever,)
