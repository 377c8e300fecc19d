"""The ladder for a duty nobody is there for: which rung filled it, what that cost, and what was given up for it."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.duty_time import is_night
from dghsim.measures.model import Floats
from dghsim.measures.spans import DAY, HOUR, overlap
from dghsim.measures.view import Mask, View
from dghsim.rota.model import FILLED_BY
from dghsim.scenario.homes.names import is_team
from dghsim.scenario.root import Scenario

LAST = 2
"""How many rungs count as the last."""


def has_rung(scenario: Scenario, *by: str) -> bool:
    """Whether a rung of the ladder is of one of these kinds."""
    return any(rung.by in by for rung in scenario.rota.ladder.values())


def ladder(view: View) -> dict[str, float]:
    """Hours by rung, nights on the last rungs, sessions given up, time on divert; nothing without a ladder."""
    scenario, table = view.replication.scenario, view.replication.duties
    if not scenario.rota.ladder:
        return {}
    hours = hours_by_rung(view)
    values = {
        f"rung_{name}_hours_per_week": float(hours[at] / view.weeks)
        for at, name in enumerate(scenario.rota.ladder)
    }
    values["last_rungs_nights_per_year"] = len(_nights(view)) / view.years
    begun = (table.start >= view.begin) & (table.start < view.end) & ~_of_teams(view)
    if has_rung(scenario, "swap", "act_up", "act_down"):
        values["sessions_lost_per_year"] = float(table.sessions_lost[begun].sum() / view.years)
    if has_rung(scenario, "act_down"):
        down = begun & (table.filled_by == FILLED_BY.index("act_down"))
        values["acted_down_per_year"] = float(down.sum() / view.years)
        values["sessions_lost_acting_down_per_year"] = float(table.sessions_lost[down].sum() / view.years)
    if has_rung(scenario, "divert"):
        values["diverted_hours_per_week"] = _diverted(view) / HOUR / view.weeks
    return values


def hours_by_rung(view: View) -> Floats:
    """(rungs,) hours within the weeks measured; a diverted duty's count for its rung, though nobody works them."""
    table = view.replication.duties
    return _by_rung(view, overlap(table.start, table.end, view.begin, view.end)) / HOUR


def pounds_by_rung(view: View) -> Floats:
    """(rungs,) pounds within the weeks measured; NaN where a rate is wanting."""
    table = view.replication.duties
    share = overlap(table.start, table.end, view.begin, view.end) / np.maximum(table.end - table.start, 1)
    return _by_rung(view, np.where(share > 0, table.pounds * share, 0.0))


def _of_teams(view: View) -> Mask:
    table = view.replication.duties
    theirs: Mask = np.array([is_team(tier) for tier, _ in table.kinds], dtype=bool)[table.kind]
    return theirs


def _by_rung(view: View, each: Ints | Floats) -> Floats:
    table, rungs = view.replication.duties, len(view.replication.scenario.rota.ladder)
    rows = (table.rung != NONE) & ~_of_teams(view)
    return np.bincount(table.rung[rows], each[rows], rungs).astype(np.float64)


def _nights(view: View) -> Ints:
    """Dates on which a resident night was filled by one of the last rungs."""
    return np.unique(view.replication.duties.start[_last_rungs(view)] // DAY)


def _last_rungs(view: View) -> Mask:
    table, tiers = view.replication.duties, view.replication.scenario.rota.tier
    on_site = np.array([tiers[tier].duty[duty].at == "site" for tier, duty in table.kinds], dtype=bool)
    rows: Mask = on_site[table.kind] & is_night(table.start, table.end) & ~_of_teams(view)
    rows &= (table.start >= view.begin) & (table.start < view.end)
    last = max(len(view.replication.scenario.rota.ladder) - LAST, 0)
    rows &= (table.rung >= last) & (table.filled_by != FILLED_BY.index("uncovered"))
    return rows


def _diverted(view: View) -> float:
    """Seconds of the weeks measured in which the take goes elsewhere; spans that overlap count once."""
    spans = view.replication.duties.diverted
    if not len(spans):
        return 0.0
    start, end = np.clip(spans[:, 0], view.begin, view.end), np.clip(spans[:, 1], view.begin, view.end)
    order = np.argsort(start, kind="stable")
    reached = np.maximum.accumulate(end[order])
    before = np.concatenate([[view.begin], reached[:-1]])
    return float(np.maximum(reached - np.maximum(start[order], before), 0).sum())
