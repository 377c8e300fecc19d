"""No patient can go round for ever in no time."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.duration import Duration, Empirical, Fixed, FromAttribute
from dghsim.scenario.flow import on_a_cycle, steps, with_launches
from dghsim.scenario.pathway import AnyStage, Delay, Work
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario


def takes_time(stage: AnyStage) -> bool:
    """Whether passing it must take time: a free place, an open window, a join that is over take none."""
    return isinstance(stage, Work) or (isinstance(stage, Delay) and _lasts(stage.duration))


def _lasts(duration: Duration) -> bool:
    match duration:
        case Fixed():
            return duration.value > 0
        case Empirical():
            weights = duration.weights or [1.0] * len(duration.values)
            return any(v > 0 and w > 0 for v, w in zip(duration.values, weights, strict=True))
        case FromAttribute():
            return False  # a patient's own time may be 0, and counted from arrival it is over the second time
    return True


def loops_take_time(scenario: Scenario) -> Iterator[Problem]:
    """Each loop of stages has one in it that takes time."""
    stages = scenario.pathway.stage
    ways = with_launches(stages, steps(stages))
    instant = {name: () if takes_time(stage) else ways[name] for name, stage in stages.items()}
    name = on_a_cycle(instant)
    if name is not None:
        says = "is in a loop that can take no time; put a delay or work in the loop"
        yield Problem(("pathway", "stage", name), says)


CHECKS = (loops_take_time,)
