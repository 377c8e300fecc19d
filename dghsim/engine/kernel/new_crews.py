"""The crews of a plan: what is asked of who might take work, once for all whose duties are alike in it."""

from __future__ import annotations

import numpy as np

from dghsim.engine.kernel.lowered import lowered
from dghsim.engine.kernel.world import CREW
from dghsim.engine.plan import NONE, Ints, Plan, Table


def new_crews(plan: Plan) -> tuple[Table, Ints]:
    """The crews with nobody there (dtype CREW), and by duty its crew."""
    key = plan.duties["end"].copy()
    for field in ("kind", "grade", "sites"):
        number = plan.duties[field]
        key = key * (1 + number.max(initial=0)) + number
    _, one, crew_of = np.unique(key, return_index=True, return_inverse=True)
    like, answers = plan.duties[one], plan.program.answers
    crews = np.zeros(len(like), dtype=CREW)
    for field in ("sites", "tier", "level", "end", "call_in"):
        crews[field] = like[field]
    for field in ("goes_after", "stays"):
        crews[field] = answers[field][like["kind"]]
    made = lowered(plan.program)
    able = made.may_do[like["tier"], like["grade"]]
    crews["first"] = answers["first"][like["kind"]] & able
    crews["second"] = answers["second"][like["kind"]] & ~crews["first"] & able
    crews["needed"] = made.needed[like["tier"]]
    for field in ("head", "tail", "at"):
        crews[field] = NONE
    return crews, crew_of.astype(np.int64)
