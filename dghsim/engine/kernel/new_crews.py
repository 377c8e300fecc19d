"""The crews of a plan: what is asked of who might take work, once for all whose duties are alike in it."""

from __future__ import annotations

import numpy as np

from dghsim.engine.kernel.world import CREW
from dghsim.engine.plan import NONE, Ints, Plan, Table


def new_crews(plan: Plan) -> tuple[Table, Ints]:
    """The crews with nobody there (dtype CREW), and by duty its crew."""
    key = plan.duties["end"].copy()
    for field in ("kind", "grade", "sites"):
        _, number = np.unique(plan.duties[field], return_inverse=True)
        key = key * (1 + len(number)) + number
    _, one, crew_of = np.unique(key, return_index=True, return_inverse=True)
    like, answers = plan.duties[one], plan.program.answers
    crews = np.zeros(len(like), dtype=CREW)
    for field in ("sites", "tier", "level", "end", "call_in"):
        crews[field] = like[field]
    able = _may_do(plan)[like["tier"], like["grade"]]
    crews["first"] = answers["first"][like["kind"]] & able
    crews["second"] = answers["second"][like["kind"]] & ~crews["first"] & able
    crews["needed"] = _needed(plan)[like["tier"]]
    for field in ("head", "tail", "at"):
        crews[field] = NONE
    return crews, crew_of.astype(np.int64)


def _tiers(plan: Plan) -> int:
    return 1 + int(plan.duties["tier"].max(initial=0))


def _may_do(plan: Plan) -> Ints:
    """(tiers, grades) the kinds of work with a seat for the tier and not barred to the grade, as sets of bits."""
    works, seats = plan.program.works, plan.program.seats
    tiers, grades = _tiers(plan), plan.program.factors.shape[1]
    kinds = np.zeros((tiers, grades), dtype=np.int64)
    for work, rule in enumerate(works):
        open_to = np.bitwise_or.reduce(
            seats["tiers"][rule["first_seat"] : rule["first_seat"] + rule["seats"]]
        )
        for_tier = open_to >> np.arange(tiers)[:, None] & 1
        kinds |= (for_tier & ~(rule["not_by"] >> np.arange(grades)) & 1) << work
    return kinds


def _needed(plan: Plan) -> Ints:
    """By tier: the kinds of work with a seat for it that must be filled (any, where none must), as sets of bits."""
    works, seats = plan.program.works, plan.program.seats
    kinds = np.zeros(_tiers(plan), dtype=np.int64)
    for work, rule in enumerate(works):
        mine = seats[rule["first_seat"] : rule["first_seat"] + rule["seats"]]
        must = mine["must"] == 1
        open_to = np.bitwise_or.reduce(mine["tiers"][must] if must.any() else mine["tiers"])
        kinds |= (open_to >> np.arange(len(kinds)) & 1) << work
    return kinds
