"""Finds the stages that one patient may pass more than once, whose draws must tell the visits apart."""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.scenario import pathway as p
from dghsim.scenario.flow import reached, steps


def revisited(stages: Mapping[str, p.AnyStage]) -> list[str]:
    """Stages on a cycle, or run by more than one of a patient's tokens, in the order of the pathway."""
    ways = steps(stages)
    launched = {name: stage.launch for name, stage in stages.items() if isinstance(stage, p.Fork)}
    in_branches = [reached(ways, [launch]) for launch in launched.values()]
    inside = set().union(*in_branches) if in_branches else set()
    main = set().union(*(reached(ways, [name]) for name in stages if name not in inside))
    again: list[str] = []
    for name in stages:
        on_cycle = any(name in reached(ways, [after]) for after in ways[name])
        runs = sum(name in branch for branch in in_branches) + (name in main)
        relaunched = any(
            name in branch and any(fork in reached(ways, [after]) for after in ways[fork])
            for fork, branch in zip(launched, in_branches, strict=True)
        )
        if on_cycle or runs > 1 or relaunched:
            again.append(name)
    return again
