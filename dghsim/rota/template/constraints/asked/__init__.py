"""What a planner asks beyond the rules, one small file for each kind: `tier.template` of the scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dghsim.rota.template.constraints.asked import days, nights, sessions, weekends
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost
from dghsim.scenario.rota import Tier

ASKED: Mapping[str, Callable[[Grid, Tier], Iterator[AtMost]]] = {
    "night_blocks": nights.night_blocks,
    "days_off_after_nights": nights.days_off_after_nights,
    "whole_weekends": weekends.whole_weekends,
    "one_weekend_in": weekends.one_weekend_in,
    "normal_days_a_week": days.normal_days_a_week,
    "zero_days_a_week": days.zero_days_a_week,
    "clear_leave_lines": days.clear_leave_lines,
    "session": sessions.sessions,
}
"""Key of `Asked` -> what it forbids. Every key is here; a test keeps it so."""
