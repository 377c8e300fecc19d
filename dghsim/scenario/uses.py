"""Where a pathway asks something of a patient, and a duty something of its clinician."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.duration import FromAttribute
from dghsim.scenario.keys import Key
from dghsim.scenario.pathway import AnyStage, Branch, Condition, Delay, Hold, PriorityBy, Repeat, Work
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Duty, OwnWork


def stage_conditions(stage: AnyStage) -> Iterator[tuple[Key, Condition]]:
    """The conditions of a stage, each with its key within the stage."""
    match stage:
        case Branch():
            for place, case in enumerate(stage.cases):
                yield ("cases", str(place), "when"), case.when
        case Repeat():
            yield ("until",), stage.until
        case Delay():
            for place, rule in enumerate(stage.gives_way):
                for at, condition in enumerate(rule.when):
                    yield ("gives_way", str(place), "when", str(at)), condition


def stage_attributes(stage: AnyStage) -> Iterator[tuple[Key, str]]:
    """The attributes that a stage itself asks for, each with its key within the stage."""
    for key, condition in stage_conditions(stage):
        if condition.attribute is not None:
            yield (*key, "attribute"), condition.attribute
    if isinstance(stage, Work | Hold) and isinstance(stage.priority, PriorityBy):
        yield ("priority", "attribute"), stage.priority.attribute
    if isinstance(stage, Delay) and isinstance(stage.duration, FromAttribute):
        yield ("duration", "attribute"), stage.duration.attribute


def attributes_used(scenario: Scenario) -> Iterator[tuple[Key, str]]:
    """Every attribute that stages and kinds of work ask for, each with its key."""
    for name, stage in scenario.pathway.stage.items():
        for key, attribute in stage_attributes(stage):
            yield ("pathway", "stage", name, *key), attribute
    for name, kind in scenario.work.items():
        if isinstance(kind.duration, FromAttribute):
            yield ("work", name, "duration", "attribute"), kind.duration.attribute


def duties(scenario: Scenario) -> Iterator[tuple[Key, Duty]]:
    """Every duty with its key."""
    for tier_name, tier in scenario.rota.tier.items():
        for name, duty in tier.duty.items():
            yield ("rota", "tier", tier_name, "duty", name), duty


def own_works(scenario: Scenario) -> Iterator[tuple[Key, Duty, OwnWork]]:
    """What clinicians on duty have to do for themselves, with its key and its duty."""
    for key, duty in duties(scenario):
        for place, own in enumerate(duty.own):
            yield (*key, "own", str(place)), duty, own
