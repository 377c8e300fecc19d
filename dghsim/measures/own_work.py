"""Breaks taken and missed, and other things that clinicians have to do for themselves."""

from __future__ import annotations

import numpy as np

from dghsim.engine.log import Ended
from dghsim.engine.plan import NONE, Ints
from dghsim.measures.grouped import ratio
from dghsim.measures.kinds import break_kind, own_kinds
from dghsim.measures.model import Replication
from dghsim.measures.view import Mask, View, pieces_by_kind, spells_by_kind
from dghsim.rota.breaks import breaks_due
from dghsim.scenario.homes.names import is_team


def own_work(view: View) -> dict[str, float]:
    """Breaks of duties that are to end in the weeks measured; other own work that falls due in them.

    Own work is missed if it was never begun, or broken off for good.
    """
    scenario = view.replication.scenario
    if not own_kinds(scenario):
        return {}
    names, values = list(scenario.work), _breaks(view)
    pieces = view.pieces
    due = pieces_by_kind(view).of(names.index(name) for name in own_kinds(scenario))
    due = due[pieces.entity[due] == NONE]
    due = due[(pieces.since[due] >= view.begin) & (pieces.since[due] < view.end)]
    settled = due[~pieces.in_hand[due] & (pieces.duty[due] != NONE)]
    number = np.bincount(pieces.work[settled], minlength=len(names))
    missed = np.bincount(pieces.work[settled[~pieces.done[settled]]], minlength=len(names))
    for name in own_kinds(scenario):
        if names.index(name) != break_kind(scenario):
            at = names.index(name)
            values[f"missed_percent_{name}"] = 100 * ratio(float(missed[at]), float(number[at]))
    return values


def _breaks(view: View) -> dict[str, float]:
    scenario, replication = view.replication.scenario, view.replication
    if break_kind(scenario) == NONE:
        return {}
    table, duty_of = replication.duties, replication.duty_of
    rows = (duty_of != NONE) & (table.end > view.begin) & (table.end <= view.end)
    due = np.where(rows, breaks_due(scenario, table), 0)
    done = spells_by_kind(view).of([break_kind(scenario)])
    done = done[view.tasks.ended[done] == Ended.DONE]
    begun = _by_row(replication, view.tasks.duty[done], view.tasks.start[done])
    taken = np.where(rows, np.minimum(begun, due), 0)
    teams = np.array([is_team(tier) for tier, _ in table.kinds], dtype=bool)[table.kind]
    values = _counted(due, taken, rows & ~teams, view.weeks, "")
    for name in view.facts.tiers:
        of_tier = np.array([tier == name for tier, _ in table.kinds], dtype=bool)[table.kind]
        values |= _counted(due, taken, rows & of_tier, view.weeks, f"_{name}")
    return values


def _counted(due: Ints, taken: Ints, rows: Mask, weeks: int, part: str) -> dict[str, float]:
    asked, had = float(due[rows].sum()), float(taken[rows].sum())
    return {
        f"breaks_due_per_week{part}": asked / weeks,
        f"breaks_taken_per_week{part}": had / weeks,
        f"breaks_missed_per_week{part}": (asked - had) / weeks,
        f"breaks_missed_percent{part}": 100 * ratio(asked - had, asked),
    }


def breaks_taken(replication: Replication) -> Ints:
    """By row of the duty table: breaks that were begun in it and not broken off."""
    tasks = replication.log.tasks
    rows = np.flatnonzero(tasks["work"] == break_kind(replication.scenario))
    rows = rows[tasks["ended"][rows] == Ended.DONE]
    return _by_row(replication, tasks["duty"][rows], tasks["start"][rows])


def _by_row(replication: Replication, duty: Ints, start: Ints) -> Ints:
    """By row of the duty table: how many were taken up in it."""
    return np.bincount(row_of(replication, duty, start), minlength=len(replication.duties.start))


def row_of(replication: Replication, duty: Ints, moment: Ints) -> Ints:
    """The row of the duty table in which each piece of work was taken up; a duty joins rows worked straight on."""
    rows, far = np.flatnonzero(replication.duty_of != NONE), np.int64(1 << 40)
    of_duty = replication.duty_of[rows]
    key = of_duty * far + replication.duties.start[rows]
    order = np.argsort(key, kind="stable")
    number = np.bincount(of_duty, minlength=len(replication.plan.duties))
    at = (np.cumsum(number) - number)[duty]
    joined = np.flatnonzero(number[duty] > 1)
    sought = duty[joined] * far + moment[joined]
    at[joined] = np.searchsorted(key[order], sought, side="right") - 1
    found: Ints = rows[order][at]
    return found
