"""Main effects, interactions and shares against truths that are known."""

import numpy as np
import pytest
from helpers.cells import grid
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.errors import InputError
from dghsim.measures.across.effects import effects
from dghsim.measures.across.model import Axis, Cells
from dghsim.measures.across.shares import shares_of_grid

AXES = (
    Axis("more_registrars", (0, 1, 2), "add"),
    Axis("more_beds", (0, 10), "add"),
    Axis("hospital", ("rlq", "rbd")),
)
AT = np.array(list(np.ndindex(3, 2, 2)))
TRUTH = 6 - 0.5 * AT[:, 0] - 0.8 * AT[:, 1] + 0.3 * AT[:, 0] * AT[:, 1] + 0.0 * AT[:, 2]


def test_a_grid_is_read_by_its_means() -> None:
    found = effects(grid(AXES, TRUTH, 400, alone=0.1))
    by = {each.axis.name: each for each in found.main}
    assert found.method == "grid"
    assert found.explained == pytest.approx(1, abs=0.01)
    assert by["more_registrars"].swing.mean == pytest.approx(-0.7, abs=0.02)
    assert by["more_beds"].swing.mean == pytest.approx(-0.5, abs=0.02)
    assert [each.mean for each in by["more_registrars"].effects] == pytest.approx([0.35, 0, -0.35], abs=0.02)
    assert found.main[0].axis.name == "more_registrars"
    pair = found.interactions[0]
    assert {pair.first.name, pair.second.name} == {"more_registrars", "more_beds"}
    assert pair.effects[pair.levels.index((2, 1))].mean == pytest.approx(0.15, abs=0.02)


def test_pairing_takes_out_what_the_years_share() -> None:
    swing = effects(grid(AXES, TRUTH, together=5.0, alone=0.1)).main[0].swing
    assert swing.high - swing.low < 0.2


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    held = 0
    for seed in range(200):
        swings = {each.axis.name: each.swing for each in effects(grid(AXES, TRUTH, 5, seed)).main}
        held += swings["more_registrars"].low <= -0.7 <= swings["more_registrars"].high
    assert 180 <= held <= 199


def test_a_grid_with_a_hole_is_read_by_regression_and_says_the_same() -> None:
    cells = grid(AXES, TRUTH, 400, alone=0.1)
    found = effects(cells.only(np.arange(1, 12)))
    by = {each.axis.name: each for each in found.main}
    assert found.method == "regression"
    assert by["more_registrars"].swing.mean == pytest.approx(-0.7, abs=0.08)
    assert by["more_beds"].swing.mean == pytest.approx(-0.5, abs=0.08)
    assert 0.8 < found.explained < 1
    assert not found.interactions


def test_a_cell_that_could_not_be_run_is_left_out() -> None:
    cells = grid(AXES, TRUTH)
    cells.values[5] = np.nan
    assert effects(cells).cells == 11


def test_a_random_sample_is_read_by_regression() -> None:
    random = np.random.default_rng(2)
    points = random.random((40, 2))
    axes = tuple(Axis(name, tuple(sorted(points[:, at]))) for at, name in enumerate("ab"))
    at = points.argsort(axis=0).argsort(axis=0)
    truth = 3 * points[:, 0] - points[:, 1]
    cells = Cells(grid(AXES, TRUTH).measure, axes, at, truth[:, None] + random.normal(0, 0.01, (40, 6)))
    found = effects(cells)
    assert found.method == "regression"
    assert found.explained > 0.99
    assert found.main[0].axis.name == "a"
    assert found.main[0].swing.mean == pytest.approx(3 * np.ptp(points[:, 0]), rel=0.02)
    assert found.main[0].levels == (0, 39)


def test_factors_that_move_together_are_refused() -> None:
    axes = (Axis("a", (1, 2, 3)), Axis("b", (1, 2, 3)))
    at = np.array([[0, 0], [1, 1], [2, 2]])
    cells = Cells(grid(AXES, TRUTH).measure, axes, at, np.ones((3, 4)))
    with pytest.raises(InputError, match="move together"):
        effects(cells)


def test_nothing_that_varies_and_nothing_measured_are_refused() -> None:
    one = grid((Axis("a", (1,)),), np.array([3.0]))
    with pytest.raises(InputError, match="no factor varies"):
        effects(one)
    empty = grid(AXES, TRUTH)
    empty.values[:] = np.nan
    with pytest.raises(InputError, match="nothing was measured in the 12 cells"):
        effects(empty)


