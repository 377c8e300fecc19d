"""Hours with one senior for everything, and how often two emergencies met in them."""

from __future__ import annotations

from typing import Literal

import numpy as np

from dghsim.engine.log import Ended
from dghsim.engine.plan import Ints
from dghsim.measures.kinds import SENIOR, levels, resident, urgent_for_seniors
from dghsim.measures.spans import HOUR
from dghsim.measures.view import Mask, View, once, pieces_by_kind, spells_by_kind


def alone(view: View) -> dict[str, float]:
    """Hours a week with one and with no senior on site; how often one was wanted in two emergencies at once."""
    tiers = view.replication.scenario.rota.tier
    if not view.facts.tiers or not any(tier.level >= SENIOR for tier in tiers.values()):
        return {}
    values = _hours(view)
    if urgent_for_seniors(view.replication.scenario).any():
        values["emergencies_met_per_year"] = len(met(view)) / view.years
    return values


@once
def _seniors(view: View) -> Mask:
    """Duties of the plan that put a senior on site."""
    seniors: Mask = (levels(view) >= SENIOR) & resident(view)
    return seniors


def _hours(view: View) -> dict[str, float]:
    rows = view.replication.plan.duties[_seniors(view)]
    edges = np.clip(
        np.concatenate([rows["start"], rows["end"], [view.begin, view.end]]), view.begin, view.end
    )
    change = np.concatenate([np.ones(len(rows)), -np.ones(len(rows)), [0, 0]])
    order = np.argsort(edges, kind="stable")
    number, lasts = np.cumsum(change[order])[:-1], np.diff(edges[order])
    return {
        "one_senior_hours_per_week": float(lasts[number == 1].sum() / HOUR / view.weeks),
        "no_senior_hours_per_week": float(lasts[number == 0].sum() / HOUR / view.weeks),
    }


@once
def met(view: View) -> Ints:
    """Emergencies asked for in the weeks measured while the only senior on site was busy with another: their pieces.

    What the same second brings to an end is over, unless the new emergency broke it off.
    """
    pieces, tasks, duties = view.pieces, view.tasks, view.replication.plan.duties
    pressing, seniors = np.flatnonzero(urgent_for_seniors(view.replication.scenario)), _seniors(view)
    asked = np.sort(pieces_by_kind(view).of(pressing))
    asked = asked[view.asked[asked]]
    moments = pieces.since[asked]
    alone_then = _going_on(moments, duties["start"][seniors], duties["end"][seniors], "right") == 1
    spells = spells_by_kind(view).of(pressing)
    spells = spells[seniors[tasks.duty[spells]]]
    off = duties["end"][tasks.duty[spells]]
    ends = np.minimum(tasks.end[spells] + (tasks.ended[spells] == Ended.INTERRUPTED), off)
    busy_then = _going_on(moments, np.minimum(tasks.called[spells], off), ends, "left") >= 1
    found: Ints = asked[alone_then & busy_then]
    return found


def _going_on(moments: Ints, start: Ints, end: Ints, side: Literal["left", "right"]) -> Ints:
    """How many of the stretches go on at each moment; one that starts just then counts if `side` is `right`."""
    begun = np.searchsorted(np.sort(start), moments, side=side)
    over = np.searchsorted(np.sort(end), moments, side="right")
    count: Ints = begun - over
    return count
