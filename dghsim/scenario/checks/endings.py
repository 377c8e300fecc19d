"""Everybody who comes can go: the pathway hangs together and comes to an end."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.duration import FromAttribute
from dghsim.scenario.flow import below, reached, steps, with_launches
from dghsim.scenario.keys import Key
from dghsim.scenario.pathway import AnyStage, Delay, Elsewhere, End, Fork, Hold, Join, Leave, Release, Work
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario
from dghsim.scenario.uses import stage_attributes, stage_conditions

MOST_FORKS = 62
"""Both engines keep sets of forks as the bits of one 64-bit number."""


def _key(name: str, *inner: str) -> Key:
    return ("pathway", "stage", name, *inner)


def nothing_falls_off(scenario: Scenario) -> Iterator[Problem]:
    """The last stage goes somewhere, and a stage that ends the way does not."""
    after = below(scenario.pathway.stage)
    for name, stage in scenario.pathway.stage.items():
        ends = isinstance(stage, End | Leave)
        if ends and stage.next is not None:
            yield Problem(
                _key(name, "next"), f"must not be given: nothing comes after a stage of type {stage.type}"
            )
        if not ends and stage.next is None and name not in after:
            yield Problem(
                _key(name), "is the last stage and needs next, or a stage of type leave or end below it"
            )


def everything_is_reached(scenario: Scenario) -> Iterator[Problem]:
    """Each stage can be reached from some stream."""
    stages = scenario.pathway.stage
    starts = [stream.start for stream in scenario.demand.stream.values()]
    seen = reached(with_launches(stages, steps(stages)), starts)
    for name in stages:
        if name not in seen:
            yield Problem(_key(name), "cannot be reached from any stream")


def main_ways_leave(scenario: Scenario) -> Iterator[Problem]:
    """Outside side branches the way ends at a leave, never at an end."""
    stages = scenario.pathway.stage
    ways = steps(stages)
    for stream, given in scenario.demand.stream.items():
        for name in reached(ways, [given.start]):
            if isinstance(stages[name], End):
                says = f"ends a side branch, but stream {stream} comes to it outside one; use type leave"
                yield Problem(_key(name), says)


def joins_can_end(scenario: Scenario) -> Iterator[Problem]:
    """No side branch waits for itself."""
    stages = scenario.pathway.stage
    ways = steps(stages)
    for fork, stage in stages.items():
        if not isinstance(stage, Fork):
            continue
        for name in sorted(reached(ways, [stage.launch])):
            inner = stages[name]
            if isinstance(inner, Join) and fork in inner.forks:
                yield Problem(
                    _key(name, "forks"), f"is in the side branch of {fork} and would wait for itself"
                )


def _is_exit(stage: AnyStage) -> bool:
    return isinstance(stage, End | Leave | Elsewhere) or (
        isinstance(stage, Hold) and stage.on_full == "leave"
    )


def some_way_out(scenario: Scenario) -> Iterator[Problem]:
    """From each stage some way leads to a leave or an end."""
    stages = scenario.pathway.stage
    ways = steps(stages)
    for name in stages:
        if not any(_is_exit(stages[other]) for other in reached(ways, [name])):
            yield Problem(_key(name), "has no way that ever comes to a stage of type leave or end")


def jobs_are_no_patients(scenario: Scenario) -> Iterator[Problem]:
    """A job has no attributes, holds no place, has no side branches and was seen by nobody."""
    stages = scenario.pathway.stage
    ways = with_launches(stages, steps(stages))
    for stream, given in scenario.demand.stream.items():
        if given.entity != "job":
            continue
        for name in sorted(reached(ways, [given.start]), key=list(stages).index):
            for key, attribute in stage_attributes(stages[name]):
                yield Problem(_key(name, *key), f"jobs of stream {stream} come here and have no {attribute}")
            stage = stages[name]
            work = scenario.work.get(stage.work) if isinstance(stage, Work) else None
            if work is not None and isinstance(work.duration, FromAttribute):
                says = f"jobs of stream {stream} come here and have no {work.duration.attribute}"
                yield Problem(_key(name, "work"), says)
            for inner, condition in stage_conditions(stage):
                if condition.seen_by is not None:
                    says = f"jobs of stream {stream} come here: nobody has seen a job before"
                    yield Problem(_key(name, *inner, "seen_by"), says)
            if isinstance(stage, Delay) and stage.gives_way:
                says = f"jobs of stream {stream} come here: a job holds no place to give way in"
                yield Problem(_key(name, "gives_way"), says)
            if isinstance(stage, Elsewhere):
                yield Problem(
                    _key(name, "type"), f"jobs of stream {stream} come here: a job stays at its hospital"
                )
            if isinstance(stage, Hold | Release | Fork | Join):
                says = f"jobs of stream {stream} come here: a job holds no place and has no side branch"
                yield Problem(_key(name, "type"), says)


def few_enough_forks(scenario: Scenario) -> Iterator[Problem]:
    """There are no more forks than the engines can tell apart."""
    forks = [name for name, stage in scenario.pathway.stage.items() if isinstance(stage, Fork)]
    if len(forks) > MOST_FORKS:
        yield Problem(_key(forks[MOST_FORKS]), f"is fork {MOST_FORKS + 1}; at most {MOST_FORKS}")


CHECKS = (
    nothing_falls_off,
    everything_is_reached,
    main_ways_leave,
    joins_can_end,
    some_way_out,
    jobs_are_no_patients,
    few_enough_forks,
)
