"""What the picture of a front says."""

from dataclasses import replace

import numpy as np
from helpers.cells import grid, measure

from dghsim.measures.across.model import Axis
from dghsim.measures.across.pareto import pareto
from dghsim.report.study.front import front_figure

AXES = (Axis("change", ("none", "more")),)


def test_an_option_that_costs_the_same_is_not_said_to_be_cheaper() -> None:
    good = grid(AXES, np.array([5.0, 4.0]), alone=0.01)
    cost = replace(grid(AXES, np.full(2, 1e6), alone=0.0), measure=measure("less", "cost", "pounds a year"))
    finding = front_figure(pareto(cost, good)).finding
    assert finding.startswith("No option is better than “more” on ")
    assert "cheaper" not in finding
