"""Where the hours of a duty go: take, wards, emergencies, outside, own, the journey in, and nothing in hand."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.grouped import NAN
from dghsim.measures.kinds import CATEGORIES, SENIOR, category_of, resident
from dghsim.measures.model import Floats
from dghsim.measures.spans import DAY, HOUR, folded
from dghsim.measures.view import Mask, View, ends_of_duties, once
from dghsim.scenario.root import Scenario

PARTS = (*CATEGORIES, "journey", "idle")
WHEN = ("day", "night", "home")
"""At the hospital by day, at the hospital by night, on call from home."""
_NIGHT_BEGINS, _NIGHT_LASTS = 23 * HOUR, 7 * HOUR
_JOURNEY, _IDLE = len(CATEGORIES), len(CATEGORIES) + 1


def duty_times(scenario: Scenario, tiers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(tier, one of WHEN) that the duties which answer work may be."""
    for name in tiers:
        places = {duty.at for duty in scenario.rota.tier[name].duty.values() if duty.first or duty.second}
        yield from ((name, when) for when in WHEN if ("home" if when == "home" else "site") in places)


def duty_time(view: View) -> dict[str, float]:
    """Mean hours of a duty by tier, time of day and part, over duties that begin in the weeks measured."""
    values: dict[str, float] = {}
    for (tier, when), hours in hours_of_duties(view).items():
        values |= {f"{when}_{part}_hours_{tier}": float(hours[at]) for at, part in enumerate(PARTS)}
    return values


def hours_of_duties(view: View) -> dict[tuple[str, str], Floats]:
    """By tier and one of WHEN: (PARTS,) mean hours of a duty; NaN where there was none."""
    scenario, duties = view.replication.scenario, view.replication.plan.duties
    wanted = tuple(duty_times(scenario, view.facts.tiers))
    if not wanted:
        return {}
    group, groups = _group(view), len(view.facts.tiers) * len(WHEN)
    number = np.bincount(group[group != NONE], minlength=groups)
    sums = _spent(view, group, groups)
    length = np.bincount(group[group != NONE], (duties["end"] - duties["start"])[group != NONE], groups)
    sums[:, _IDLE] = length - sums.sum(axis=1)
    hours = np.where(number[:, None] > 0, sums / np.maximum(number, 1)[:, None] / HOUR, NAN)
    rows = {pair: view.facts.tiers.index(pair[0]) * len(WHEN) + WHEN.index(pair[1]) for pair in wanted}
    return {pair: hours[row] for pair, row in rows.items()}


@once
def _group(view: View) -> Ints:
    """Of each duty of the plan that begins in the weeks measured and ends before the run stops; NONE of others."""
    duties, kinds = view.replication.plan.duties, view.replication.plan.program.duty_kinds
    tiers = view.facts.tiers
    tier = np.array([tiers.index(name) if name in tiers else NONE for name, _ in kinds], dtype=np.int64)
    own = tier[duties["kind"]]
    counts = (own != NONE) & (duties["start"] >= view.begin) & (duties["start"] < view.end)
    counts &= duties["end"] <= view.stop
    when = np.where(resident(view), np.where(is_night(duties["start"], duties["end"]), 1, 0), 2)
    return np.where(counts, own * len(WHEN) + when, NONE)


def is_night(start: Ints, end: Ints) -> Mask:
    """Duties that hold the whole of 23:00 to 06:00."""
    opens = start + (_NIGHT_BEGINS - start) % DAY
    night: Mask = opens + _NIGHT_LASTS <= end
    return night


def _spent(view: View, group: Ints, groups: int) -> Floats:
    """(groups, PARTS) seconds inside the duties, by the category of the work and on the journey in."""
    from dghsim.measures.passes import spend

    category = category_of(view.replication.scenario)
    sums = np.zeros((groups, len(PARTS)))
    spend(view.tasks, ends_of_duties(view), group, category, _JOURNEY, sums)
    return sums


def night_by_hour(view: View) -> dict[str, Floats]:
    """Profiles of the tiers of level 2: (24,) minutes of each hour of the day that a night goes to each part."""
    scenario, duties = view.replication.scenario, view.replication.plan.duties
    found: dict[str, Floats] = {}
    tiers = [name for name in view.facts.tiers if scenario.rota.tier[name].level == SENIOR]
    nights = {name: NONE for name, when in duty_times(scenario, tuple(tiers)) if when == "night"}
    if not nights:
        return found
    group = _group(view)
    for name in nights:
        own = group == view.facts.tiers.index(name) * len(WHEN) + WHEN.index("night")
        found |= _by_hour(view, name, own, duties["start"][own], duties["end"][own])
    return found


def _by_hour(view: View, name: str, own: Mask, start: Ints, end: Ints) -> dict[str, Floats]:
    tasks, ends, number = view.tasks, view.replication.plan.duties["end"], max(len(start), 1)
    rows = np.flatnonzero(own[tasks.duty])
    off = ends[tasks.duty[rows]]
    category = category_of(view.replication.scenario)[tasks.work[rows]] if len(rows) else rows
    journey = np.full(len(rows), _JOURNEY)
    part = np.concatenate([category, journey, np.full(len(start), _IDLE)])
    began = np.concatenate([tasks.start[rows], tasks.called[rows], start])
    over = np.concatenate([np.minimum(tasks.end[rows], off), np.minimum(tasks.start[rows], off), end])
    minutes = folded(part, began, over, len(PARTS), 24) / 60 / number
    minutes[_IDLE] -= minutes[:_IDLE].sum(axis=0)
    minutes = np.maximum(minutes, 0.0) if len(start) else np.full_like(minutes, NAN)
    return {f"night_{part}_{name}": minutes[at] for at, part in enumerate(PARTS)}
