"""Room for leave in every reference period, not only over the cycle.

On dates the limit on average hours holds in every reference period. Where that is no whole number of cycles, some hold
the fuller weeks of the template once more than the others, and leave that would take one over the limit is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor, lcm

from dghsim.rota.rules import Rule
from dghsim.rota.template.constraints.hours import work_between
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
        whole = [(work * cycles, literal) for work, literal in work_between(grid, 0, 0, grid.lines * WEEK)]
        most = Fraction(rule.limit) * 60 * reference - due * gained
        for line in range(grid.lines):
            terms = [*whole, *work_between(grid, 7 * line, 0, rest * WEEK), (-gained, held)]
            scale = lcm(*(work.denominator for work, _ in terms))
            scaled = tuple((int(work * scale), literal) for work, literal in terms)
            add_hard(grid.model, AtMost(scaled, floor(most * scale)))
