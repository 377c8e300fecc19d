"""Points of a design: every combination, row by row, drawn."""

from collections.abc import Mapping

import numpy as np
import pytest

from dghsim.scenario.sweep_factor import Factor
from dghsim.scenario.sweep_file import Design
from dghsim.studies.sweep.points import given, points_of
from dghsim.studies.sweep.sample import drawn, drawn_rows

ONE_TWO = {"a": Factor(key="a", values=[1, 2]), "b": Factor(key="b", values=["x", "y", "z"])}
DRAWN = {"c": Factor(key="c", low=0, high=10), "d": Factor(key="d", low=1, high=100, log=True)}


def all_of(factors: Mapping[str, Factor], design: Design) -> list[tuple[object, ...]]:
    points = points_of(factors, design)
    sample = drawn(design, sum(factor.drawn for factor in factors.values()))
    return [points.values(point, sample) for point in range(len(points))]


def test_lists_are_put_each_with_each_the_last_fastest() -> None:
    assert all_of(ONE_TWO, Design()) == [(1, "x"), (1, "y"), (1, "z"), (2, "x"), (2, "y"), (2, "z")]


def test_lists_go_row_by_row() -> None:
    two = {"a": ONE_TWO["a"], "b": Factor(key="b", values=[True, False])}
    assert all_of(two, Design(values="rows")) == [(1, True), (2, False)]


def test_no_factor_is_one_point() -> None:
    assert all_of({}, Design()) == [()]


def test_what_is_drawn_is_drawn_anew_for_each_combination_in_the_same_places() -> None:
    found = all_of(ONE_TWO | DRAWN, Design(sample="latin_hypercube", points=5))
    assert len(found) == 6 * 5
    assert [values[2:] for values in found[:5]] == [values[2:] for values in found[25:]]


def test_a_latin_hypercube_has_one_value_in_each_slice() -> None:
    sample = drawn(Design(sample="latin_hypercube", points=50), 4)
    assert (np.sort(np.floor(sample * 50), axis=0) == np.arange(50)[:, None]).all()


@pytest.mark.parametrize("sample", ["latin_hypercube", "sobol", "saltelli"])
def test_a_seed_gives_the_same_points_another_others(sample: str) -> None:
    one, same, other = (drawn(Design(sample=sample, points=16, seed=seed), 3) for seed in (1, 1, 2))
    assert (one == same).all()
    assert not (one == other).all()
    assert len(one) == drawn_rows(Design(sample=sample, points=16), 3)


@pytest.mark.parametrize(("second_order", "step"), [(True, 8), (False, 5)])
def test_saltelli_puts_one_column_of_the_other_sample_in_turn(second_order: bool, step: int) -> None:
    rows = drawn(Design(sample="saltelli", points=8, second_order=second_order), 3)
    assert len(rows) == 8 * step
    for block in rows.reshape(8, step, 3):
        one, other = block[0], block[-1]
        assert (one != other).all()
        for column in range(3):
            wanted = one.copy()
            wanted[column] = other[column]
            assert (block[1 + column] == wanted).all()
            if second_order:
                assert (block[4 + column] + block[1 + column] == one + other).all()


def test_lists_and_tables_are_kept_as_text_and_given_back() -> None:
    factor = Factor(key="a", values=[[1, 0.1], [2, 0.2]])
    kept = [values[0] for values in all_of({"a": factor}, Design())]
    assert kept == ["[1,0.1]", "[2,0.2]"]
    assert [given(factor, value) for value in kept] == [[1, 0.1], [2, 0.2]]
