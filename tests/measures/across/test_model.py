"""Cells: averaged over what is not decided, picked, and named."""

import numpy as np
import pytest
from helpers.cells import grid

from dghsim.errors import InputError
from dghsim.measures.across.against import against
from dghsim.measures.across.model import Axis, Cells, averaged, said

AXES = (Axis("hospital", ("rlq", "rbd")), Axis("more_beds", (0, 10, 20), "add"))
TRUTH = np.array([5.0, 4.5, 4.2, 7.0, 6.0, 5.5])


def test_the_mean_over_hospitals_is_taken_year_by_year() -> None:
    cells = grid(AXES, TRUTH, 6)
    found = averaged(cells, ["hospital"])
    assert [axis.name for axis in found.axes] == ["more_beds"]
    assert found.values == pytest.approx((cells.values[:3] + cells.values[3:]) / 2)


def test_a_combination_that_lacks_a_hospital_is_not_held_against_those_that_have_all() -> None:
    found = averaged(grid(AXES, TRUTH).only(np.arange(5)), ["hospital"])
    assert found.axes[0].levels == (0, 10)
    alone = grid(AXES, TRUTH).only(np.array([0, 4]))
    with pytest.raises(InputError, match="run at every hospital"):
        averaged(alone, ["hospital"])


def test_levels_are_named_as_they_are_meant() -> None:
    assert said(AXES[0], 1) == "rbd"
    assert said(AXES[1], 1) == "more beds +10"
    assert said(Axis("demand", (0.95, 1.05), "scale"), 1) == "demand × 1.05"
    assert said(Axis("registrars", (8, 9)), 0) == "registrars 8"
    assert said(Axis("escalation", (False, True)), 0) == "escalation false"
    cells = grid(AXES, TRUTH)
    assert (cells.words(3), cells.words(4)) == ("rbd", "rbd, more beds +10")


def test_the_cell_in_which_nothing_is_changed_is_known() -> None:
    axes = (Axis("change", ("two_more", "none")), Axis("demand", (0.95, 1.0), "scale"))
    cells = grid(axes, TRUTH[:4])
    assert cells.as_it_is() == 3
    assert cells.words(3) == "as it is"
    assert cells.only(np.arange(3)).as_it_is() is None


def test_replications_that_some_cell_lacks_are_not_shared() -> None:
    cells = grid(AXES, TRUTH, 6)
    cells.values[2, 4:] = np.nan
    assert cells.shared().shape == (6, 4)
    cells.values[3, :4] = np.nan
    with pytest.raises(InputError, match="no replication has a value in all 6 cells"):
        cells.shared()


def test_a_level_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(InputError, match="nowhere '15'; it is 0, 10, 20"):
        grid(AXES, TRUTH).where("more_beds", 15)


def test_all_options_against_one_are_paired_and_corrected_for_their_number() -> None:
    found = against(grid(AXES[1:], TRUTH[:3], 8, together=9.0, alone=0.05), 0)
    assert found.base == "as it is"
    assert [one.verdict for one in found.options] == ["better", "better"]
    for one in found.options:
        assert one.wide.low < one.change.low < one.change.high < one.wide.high


def test_intervals_of_all_hold_together_as_often_as_they_say() -> None:
    axis = (Axis("change", tuple("abcdefgh")),)
    named = sum(
        any(one.verdict != "cannot tell" for one in against(grid(axis, np.full(8, 5.0), 5, seed), 0).options)
        for seed in range(200)
    )
    assert named <= 16


def test_an_option_without_anything_measured_is_left_out_and_such_a_base_refused() -> None:
    cells: Cells = grid(AXES[1:], TRUTH[:3])
    cells.values[1] = np.nan
    assert len(against(cells, 0).options) == 1
    with pytest.raises(InputError, match="nothing to measure"):
        against(cells, 1)
