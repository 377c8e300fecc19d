"""What each doctor in post clerks or reviews in a year."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import Ints
from dghsim.measures.facts import IMT_TAKES_PER_YEAR, works_counted
from dghsim.measures.grouped import NAN, mean
from dghsim.measures.model import Floats
from dghsim.measures.view import View
from dghsim.rota.model import FILLED_BY


def training(view: View) -> dict[str, float]:
    """Takes of tier 1, reviews of tiers 2 and 3, over doctors in post with duties that answer work."""
    values = {}
    for name in view.facts.tiers:
        tier = view.replication.scenario.rota.tier[name]
        works = works_counted(view.facts, tier)
        if not works:
            continue
        seen = seen_per_year(view, name, works)
        what = "takes" if tier.level == 1 else "reviews"
        values[f"{what}_mean_per_year_{name}"] = mean(seen)
        values[f"{what}_lowest_per_year_{name}"] = float(seen.min()) if len(seen) else NAN
        if tier.level == 1:
            values[f"takes_enough_percent_{name}"] = 100 * mean(seen >= IMT_TAKES_PER_YEAR)
    return values


def seen_per_year(view: View, tier: str, works: tuple[int, ...]) -> Floats:
    """Pieces of the works begun in the weeks measured by each doctor in post of the tier, a year."""
    tasks = view.tasks
    counts = np.zeros(len(view.replication.scenario.work), dtype=bool)
    counts[list(works)] = True
    duty = tasks.duty[counts[tasks.work] & (tasks.start >= view.begin) & (tasks.start < view.end)]
    by_post = duty[view.filled_by[duty] == FILLED_BY.index("post")]
    seen = np.bincount(view.doctor[by_post], minlength=len(view.replication.duties.doctors))
    return seen[_in_post(view, tier)] / view.years


def _in_post(view: View, tier: str) -> Ints:
    table = view.replication.duties
    of_tier = np.array([name == tier for name, _ in table.kinds], dtype=bool)
    return np.unique(table.doctor[of_tier[table.kind] & (table.filled_by == FILLED_BY.index("post"))])
