"""How urgent each kind of work is, of all the stages that ask for it."""

from __future__ import annotations

import numpy as np

from dghsim.scenario.odds import label_odds
from dghsim.scenario.pathway import PriorityBy, Work
from dghsim.scenario.root import Scenario

_LAST = 9.0


def mean_priorities(scenario: Scenario) -> list[float]:
    """By kind of work, the mean of the stages that ask for it, 0 first; where nobody asks, 9."""
    found: dict[str, list[float]] = {}
    for stage in scenario.pathway.stage.values():
        if isinstance(stage, Work):
            found.setdefault(stage.work, []).append(_mean(scenario, stage))
    return [float(np.mean(found[name])) if name in found else _LAST for name in scenario.work]


def _mean(scenario: Scenario, stage: Work) -> float:
    if not isinstance(stage.priority, PriorityBy):
        return float(stage.priority)
    odds = label_odds(scenario.demand, stage.priority.attribute)
    return sum(odds.get(label, 0.0) * value for label, value in stage.priority.values.items())
