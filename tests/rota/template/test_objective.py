"""Each thing people dislike costs its weight, counted on patterns written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ortools.sat.python import cp_model

from dghsim.rota.template.build import add_wishes
from dghsim.rota.template.grid import make_grid
from dghsim.rota.template.objective import weights as w
from dghsim.rota.template.question import ask
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
DUTIES = {
    "n": "20:30-09:00 1111111",
    "l": "08:30-21:00 1111111",
    "x": "10:00-16:00 1111111",
    "d": "09:00-17:00 0000000 normal",
    "c": "20:00-08:00 1111111 home=2",
}


def cost(tier: Tier, *lines: str) -> float:
    """The objective of a template given as a letter a day, `-` for a day off."""
    asked = ask("t", tier)
    grid = make_grid(len(lines), asked.types, asked.rules.readings, asked.leave)
    add_wishes(grid, asked)
    flat = "".join(lines)
    for position in grid.positions:
        for kind, literal in grid.at(position).items():
            grid.model.add(literal == (flat[position] in asked.types[kind].duties))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert int(solver.solve(grid.model)) == int(cp_model.OPTIMAL)
    return solver.objective_value


@pytest.mark.parametrize(("lines", "expected"), [
    (("-------",), 0),
    (("nnnn---",), 0),
    (("nnn----",), 0),
    (("n------",), w.LONE_NIGHT),
    (("nn-----",), w.PAIR_OF_NIGHTS),
    (("-nnn---",), w.NIGHTS_BEGIN_MIDWEEK),
    (("xnnn---",), w.NIGHTS_BEGIN_MIDWEEK + w.WORK_BEFORE_NIGHTS),
    (("lll----",), 0),
    (("llll---",), w.FOUR_LONG),
    (("x--x---",), 0),
    (("x-x----",), w.LONE_DAY_OFF),
    (("xxxxx--", "-------"), 0),
    (("-xxxxxx", "x------"), w.WEEKEND_WORKED),
    (("xxxxxxx", "x------"), w.WEEKEND_WORKED + w.LONG_STRETCH),
    (("-----xx",), w.WEEKEND_WORKED),
    (("-----x-",), w.WEEKEND_WORKED + w.WEEKEND_SPLIT),
    (("------x",), w.WEEKEND_WORKED + w.WEEKEND_SPLIT),
    (("----n--",), w.WEEKEND_WORKED + w.WEEKEND_SPLIT + w.LONE_NIGHT),
    (("----nnn",), w.WEEKEND_WORKED),
    (("c------",), 0),
    (("c----c-",), w.WEEKEND_WORKED + w.WEEKEND_SPLIT + w.LONE_DAY_OFF + 3 * w.ON_CALL_CLOSE),
    (("c--c---", "-------"), 2 * w.ON_CALL_CLOSE),
    (("ddddd--",), -5 * w.NORMAL_DAY),
    (("ddd----",), -3 * w.NORMAL_DAY + w.NORMAL_DAYS_UNEVEN),
    (("ddddd--", "ddd----"), -8 * w.NORMAL_DAY + w.NORMAL_DAYS_UNEVEN),
])  # fmt: skip
def test_the_price_of_a_pattern(make_tier: MakeTier, lines: tuple[str, ...], expected: int) -> None:
    assert cost(make_tier(len(lines), DUTIES), *lines) == expected


def test_the_price_of_weekends_by_how_far_apart_they_are(make_tier: MakeTier) -> None:
    tier, free, busy = make_tier(6, {"x": "10:00-16:00 0000022"}), "-------", "-----xx"
    two = 2 * w.WEEKEND_WORKED
    assert cost(tier, busy, free, free, busy, free, free) == two
    assert cost(tier, busy, free, busy, free, free, free) == two + w.WEEKENDS_CLOSE
    assert cost(tier, busy, busy, free, free, free, free) == two + w.WEEKENDS_RUNNING + 2 * w.WEEKENDS_CLOSE


def test_rest_that_is_owed_back_has_its_price(make_tier: MakeTier) -> None:
    tier = make_tier(1, DUTIES, rules="consultant-2003")
    assert cost(tier, "c-x----") == w.LONE_DAY_OFF
    assert cost(tier, "cx-----") == w.REST_OWED
