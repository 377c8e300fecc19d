"""Which rostered hours are covered, by whom, and how many seniors there are."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.grouped import ratio
from dghsim.measures.model import Floats
from dghsim.measures.spans import HOUR, overlap
from dghsim.measures.view import View
from dghsim.rota.model import FILLED_BY
from dghsim.scenario.homes.names import is_team

NOBODY = ("divert", "uncovered")
"""Words of `FILLED_BY` for duties that nobody works."""


def cover(view: View) -> dict[str, float]:
    """Hours a week of the duties that answer work, in all and by tier; normal days only in those of bank and agency.

    Teams of Primary Care Homes are no doctors of the hospital: by tier, and not in all.
    """
    tiers = view.replication.scenario.rota.tier
    if not tiers:
        return {}
    by_tier, filled = hours_filled(view, normal=False), hours_filled(view)
    here = [not is_team(name) for name in tiers]
    values = _filled(by_tier[here].sum(axis=0), view.weeks, "")
    for row, name in zip(by_tier, tiers, strict=True):
        values |= _filled(row, view.weeks, f"_{name}")
    for who in ("bank", "agency"):
        values[f"{who}_hours_per_week"] = float(filled[here, FILLED_BY.index(who)].sum() / view.weeks)
    return values


def hours_filled(view: View, *, normal: bool = True) -> Floats:
    """(tiers, FILLED_BY) hours within the weeks measured of duties that answer work, with normal days or without."""
    duties, tiers = view.replication.duties, view.replication.scenario.rota.tier
    tier = tier_of_rows(view, normal=normal)
    rows = tier != NONE
    seconds = overlap(duties.start, duties.end, view.begin, view.end)[rows]
    cell = tier[rows] * len(FILLED_BY) + duties.filled_by[rows]
    size = len(tiers) * len(FILLED_BY)
    return np.bincount(cell, seconds, size).reshape(len(tiers), len(FILLED_BY)) / HOUR


def tier_of_rows(view: View, *, normal: bool = True) -> Ints:
    """The tier, by number, of each row of the duty table; NONE for a duty that answers no work, or not asked for."""
    tiers, duties = view.replication.scenario.rota.tier, view.replication.duties
    names = list(tiers)
    kinds = [(names.index(tier), tiers[tier].duty[duty]) for tier, duty in duties.kinds]
    wanted = [(duty.first or duty.second) and (normal or not duty.normal) for _, duty in kinds]
    numbers = [at if wants else NONE for (at, _), wants in zip(kinds, wanted, strict=True)]
    return np.array(numbers, dtype=np.int64)[duties.kind]


def _filled(hours: Floats, weeks: int, part: str) -> dict[str, float]:
    by = dict(zip(FILLED_BY, hours.tolist(), strict=True))
    whole, nobody = float(hours.sum()), sum(by[word] for word in NOBODY)
    return {
        f"uncovered_hours_per_week{part}": nobody / weeks,
        f"locum_hours_per_week{part}": (by["bank"] + by["agency"]) / weeks,
        f"covered_percent{part}": 100 * ratio(whole - nobody, whole),
    }
