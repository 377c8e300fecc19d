"""Clinics and other own work of normal days: what is lost because nobody was there, or whoever was had no time."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.facts import Facts
from dghsim.measures.grouped import ratio
from dghsim.measures.kinds import own_kinds
from dghsim.measures.view import View, pieces_by_kind
from dghsim.scenario.root import Scenario


def session_kinds(scenario: Scenario, facts: Facts) -> dict[str, tuple[str, ...]]:
    """By kind of own work: the tiers with a normal day that holds it and answers work, so that it is simulated."""
    found = {
        kind: tuple(tier for tier in facts.tiers if any(_each(scenario, tier, kind).values()))
        for kind in own_kinds(scenario)
    }
    return {kind: tiers for kind, tiers in found.items() if tiers}


def sessions(view: View) -> dict[str, float]:
    """Lost as a year and as a share of what was planned, in all and by tier."""
    values: dict[str, float] = {}
    for kind, tiers in session_kinds(view.replication.scenario, view.facts).items():
        counts = {tier: _planned_and_lost(view, tier, kind) for tier in tiers}
        planned, lost = (float(sum(pair[at] for pair in counts.values())) for at in (0, 1))
        for part, (of, gone) in {
            "": (planned, lost),
            **{f"_{tier}": pair for tier, pair in counts.items()},
        }.items():
            values[f"lost_per_year_{kind}{part}"] = gone / view.years
            values[f"lost_percent_{kind}{part}"] = 100 * ratio(gone, of)
    return values


def _planned_and_lost(view: View, tier: str, kind: str) -> tuple[float, float]:
    table, duty_of = view.replication.duties, view.replication.duty_of
    each = _each(view.replication.scenario, tier, kind)
    number = np.array([each.get(duty, 0) if of == tier else 0 for of, duty in table.kinds], dtype=np.int64)
    begun = (table.start >= view.begin) & (table.start < view.end)
    planned = np.where(begun, number[table.kind], 0)
    nobody = int(planned[table.doctor == NONE].sum())
    worked = duty_of[(planned > 0) & (duty_of != NONE)]
    return float(planned.sum()), float(nobody + _missed(view, kind, worked))


def _missed(view: View, kind: str, duties: Ints) -> int:
    """Pieces of the kind on these duties of the plan that were never begun, or broken off for good."""
    pieces = view.pieces
    rows = pieces_by_kind(view).of({list(view.replication.scenario.work).index(kind)})
    rows = rows[pieces.own[rows] & ~pieces.done[rows] & ~pieces.in_hand[rows]]
    among = np.zeros(len(view.replication.plan.duties) + 1, dtype=bool)
    among[duties] = True
    return int(among[pieces.duty[rows]].sum())


def _each(scenario: Scenario, tier: str, kind: str) -> dict[str, int]:
    """By normal duty of the tier that answers work: how many of the kind it holds."""
    return {
        name: sum(own.work == kind for own in duty.own)
        for name, duty in scenario.rota.tier[tier].duty.items()
        if duty.normal and (duty.first or duty.second)
    }
