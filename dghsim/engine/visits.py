"""Finds the stages that one patient may pass more than once, whose draws must tell the visits apart."""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.scenario import pathway as p
from dghsim.scenario.flow import reached, steps
from dghsim.scenario.root import Scenario


def revisited(stages: Mapping[str, p.AnyStage]) -> list[str]:
    """Stages on a cycle, or run by more than one of a patient's tokens, in the order of the pathway."""
    ways = steps(stages)
    branches = {
        name: reached(ways, [stage.launch]) for name, stage in stages.items() if isinstance(stage, p.Fork)
    }
    inside = set().union(*branches.values())
    main = reached(ways, [name for name in stages if name not in inside])
    again = {name for name in stages if name in reached(ways, ways[name])}
    again |= {
        name for name in inside if sum(name in branch for branch in branches.values()) + (name in main) > 1
    }
    # A fork that is passed again starts its whole side branch again, and the forks in that theirs.
    while more := set().union(*(branches[fork] for fork in again & branches.keys())) - again:
        again |= more
    return [name for name in stages if name in again]


def jobs_return(scenario: Scenario) -> bool:
    """Whether a job may pass a stage that needs its visits told apart."""
    stages, streams = scenario.pathway.stage, scenario.demand.stream.values()
    starts = [stream.start for stream in streams if stream.entity == "job"]
    return not reached(steps(stages), starts).isdisjoint(revisited(stages))
