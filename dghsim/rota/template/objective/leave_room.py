"""Room for leave in every reference period, not only over the cycle.

On dates the limit on average hours holds in every reference period. Where that is no whole number of cycles, some hold
the fuller weeks of the template once more than the others, and leave that would take one over the limit is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor, lcm

from dghsim.rota.rules import Rule
from dghsim.rota.template.constraints.hours import work_within
from dghsim.rota.template.limits import AtMost, add_hard
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import Costs
from dghsim.rota.template.spans import WEEK

_MOST_DAYS = 10_000


def leave_room(costs: Costs, walls: Iterable[Rule]) -> None:
    """The days of leave that the fullest reference period has no room for, of those due in it.

    A day of leave takes a fifth of a week out of the average and a normal day out of the work.
    """
    grid = costs.grid
    for rule in walls:
        reference = int(rule.number("reference_weeks")) if rule.check == "average_hours" else 0
        cycles, rest = divmod(reference, grid.lines)
        due = ceil(grid.leave.days * reference / 52)
        gained = Fraction(rule.limit) * 12 - grid.leave.normal_day_minutes
        if not cycles or not rest or not due or gained <= 0:
            continue
        held = grid.model.new_int_var(0, _MOST_DAYS, f"leave_held_back_{rule.id}")
        costs.add(weights.LEAVE_HELD_BACK, held)
        most = Fraction(rule.limit) * 60 * reference - due * gained
        whole = [(day, kind, work * cycles) for day, kind, work in work_within(grid, 0, 0, grid.lines * WEEK)]
        more = work_within(grid, 0, 0, rest * WEEK)
        scale = lcm(gained.denominator, *(work.denominator for _, _, work in (*whole, *more)))
        cycle, part = ([(day, kind, int(work * scale)) for day, kind, work in each] for each in (whole, more))
        for line in range(grid.lines):
            terms = [(work, grid.at(day)[kind]) for day, kind, work in cycle]
            terms += [(work, grid.at(7 * line + day)[kind]) for day, kind, work in part]
            add_hard(grid.model, AtMost((*terms, (-int(gained * scale), held)), floor(most * scale)))
