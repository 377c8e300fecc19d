"""Levers as changes that a cohort tries at every hospital."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dghsim.scenario.cohort_file import Tried
from dghsim.scenario.joined import joined
from dghsim.scenario.levers.asked import AT, OF
from dghsim.scenario.levers.model import Cost
from dghsim.scenario.levers.pull import refuse_clashes
from dghsim.scenario.levers.read import Chosen, refuse_alone, sets_of


def tried_at_each(asked: Sequence[str]) -> dict[str, Tried]:
    """Name -> change, for each lever and level asked for as `compare --lever` has it.

    Raises:
        InputError: a lever or level that is not known, or two together that change the same thing.
    """
    return {
        "_and_".join(f"{one.name}_{one.shown.replace(AT, '_').replace(OF, '_')}" for one in each): _tried(
            each
        )
        for each in sets_of(asked)
    }


def _tried(pulled: tuple[Chosen, ...]) -> Tried:
    refuse_alone(pulled)
    refuse_clashes(pulled)
    called = " + ".join(one.called for one in pulled)
    says = "; ".join(one.lever.level[one.level].says for one in pulled)
    studies = "; ".join(each.study for one in pulled for each in one.lever.evidence)
    change = joined(one.patch() for one in pulled)
    return Tried.model_validate(
        {**change, "says": _line(f"{called}: {says}"), "evidence": _line(studies), **_cost(pulled)}
    )


def _cost(pulled: Sequence[Chosen]) -> dict[str, Any]:
    """In pounds, where all of it is known and none runs through the rota: else nothing is said of a pound's gain."""
    if any(one.changes_staff for one in pulled):
        return {}
    costs: list[Cost] = [cost for one in pulled for cost in one.lever.costs(one.level)]
    known = [cost.gbp_per_year for cost in costs if cost.gbp_per_year is not None]
    if not costs or len(known) < len(costs) or not math.fsum(known):
        return {}
    source = "; ".join(f"{cost.says} ({cost.evidence}): {cost.source}" for cost in costs)
    return {"cost_gbp_per_year": math.fsum(known), "cost_source": _line(source)}


def _line(text: str) -> str:
    """As long as a line of a scenario may be."""
    return text if len(text) <= 400 else text[:399] + "\u2026"
