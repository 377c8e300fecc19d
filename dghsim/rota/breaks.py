"""Breaks that the rules of a tier give on each duty."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.model import FILLED_BY, DutyTable
from dghsim.rota.reference import tier_rules
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

NO_RULES = "none"
"""The rule set of a tier that no rules bind, and that nobody lives by."""


def breaks_due(scenario: Scenario, table: DutyTable) -> NDArray[np.int64]:
    """Breaks due on each row of the table; none on call from home, or where nobody works the duty.

    Doctors in training: one over 5 hours, two over 9, three in a night of 12 or more. Others: one over 6 hours
    (Working Time Regulations). The hours are those of the tier's rule set.
    """
    due = np.zeros(len(table.start), dtype=np.int64)
    for name, tier in scenario.rota.tier.items():
        kinds = [of == name and tier.duty[duty].at == "site" for of, duty in table.kinds]
        if tier.rules != NO_RULES and any(kinds):
            own = np.array(kinds, dtype=np.bool_)[table.kind]
            rows = np.flatnonzero(own & (table.filled_by != FILLED_BY.index("uncovered")))
            due[rows] = _of_tier(tier, table.start[rows], table.end[rows])
    return due


def _of_tier(tier: Tier, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    rules = tier_rules(tier)
    hours = (end - start) / 3600
    if "breaks_30" in rules:
        rule, readings = rules["breaks_30"], rules.readings
        night = in_clock_window(start // 60, end // 60, readings.night_from, readings.night_to)
        third = rule.number("third_night_hours", np.inf)
        long_night = (night >= 60 * readings.night_hours) & (hours >= third)
        first, second = rule.number("first_over_hours", 5), rule.number("second_over_hours", 9)
        return (hours > first) * 1 + (hours > second) * 1 + long_night
    if "wtr_break_20" in rules:
        return (hours > rules["wtr_break_20"].number("over_hours", 6)) * 1
    return np.zeros(len(start), dtype=np.int64)
