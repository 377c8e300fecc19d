"""Which walkers a condition holds for, at the moment each comes to it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.labels import labels_of, unit_of
from dghsim.scenario.load_by_hour.crowd import Ints
from dghsim.scenario.load_by_hour.draws import Dice, Floats, scale
from dghsim.scenario.load_by_hour.windows import Openings
from dghsim.scenario.pathway import Condition
from dghsim.scenario.root import Scenario

Bools = NDArray[np.bool_]
NOBODY = -1


@dataclass(slots=True)
class Conditions:
    """What conditions ask; places count as empty, and somebody is always there."""

    scenario: Scenario
    dice: Dice
    known: dict[str, Floats]
    seen_by: Ints
    """By walker, the grade of who did the last work."""
    grades: tuple[str, ...]
    openings: dict[str, Openings] = field(init=False)

    def __post_init__(self) -> None:
        self.openings = {name: Openings.of(window) for name, window in self.scenario.window.items()}

    def hold(self, when: Condition, who: Ints, time: Floats) -> Bools:
        """(len(who),) whether it holds for each."""
        if when.chance is not None:
            return self.dice.random(len(who)) < when.chance
        if when.window is not None:
            return self.openings[when.window].is_open(time)
        if when.attribute is not None:
            return self._known(when, when.attribute, self.known[when.attribute][who])
        if when.seen_by is not None:
            asked = [code for code, grade in enumerate(self.grades) if grade in when.seen_by]
            return np.isin(self.seen_by[who], asked)
        return np.full(len(who), self._same_for_all(when))

    def _known(self, when: Condition, name: str, values: Floats) -> Bools:
        if when.at_least is not None:
            return values >= when.at_least * scale(unit_of(self.scenario.demand, name))
        asked = when.is_one_of or [when.equals or ""]
        labels = labels_of(self.scenario.demand.attribute[name])
        return np.isin(values, [code for code, label in enumerate(labels) if label in asked])

    def _same_for_all(self, when: Condition) -> bool:
        if when.answered is not None:
            return True
        if when.policy is not None:
            return self.scenario.policy[when.policy]
        if when.free_at_least is not None and when.place is not None:
            return self.scenario.place[when.place].count >= when.free_at_least
        return when.occupied_at_least == 0