def test_shares_of_a_grid_are_sobols_indices_of_its_levels() -> None:
    found = shares_of_grid(grid(AXES, TRUTH, 300, alone=0.1))
    assert found is not None
    by = {each.axis.name: each for each in found.shares}
    # Variances of the truth by hand: registrars 0.08167, beds 0.0625, both 0.015, in all 0.15917.
    assert by["more_registrars"].first.mean == pytest.approx(0.5131, abs=0.02)
    assert by["more_beds"].first.mean == pytest.approx(0.3927, abs=0.02)
    assert by["more_registrars"].total is not None
    assert by["more_registrars"].total.mean == pytest.approx(0.6073, abs=0.02)
    assert by["hospital"].first.mean == pytest.approx(0, abs=0.01)
    assert found.pairs[0].share.mean == pytest.approx(0.0942, abs=0.02)


def test_chance_is_not_counted_as_a_share() -> None:
    truth = np.where(AT[:, 0] == 2, 4.0, 5.0)
    noisy = [shares_of_grid(grid(AXES, truth, 4, seed, alone=0.4)) for seed in range(60)]
    mean = np.mean(
        [next(s.first.mean for s in one.shares if s.axis.name == "more_beds") for one in noisy if one]
    )
    assert mean < 0.05


def test_what_is_chance_in_the_spread_of_a_grid_is_told() -> None:
    """The truth varies by 0.15917, a mean of 4 replications by 0.4 squared over 4."""
    found = [shares_of_grid(grid(AXES, TRUTH, 4, seed, alone=0.4)) for seed in range(40)]
    share = 0.04 / (0.15917 + 0.04)
    assert np.mean([each.chance for each in found if each]) == pytest.approx(share, abs=0.03)
    one = shares_of_grid(grid(AXES, TRUTH, 1))
    assert one is not None
    assert one.chance is None


def test_cells_that_chance_alone_moves_have_no_shares() -> None:
    refused = 0
    for seed in range(20):
        try:
            shares_of_grid(grid(AXES, np.full(12, 5.0), 4, seed))
        except InputError as error:
            refused += "within chance" in str(error)
    assert 5 <= refused <= 15


def test_a_grid_with_a_hole_has_no_shares_and_one_that_is_flat_is_refused() -> None:
    cells = grid(AXES, TRUTH)
    assert shares_of_grid(cells.only(np.arange(11))) is None
    with pytest.raises(InputError, match="the same in every cell"):
        shares_of_grid(grid(AXES, np.full(12, 3.0), together=1.0, alone=0.0))


@given(st.integers(0, 500), st.lists(st.integers(2, 3), min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_deviations_of_a_grid_add_up_to_nothing(seed: int, sizes: list[int]) -> None:
    axes = [Axis(f"f{number}", tuple(range(size))) for number, size in enumerate(sizes)]
    truth = np.random.default_rng(seed).normal(size=int(np.prod(sizes)))
    for each in effects(grid(axes, truth, 3, seed)).main:
        assert sum(one.mean for one in each.effects) == pytest.approx(0, abs=1e-9)


def test_levels_that_were_picked_for_being_farthest_apart_are_seldom_told_where_nothing_differs() -> None:
    changes = (Axis("change", tuple("abcdefgh")),)
    told = 0
    for seed in range(200):
        swing = effects(grid(changes, np.full(8, 5.0), 20, seed)).main[0].swing
        told += swing.low > 0
    assert told <= 15


@pytest.mark.parametrize("cells", [slice(None), slice(1, None)], ids=["grid", "regression"])
def test_few_effects_that_are_all_alike_tell_nothing(cells: slice) -> None:
    for replications, untold in ((2, True), (5, True), (6, False)):
        alike = grid(AXES, TRUTH, replications, together=2.0, alone=0.0)
        found = effects(alike.only(np.arange(12)[cells]))
        main = [each for each in found.main if each.axis.name != "hospital"]
        assert {np.isnan(each.swing.low) for each in main} == {untold}
        assert {np.isnan(each.effects[each.high].low) for each in main} == {untold}
        for pair in (each for each in found.interactions if abs(each.effects[each.largest].mean) > 1e-9):
            assert np.isnan(pair.effects[pair.largest].low) == untold
        assert not np.isnan(found.mean.low)


def test_few_effects_on_what_does_not_vary_are_told() -> None:
    swing = effects(grid(AXES, TRUTH, 3, together=0.0, alone=0.0)).main[0].swing
    assert swing.low == swing.mean == swing.high
