"""Says which rules of the take can never do anything: interruptions, giving way, switches."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.flow import Steps, reached, steps
from dghsim.scenario.pathway import Delay, Fork, Hold, PriorityBy, Release, Work
from dghsim.scenario.root import Scenario
from dghsim.scenario.uses import duties, own_works, stage_conditions


def idle_switches(scenario: Scenario) -> Iterator[str]:
    """Switches that no condition asks for."""
    asked = {
        condition.policy
        for stage in scenario.pathway.stage.values()
        for _, condition in stage_conditions(stage)
    }
    for name in scenario.policy:
        if name not in asked:
            yield f"policy.{name}: no condition asks for it"


def _priorities(scenario: Scenario) -> dict[str, list[int]]:
    """Kind of work -> the priorities that stages, duties and breaks give it."""
    found: dict[str, list[int]] = {}
    for stage in scenario.pathway.stage.values():
        if isinstance(stage, Work):
            values = (
                stage.priority.values.values() if isinstance(stage.priority, PriorityBy) else [stage.priority]
            )
            found.setdefault(stage.work, []).extend(values)
    for _, _, own in own_works(scenario):
        found.setdefault(own.work, []).append(own.priority)
    if scenario.rota.breaks is not None:
        found.setdefault(scenario.rota.breaks.work, []).append(scenario.rota.breaks.priority)
    return found


def _in_hand(scenario: Scenario, work: str) -> set[str]:
    """Kinds of work that a clinician may be broken off from who could be called to `work`."""
    found: set[str] = set()
    for _, duty in duties(scenario):
        if work in (*duty.first, *duty.second):
            found |= {*duty.first, *duty.second, *(own.work for own in duty.own)}
            found |= {scenario.rota.breaks.work} if scenario.rota.breaks is not None else set()
    kinds = scenario.work
    return {
        name
        for name in found
        if kinds[name].interruptible and not kinds[name].team and kinds[name].patient_waits
    }


def idle_interruptions(scenario: Scenario) -> Iterator[str]:
    """Work that interrupts, and never finds less urgent work to interrupt."""
    priorities = _priorities(scenario)
    for name, kind in scenario.work.items():
        if not kind.interrupts or name not in priorities:
            continue
        last = [max(priorities[other]) for other in _in_hand(scenario, name) if other in priorities]
        if max(last, default=-1) <= min(priorities[name]):
            yield (
                f"work.{name}.interrupts: it is asked for at priority {min(priorities[name])} at best, and those who "
                "answer it have no less urgent work that may be interrupted"
            )


def _holding(scenario: Scenario, place: str, ways: Steps) -> set[str]:
    """Stages at which a patient may hold the place."""
    stages = scenario.pathway.stage
    given = {name for name, stage in stages.items() if isinstance(stage, Hold) and stage.place == place}
    onward = {
        name: () if isinstance(stage, Release) and stage.place == place
        else (*ways[name], stage.launch) if isinstance(stage, Fork) else ways[name]
        for name, stage in stages.items()
    }  # fmt: skip
    asking = {
        name
        for name, stage in stages.items()
        if isinstance(stage, Fork) and given & reached(onward, [stage.launch])
    }
    return reached(onward, [after for name in given | asking for after in onward[name]])


def idle_giving_way(scenario: Scenario) -> Iterator[str]:
    """Delays that give way for a place in which nobody can be."""
    ways = steps(scenario.pathway.stage)
    for name, stage in scenario.pathway.stage.items():
        for at, rule in enumerate(stage.gives_way if isinstance(stage, Delay) else ()):
            if name not in _holding(scenario, rule.place, ways):
                yield (
                    f"pathway.stage.{name}.gives_way.{at}: nobody holds place {rule.place} at this stage, so nobody "
                    "gives way"
                )
