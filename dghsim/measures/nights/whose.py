"""Which work a patient waits for, and which goes on at its side."""

from __future__ import annotations

from dghsim.scenario import pathway as p
from dghsim.scenario.flow import reached, steps, with_launches
from dghsim.scenario.root import Scenario

EXPLAINS = (
    "A patient waits for work on its own way, or on a side branch that it waits for; and for work that has a target or "
    "sets one of its clocks. Other work of a side branch, such as a telephone call about the patient, is no wait: the "
    "patient has gone on."
)
"""The definition, in words."""


def nobody_waits(scenario: Scenario) -> frozenset[str]:
    """Kinds of work that are asked for by patients, none of whom waits for it by `EXPLAINS`."""
    stages = scenario.pathway.stage
    ways = steps(stages)
    starts = [one.start for one in scenario.demand.stream.values() if one.entity == "patient"]
    everywhere = reached(with_launches(stages, ways), starts)
    awaited = {
        fork for name in everywhere if isinstance(stage := stages[name], p.Join) for fork in stage.forks
    }
    launched = [stage.launch for name in awaited if isinstance(stage := stages[name], p.Fork)]
    held_up = reached(ways, [*starts, *launched])
    asked = {name: stage for name in everywhere if isinstance(stage := stages[name], p.Work)}
    waits = {
        stage.work
        for name, stage in asked.items()
        if name in held_up or stage.mark is not None or scenario.work[stage.work].target_minutes is not None
    }
    return frozenset({stage.work for stage in asked.values()} - waits)
