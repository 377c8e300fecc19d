"""Whether a clock ends after nothing but delays, so that it repeats what the scenario says of them."""

from __future__ import annotations

from dghsim.scenario.flow import reached, steps, with_launches
from dghsim.scenario.pathway import AnyStage, Hold, Work
from dghsim.scenario.root import Scenario


def only_delays(scenario: Scenario, mark: str) -> bool:
    """Whether nobody can wait for a clinician or a place between arriving and the mark."""
    stages = scenario.pathway.stage
    ways = with_launches(stages, steps(stages))
    starts = [stream.start for stream in scenario.demand.stream.values() if stream.entity == "patient"]
    marked = {name for name, stage in stages.items() if stage.mark == mark}
    queues = [name for name in reached(ways, starts) if _may_wait(stages[name])]
    return not any(marked & reached(ways, [name]) for name in queues)


def _may_wait(stage: AnyStage) -> bool:
    return isinstance(stage, Work) or (isinstance(stage, Hold) and stage.on_full == "wait")
