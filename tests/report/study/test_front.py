"""What is said of cost against a standard."""

from dataclasses import replace

import numpy as np
import pytest
from helpers.cells import grid, measure
from helpers.finished import hospital

from dghsim.measures.across.model import Axis
from dghsim.measures.across.pareto import Pareto, Point, pareto
from dghsim.measures.catalogue import catalogue
from dghsim.measures.gains import Reach
from dghsim.report.study.front import front_figure

MEASURES = {one.id: one for one in catalogue(hospital())}
COST = replace(next(iter(MEASURES.values())), id="cost", label="Cost", unit="pounds a year", better="less")
AXES = (Axis("change", ("none", "more")),)
STAY = replace(COST, id="stay", label="Stay", unit="hours")


def point(words: str, cost: float, stay: float, chance: float, *, on_front: bool = False) -> Point:
    return Point(words, Reach(cost, cost - 1, cost + 1), Reach(stay, stay - 1, stay + 1), on_front, chance)


@pytest.mark.parametrize(
    ("chance", "says"),
    [
        (0.01, "No option is better than “beds” on cost or on stay."),
        (
            0.30,
            "“beds” has the best mean on both cost and stay, but 1 of 2 others may be beaten by none too.",
        ),
    ],
)
def test_one_option_beats_all_others_only_where_that_is_no_chance(chance: float, says: str) -> None:
    points = (
        point("beds", 1, 1, 0.99, on_front=True),
        point("as it is", 2, 2, chance),
        point("both", 3, 3, 0.0),
    )
    assert front_figure(Pareto(COST, STAY, points, 6)).finding == says


def test_an_option_that_costs_the_same_is_not_said_to_be_cheaper() -> None:
    good = grid(AXES, np.array([5.0, 4.0]), alone=0.01)
    cost = replace(grid(AXES, np.full(2, 1e6), alone=0.0), measure=measure("less", "cost", "pounds a year"))
    finding = front_figure(pareto(cost, good)).finding
    assert finding.startswith("No option is better than “more” on ")
