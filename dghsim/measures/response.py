"""How soon work with a target is answered, and who comes to an arrest."""

from __future__ import annotations

import numpy as np

from dghsim.measures.grouped import mean, quantile
from dghsim.measures.kinds import CATEGORIES, SENIOR, category_of, is_team, is_timed, levels
from dghsim.measures.view import Mask, View
from dghsim.measures.waits import kept_target
from dghsim.scenario.root import Scenario


def response(view: View) -> dict[str, float]:
    """Over work asked for in the weeks measured: each category with a target, and teams; each kind is in `waits`."""
    scenario = view.replication.scenario
    if not any(is_timed(kind) for kind in scenario.work.values()):
        return {}
    values, category = {}, category_of(scenario)
    rows = np.flatnonzero(view.asked & _with_target(scenario)[view.pieces.work])
    known, kept = (mask[rows] for mask in kept_target(view))
    kind, wait = category[view.pieces.work[rows]], view.wait[rows]
    for name in categories_with_target(scenario):
        own = kind == CATEGORIES.index(name)
        values[f"response_{name}_in_time_percent"] = 100 * mean(kept[own & known])
        values[f"response_{name}_median_minutes"] = quantile(wait[own], 0.5) / 60
        values[f"response_{name}_p95_minutes"] = quantile(wait[own], 0.95) / 60
    return values | _teams(view)


def categories_with_target(scenario: Scenario) -> tuple[str, ...]:
    """Categories of which some kind of work has a target."""
    there = {kind.category for kind in scenario.work.values() if kind.target_minutes is not None}
    return tuple(name for name in CATEGORIES if name in there)


def _with_target(scenario: Scenario) -> Mask:
    return np.array([kind.target_minutes is not None for kind in scenario.work.values()], dtype=bool)


def _teams(view: View) -> dict[str, float]:
    """How often a team was called, how many came, and how often none of them was a senior."""
    scenario, tasks, pieces = view.replication.scenario, view.tasks, view.pieces
    values: dict[str, float] = {}
    teams = np.array([is_team(kind) for kind in scenario.work.values()], dtype=bool)
    if not teams.any():
        return values
    spells = np.flatnonzero(teams[tasks.work])
    piece = tasks.piece[spells]
    came = np.bincount(piece, minlength=len(pieces.work))
    seniors = piece[levels(view)[tasks.duty[spells]] >= SENIOR]
    led = np.bincount(seniors, minlength=len(pieces.work)) > 0
    for at in np.flatnonzero(teams).tolist():
        name, asked = list(scenario.work)[at], view.asked & (pieces.work == at)
        own = asked & pieces.begun
        values[f"team_{name}_per_year"] = float(asked.sum() / view.years)
        values[f"team_{name}_size_mean"] = mean(came[own])
        values[f"team_{name}_no_senior_percent"] = 100 * mean(~led[own])
    return values
