"""The front of two measures, and how surely each option is on it."""

from dataclasses import replace

import numpy as np
import pytest
from helpers.cells import grid, measure
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.errors import InputError
from dghsim.measures.across.model import Axis, Cells
from dghsim.measures.across.pareto import front, pareto, unpriced

COSTS = np.array([1.0, 2.0, 3.0, 3.0, 4.0])
GOOD = np.array([50.0, 60.0, 55.0, 70.0, 70.5])


def options(truth: np.ndarray, better: str, **spread: float) -> Cells:
    return grid((Axis("change", tuple("abcde")),), truth, 10, better=better, **spread)


def both(alone: float) -> tuple[Cells, Cells]:
    cost = replace(
        options(COSTS, "less", together=0.0, alone=0.0), measure=measure("less", "cost", "pounds a year")
    )
    return cost, options(GOOD, "more", together=5.0, alone=alone)


def test_the_front_is_what_no_other_beats_on_both() -> None:
    found = pareto(*both(0.01))
    assert [point.words for point in found.front] == ["a", "b", "d", "e"]
    assert [point.words for point in found.points][-1] == "c"
    assert {point.words: point.chance for point in found.points}["c"] == 0
    assert all(point.chance == 1 for point in found.front)


def test_an_option_hardly_better_is_on_the_front_by_a_chance_that_is_told() -> None:
    chances = {point.words: point.chance for point in pareto(*both(1.0)).points}
    assert 0.5 < chances["e"] < 0.99
    assert chances["a"] == 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_the_front_is_that_of_the_definition(points: list[tuple[int, int]]) -> None:
    first, second = np.array(points, float).T
    plain = [not any(a <= x and b <= y and (a < x or b < y) for a, b in points) for x, y in points]
    assert front(first, second).tolist() == plain


def test_an_option_without_one_of_the_measures_is_left_out() -> None:
    cost, good = both(0.01)
    good.values[3] = np.nan
    assert [point.words for point in pareto(cost, good).front] == ["a", "b", "e"]


def test_a_measure_that_is_better_neither_way_has_no_front() -> None:
    cost, good = both(0.1)
    with pytest.raises(InputError, match="neither better nor worse"):
        pareto(cost, replace(good, measure=measure("neither")))


def test_a_measure_is_not_traded_against_itself() -> None:
    _, good = both(0.1)
    with pytest.raises(InputError, match="ed_stay_mean_hours against itself"):
        pareto(good, good)


def test_what_leaves_the_cost_exactly_as_it_is_is_named() -> None:
    axes = (Axis("registrars", (0, 1)), Axis("beds", (0, 10, 20)))
    priced = grid(axes, np.array([1.0, 1.0, 1.0, 2.0, 2.0, 2.0]), alone=0.0)
    assert unpriced(priced) == ("beds",)
    assert unpriced(priced.only(np.array([0, 3, 4]))) == ("beds",)
    assert unpriced(grid(axes, np.arange(6.0), alone=0.0)) == ()


def test_what_all_options_share_of_a_year_is_not_in_their_intervals() -> None:
    assert all(point.good.high - point.good.low < 0.1 for point in pareto(*both(0.01)).points)


@pytest.mark.parametrize("replications", [2, 4, 6])
def test_few_differences_that_are_all_alike_tell_no_option_from_another(replications: int) -> None:
    """The dearer of two is better in every replication by just as much: by luck, that is the other way round."""
    axes, truth = (Axis("beds", (0, 10)),), np.array([3.0, 2.0])
    good = grid(axes, truth, replications, together=1.0, alone=0.0)
    cost = replace(grid(axes, -truth, replications, alone=0.0, together=0.0), measure=measure("less", "cost"))
    found = {point.words: point for point in pareto(cost, good).points}
    luck = 0.5**replications if replications < 6 else 0.0
    assert found["beds 10"].chance == pytest.approx(1 - luck, abs=0.03)
    assert found["beds 0"].chance == 1
    assert {np.isnan(point.good.high) for point in found.values()} == {replications < 6}
    assert not any(np.isnan(point.cost.high) for point in found.values())
    assert [point.good.mean for point in found.values()] == pytest.approx(good.values.mean(axis=1)[[0, 1]])


def test_orders_of_cost_and_good_turn_round_each_by_itself() -> None:
    axes, truth = (Axis("beds", (0, 10)),), np.array([3.0, 2.0])
    cost, good = (grid(axes, truth, 2, seed, together=1.0, alone=0.0) for seed in (1, 2))
    found = pareto(replace(cost, measure=measure("less", "cost")), good)
    (best,) = found.front
    assert best.chance == pytest.approx(1 - 0.25 * 0.25, abs=0.02)
