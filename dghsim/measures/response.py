"""How soon work with a target is answered, and who comes to an arrest."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.grouped import mean, quantile, ratio
from dghsim.measures.kinds import CATEGORIES, SENIOR, category_of, is_team, is_timed, levels
from dghsim.measures.view import View, pieces_by_kind, spells_by_kind
from dghsim.measures.waits import kept_target
from dghsim.scenario.root import Scenario


def response(view: View) -> dict[str, float]:
    """Over work asked for in the weeks measured: each category with a target, and teams; each kind is in `waits`."""
    scenario = view.replication.scenario
    if not any(is_timed(kind) for kind in scenario.work.values()):
        return {}
    values, category = {}, category_of(scenario)
    rows = pieces_by_kind(view).of(_with_target(scenario))
    rows = rows[view.asked[rows]]
    counts, kept = kept_target(view)
    kind, wait = category[view.pieces.work[rows]], view.wait[rows]
    for name in categories_with_target(scenario):
        own = category == CATEGORIES.index(name)
        values[f"response_{name}_in_time_percent"] = 100 * ratio(
            float(kept[own].sum()), float(counts[own].sum())
        )
        waits = np.sort(wait[kind == CATEGORIES.index(name)])
        values[f"response_{name}_median_minutes"] = quantile(waits, 0.5) / 60
        values[f"response_{name}_p95_minutes"] = quantile(waits, 0.95) / 60
    return values | _teams(view)


def categories_with_target(scenario: Scenario) -> tuple[str, ...]:
    """Categories of which some kind of work has a target."""
    there = {kind.category for kind in scenario.work.values() if kind.target_minutes is not None}
    return tuple(name for name in CATEGORIES if name in there)


def _with_target(scenario: Scenario) -> list[int]:
    """Kinds of work, by number."""
    return [at for at, kind in enumerate(scenario.work.values()) if kind.target_minutes is not None]


def _teams(view: View) -> dict[str, float]:
    """How often a team was called, how many came, and how often none of them was a senior."""
    scenario, tasks, pieces = view.replication.scenario, view.tasks, view.pieces
    values: dict[str, float] = {}
    teams = [at for at, kind in enumerate(scenario.work.values()) if is_team(kind)]
    spells = spells_by_kind(view).of(teams)
    piece = tasks.piece[spells]
    came = np.bincount(piece, minlength=len(pieces.work))
    seniors = piece[levels(view)[tasks.duty[spells]] >= SENIOR]
    led = np.bincount(seniors, minlength=len(pieces.work)) > 0
    for at in teams:
        name, asked = list(scenario.work)[at], pieces_by_kind(view).of([at])
        asked = asked[view.asked[asked]]
        own = asked[pieces.called[asked] != NONE]
        values[f"team_{name}_per_year"] = float(len(asked) / view.years)
        values[f"team_{name}_size_mean"] = mean(came[own])
        values[f"team_{name}_no_senior_percent"] = 100 * mean(~led[own])
    return values
