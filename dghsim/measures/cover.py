"""Which rostered hours are covered, by whom, and how many seniors there are."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.grouped import ratio
from dghsim.measures.model import Floats
from dghsim.measures.spans import HOUR, overlap
from dghsim.measures.view import View
from dghsim.rota.model import FILLED_BY


def cover(view: View) -> dict[str, float]:
    """Hours a week of the duties that answer work, in all and by tier."""
    tiers = view.replication.scenario.rota.tier
    if not tiers:
        return {}
    by_tier = hours_filled(view)
    values = _filled(by_tier.sum(axis=0), view.weeks, "")
    for row, name in zip(by_tier, tiers, strict=True):
        values |= _filled(row, view.weeks, f"_{name}")
    for who in ("bank", "agency"):
        values[f"{who}_hours_per_week"] = float(by_tier[:, FILLED_BY.index(who)].sum() / view.weeks)
    if view.facts.tiers and any(tier.level >= 2 for tier in tiers.values()):
        values |= _seniors(view)
    return values


def hours_filled(view: View) -> Floats:
    """(tiers, FILLED_BY) hours within the weeks measured of duties that answer work."""
    duties, tiers = view.replication.duties, view.replication.scenario.rota.tier
    tier = tier_of_rows(view)
    rows = tier != NONE
    seconds = overlap(duties.start, duties.end, view.begin, view.end)[rows]
    cell = tier[rows] * len(FILLED_BY) + duties.filled_by[rows]
    size = len(tiers) * len(FILLED_BY)
    return np.bincount(cell, seconds, size).reshape(len(tiers), len(FILLED_BY)) / HOUR


def tier_of_rows(view: View) -> Ints:
    """The tier, by number, of each row of the duty table; NONE for a duty that answers no work."""
    tiers, duties = view.replication.scenario.rota.tier, view.replication.duties
    names = list(tiers)
    kinds = [(names.index(tier), tiers[tier].duty[duty]) for tier, duty in duties.kinds]
    numbers = [at if duty.first or duty.second else NONE for at, duty in kinds]
    return np.array(numbers, dtype=np.int64)[duties.kind]


def _filled(hours: Floats, weeks: int, part: str) -> dict[str, float]:
    _, bank, agency, uncovered = (float(part_of) for part_of in hours)
    whole = float(hours.sum())
    return {
        f"uncovered_hours_per_week{part}": uncovered / weeks,
        f"locum_hours_per_week{part}": (bank + agency) / weeks,
        f"covered_percent{part}": 100 * ratio(whole - uncovered, whole),
    }


def _seniors(view: View) -> dict[str, float]:
    """Hours a week with one and with no doctor of tier 2 or 3 on site."""
    duties = view.replication.plan.duties
    kinds = view.replication.plan.program.duty_kinds
    tiers = view.replication.scenario.rota.tier
    on_site = np.array(
        [tiers[tier].level >= 2 and tiers[tier].duty[duty].at == "site" for tier, duty in kinds]
    )
    rows = duties[on_site[duties["kind"]]]
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
