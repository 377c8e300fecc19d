"""What the tornado says of the factors."""

import numpy as np
from helpers.cells import grid

from dghsim.measures.across.effects import effects
from dghsim.measures.across.model import Axis
from dghsim.report.study.effects import tornado_figure

AXES = (Axis("demand", (0.9, 1.1), "scale"), Axis("beds", (0, 10), "add"))


def test_a_factor_that_is_told_is_named_though_another_moves_more_by_chance() -> None:
    cells = grid(AXES, np.array([5.0, 4.9, 5.0, 4.9]), 8, alone=0.001)
    cells.values[2:] += np.linspace(-3, 4, 8)  # demand: 0.5, by what may be chance
    assert [each.axis.name for each in effects(cells).main] == ["demand", "beds"]
    finding = tornado_figure(effects(cells)).finding
    assert finding.startswith("Beds moves mean stay in the ED most: from 0 to 10, −0.")


def test_where_none_is_told_none_is_named() -> None:
    cells = grid(AXES, np.full(4, 5.0), 8)
    assert tornado_figure(effects(cells)).finding.startswith("No factor is seen to move")
