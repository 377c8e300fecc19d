"""Leave that everybody is due fits into every reference period, whichever of the best templates is met."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ortools.sat.python import cp_model

from dghsim.rota.model import Template
from dghsim.rota.template.build import add_wishes
from dghsim.rota.template.grid import make_grid
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import total
from dghsim.rota.template.question import ask
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
DUTIES = {
    "day": "08:30-21:00 1111111",
    "night": "20:30-09:00 1111111",
    "normal": "09:00-17:00 1111100 normal",
}
LINES, REFERENCE = 7, 26
LEAVE_ROOM = 1


@pytest.fixture(scope="module")
def tier(make_tier: MakeTier) -> Tier:
    return make_tier(LINES, DUTIES, rules="training-2019", hours_target=48, leave_days=38, study_days=20)


def fullest_period(tier: Tier, template: Template) -> float:
    """Hours in the fullest 26 weeks of the cycle repeated; a night from Sunday counts where it is worked."""
    week = [sum(tier.duty[cell].minutes for cell in line if cell) / 60 for line in template.cells]
    late = [9.0 if line[6] == "night" else 0.0 for line in template.cells]
    cut = [hours - late[at] + late[at - 1] for at, hours in enumerate(week)]
    return max(sum(cut[(first + number) % LINES] for number in range(REFERENCE)) for first in range(LINES))


def test_no_reference_period_is_too_full_for_the_leave_due_in_it(tier: Tier) -> None:
    template = solve_template("t", tier, 20)
    due = (38 + 20) / 2
    assert template.status == "optimal"
    assert fullest_period(tier, template) <= 48 * (REFERENCE - due / 5) + due * 8


def days_held_back(tier: Tier, *lines: str) -> float:
    """As the solver counts them on a template given as a letter a day, `-` for a day off."""
    asked = ask("t", tier)
    grid = make_grid(len(lines), asked.types, asked.rules.readings, asked.leave)
    held = add_wishes(grid, asked).first[LEAVE_ROOM]
    flat = "".join(lines)
    for position in grid.positions:
        for kind, literal in grid.at(position).items():
            grid.model.add(literal == (flat[position] in asked.types[kind].duties))
    grid.model.minimize(total([held]))
    solver = cp_model.CpSolver()
    assert int(solver.solve(grid.model)) == int(cp_model.OPTIMAL)
    return solver.objective_value / weights.LEAVE_HELD_BACK


@pytest.mark.parametrize(
    ("lines", "days"), [(("xxxdd--",) * 4, 0), (("xxxxxx-", "xxxxxx-", "dddd---", "dddd---"), 11)]
)
def test_a_period_too_full_costs_each_day_of_leave_held_back(
    make_tier: MakeTier, lines: tuple[str, ...], days: int
) -> None:
    """Four lines of 46 h: 26 weeks are 1,196 h, and 26 days of leave leave room for 1,206.4. Two of 60 h and two of 32
    are 1,224 h in the fullest 26 weeks, and a day of leave not taken makes room for 1.6 h.
    """
    duties = {"x": "08:00-18:00 1111111", "d": "09:00-17:00 0000000 normal"}
    assert days_held_back(make_tier(4, duties, rules="training-2019", leave_days=52), *lines) == days


def test_two_seeds_of_the_solver_hand_out_the_same_template(tier: Tier) -> None:
    one, other = (solve_template("t", tier, 20, seed=seed) for seed in (1, 2))
    assert one.cells == other.cells
