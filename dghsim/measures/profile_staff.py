"""Picture data about doctors: how many there are, what they are asked, how busy they are."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.cover import tier_of_rows
from dghsim.measures.model import Floats
from dghsim.measures.spans import HOUR, folded
from dghsim.measures.staff import busy_spans
from dghsim.measures.view import View, hour_of_week


def of_duties(view: View) -> dict[str, Floats]:
    """Doctors rostered and covered by hour of the week, and percent busy by hour of the day."""
    tiers = tuple(view.replication.scenario.rota.tier)
    if not tiers:
        return {}
    table, tier = view.replication.duties, tier_of_rows(view)
    found: dict[str, Floats] = {}
    for name, rows in (("planned", tier != NONE), ("cover", (tier != NONE) & (table.doctor != NONE))):
        start, end = _measured(view, table.start[rows], table.end[rows])
        doctors = folded(tier[rows], start, end, len(tiers), 168) / (HOUR * view.weeks)
        found |= {f"{name}_{each}": doctors[at] for at, each in enumerate(tiers)}
    return found | _utilisation(view)


def _measured(view: View, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """The parts of the stretches that lie in the weeks measured."""
    return np.maximum(start, view.begin), np.minimum(end, view.end)


def _utilisation(view: View) -> dict[str, Floats]:
    duties, kinds = view.replication.plan.duties, view.replication.plan.program.duty_kinds
    tiers = view.replication.scenario.rota.tier
    there = folded(duties["kind"], *_measured(view, duties["start"], duties["end"]), len(kinds), 24)
    duty, start, end = busy_spans(view)
    busy = folded(duties["kind"][duty], *_measured(view, start, end), len(kinds), 24)
    share = np.where(there > 0, 100 * busy / np.maximum(there, 1), np.nan)
    return {
        f"utilisation_{tier}_{name}": share[at]
        for at, (tier, name) in enumerate(kinds)
        if tiers[tier].duty[name].first or tiers[tier].duty[name].second
    }


def of_work(view: View) -> dict[str, Floats]:
    """Work asked for by the tier that did it, and work in hand, by hour of the week."""
    scenario, tasks = view.replication.scenario, view.tasks
    works, tiers = tuple(scenario.work), tuple(scenario.rota.tier)
    if not works or not tiers:
        return {}
    start, end = _measured(view, tasks.start[tasks.leads], tasks.end[tasks.leads])
    in_hand = folded(tasks.work[tasks.leads], start, end, len(works), 168) / (HOUR * view.weeks)
    found = {f"in_hand_{name}": in_hand[at] for at, name in enumerate(works)}
    return found | _offered(view, tiers)


def _offered(view: View, tiers: tuple[str, ...]) -> dict[str, Floats]:
    """Clinicians' hours that work took of each tier in the end, in the hour in which it was asked for.

    Work that several tiers may do counts for who did it: a ward round for the consultant and the junior on it, a ward
    job for whichever tier 1 came. Work that nobody did took no hours, nor does a journey in.
    """
    tasks, pieces = view.tasks, view.pieces
    worked = view.asked[tasks.piece]
    names = [tiers.index(tier) for tier, _ in view.replication.plan.program.duty_kinds]
    of_kind = np.array(names, dtype=np.int64)
    tier = of_kind[view.replication.plan.duties["kind"][tasks.duty[worked]]]
    took = np.maximum(tasks.end - tasks.start, 0)[worked] / HOUR
    cell = tier * 168 + hour_of_week(pieces.since[tasks.piece[worked]])
    offered = np.bincount(cell, took, 168 * len(tiers)).reshape(len(tiers), 168) / view.weeks
    return {f"offered_{name}": offered[at] for at, name in enumerate(tiers)}
