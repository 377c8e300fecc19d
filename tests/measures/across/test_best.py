"""The best of k: right in at least its stated share, and said with what it rests on."""

import math

import numpy as np
import pytest
from helpers.cells import years
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from dghsim.errors import InputError
from dghsim.measures.across.best import Best, best_of, chances_of_best
from dghsim.measures.model import Floats

STUDIES = 200
STATED = 0.95
ZONE = 0.2
FIRST_STAGE = 10


def slippage(options: int) -> Floats:
    """The least favourable truth: option 1 is better by just the zone, all others are alike."""
    truth = np.full(options, 5.0)
    truth[1] -= ZONE
    return truth


def two_stages(options: int, seed: int, **spread: float) -> Best:
    """A study, and the replications added that it asks for."""
    enough = years(slippage(options), 4000, seed, **spread)
    first = best_of(enough[:, :FIRST_STAGE], "less", zone=ZONE, confidence=STATED)
    assert first.needed is not None
    whole = enough[:, : max(first.needed, FIRST_STAGE)]
    return best_of(whole, "less", zone=ZONE, confidence=STATED, first_stage=FIRST_STAGE)


@pytest.mark.parametrize(("options", "alone"), [(2, 0.3), (5, 0.3), (12, 0.5)])
def test_the_true_best_is_picked_in_its_stated_share_of_200_studies(options: int, alone: float) -> None:
    studies = [two_stages(options, seed, alone=alone) for seed in range(STUDIES)]
    assert sum(study.picked == 1 for study in studies) >= STATED * STUDIES
    assert all(study.enough for study in studies)


def test_it_would_not_be_in_its_stated_share_without_the_replications_it_asks_for() -> None:
    hasty = [best_of(years(slippage(5), 3, seed, alone=0.5), "less") for seed in range(STUDIES)]
    assert sum(study.picked == 1 for study in hasty) < STATED * STUDIES


@pytest.mark.parametrize("replications", [4, 20])
def test_the_true_best_is_among_those_kept_and_the_picked_as_near_as_said(replications: int) -> None:
    truth = np.array([5.0, 4.8, 4.9, 5.4, 4.85])
    studies = [best_of(years(truth, replications, seed), "less") for seed in range(STUDIES)]
    assert sum(1 in study.kept for study in studies) >= STATED * STUDIES
    assert (
        sum(truth[study.picked] - truth[1] <= study.within + 1e-12 for study in studies) >= STATED * STUDIES
    )
    assert any(len(study.kept) > 1 for study in studies)


def test_a_study_is_enough_where_the_picked_is_near_though_two_poor_options_vary_much() -> None:
    values = years(np.array([5.0, 5.01, 9.0, 9.0]), 10, 1, alone=0.02)
    values[2] += np.linspace(-3, 3, 10)
    found = best_of(values, "less", zone=0.1)
    assert found.needed is not None
    assert found.needed > 10
    assert found.near
    assert found.enough
    assert not best_of(values, "less", zone=found.within / 2).near


def test_more_is_better_turned_round() -> None:
    values = years(slippage(6), 12, 3)
    less, more = best_of(values, "less", zone=ZONE), best_of(-values, "more", zone=ZONE)
    assert (less.picked, less.kept, less.within, less.needed) == (
        more.picked,
        more.kept,
        more.within,
        more.needed,
    )


def test_needed_is_clark_and_yangs_number() -> None:
    # Two options whose differences are 1, 2, 3, 4: S squared 5/3; t(0.95, 3) = 2.3534.
    values = np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 2.0, 3.0, 4.0]])
    found = best_of(values, "less", zone=0.5)
    assert found.needed == math.ceil(2.3534**2 * (5 / 3) / 0.25) == 37
    assert found.told
    assert found.within == 0


def test_options_that_are_the_same_are_not_told_and_nothing_is_lost_by_either() -> None:
    one = years(np.array([5.0]), 9, 4)[0]
    found = best_of(np.stack([one + 1, one, one]), "less", zone=0.1)
    assert found.kept == (1, 2)
    assert found.within == 0
    assert found.needed == 9
    assert chances_of_best(np.stack([one + 1, one, one]), "less").tolist() == pytest.approx([0, 0.5, 0.5])


def test_the_chance_of_being_best_is_that_of_the_two_to_differ() -> None:
    # Differences 1, 2, 3, 4: mean 2.5 over its error 0.6455 is 3.873, which Student's t of 3 exceeds with 0.0152.
    values = np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 2.0, 3.0, 4.0]])
    assert chances_of_best(values, "less").tolist() == pytest.approx([0.985, 0.015], abs=0.006)
    assert chances_of_best(values, "more").tolist() == pytest.approx([0.015, 0.985], abs=0.006)


COUNTS = np.array([[3.0, 5.0, 2.0, 4.0, 3.0, 6.0]]) * 52 / 7
"""Small ones, as of a year."""


@pytest.mark.parametrize("replications", [2, 3, 5])
def test_few_differences_that_are_all_alike_tell_nothing(replications: int) -> None:
    few = np.vstack([COUNTS, COUNTS + 52 / 7])[:, :replications]
    found = best_of(few, "less", zone=1.0)
    assert (found.kept, found.within, found.needed) == ((0, 1), math.inf, 6)
    assert (found.told, found.near, found.enough) == (False, False, False)
    wrong = 0.5**replications
    assert chances_of_best(few, "less").tolist() == pytest.approx([1 - wrong, wrong], abs=0.02)


def test_six_that_are_all_alike_tell_and_so_do_few_of_what_does_not_vary() -> None:
    for values in (np.vstack([COUNTS, COUNTS + 52 / 7]), np.array([[1.0, 1.0], [2.0, 2.0]])):
        found = best_of(values, "less", zone=0.5, first_stage=2)
        assert (found.kept, found.within, found.told, found.enough) == ((0,), 0, True, True)
        assert chances_of_best(values, "less").tolist() == [1, 0]


@given(st.integers(2, 7), st.integers(2, 12), st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_what_must_hold_of_any_study(options: int, replications: int, seed: int) -> None:
    values = years(np.random.default_rng(seed).normal(5, 0.3, options), replications, seed)
    found = best_of(values, "less", zone=0.3)
    assert found.kept[0] == found.picked == int(np.argmin(values.mean(axis=1)))
    assert (found.within == 0) == found.told
    assert found.needed is not None
    assert found.needed >= replications
    finer = best_of(values, "less", zone=0.15, confidence=0.99)
    assert finer.needed is not None
    assert finer.needed >= found.needed
    assert set(finer.kept) >= set(found.kept)


@pytest.mark.parametrize(
    ("shape", "more", "says"),
    [
        ((1, 5), {}, "one option alone"),
        ((3, 1), {}, "2 replications or more"),
        ((3, 5), {"zone": 0.0}, "above 0"),
        ((3, 5), {"zone": math.nan}, "above 0"),
        ((3, 5), {"confidence": 1.0}, "between 1 in 3 options and 1"),
        ((3, 5), {"confidence": 0.3}, "between 1 in 3 options and 1"),
        ((3, 5), {"first_stage": 9}, "2 replications or more"),
        ((2001, 2), {}, "at most 2,000"),
    ],
)
def test_what_cannot_be_asked(shape: tuple[int, int], more: dict[str, float], says: str) -> None:
    with pytest.raises(InputError, match=says):
        best_of(np.ones(shape), "less", **more)  # type: ignore[arg-type]


def test_there_is_no_best_where_neither_way_is_better() -> None:
    with pytest.raises(InputError, match="neither"):
        best_of(np.ones((2, 3)), "neither")


def test_all_comparisons_with_the_best_are_reckoned_with_at_once() -> None:
    """By hand, from Clark and Yang's formula with Bonferroni's quantile for four comparisons."""
    values = years(np.array([5.0, 5.2, 5.1, 5.3, 5.4]), 10, 3)
    worst = max((one - other).std(ddof=1) for one in values for other in values)
    quantile = stats.t.ppf(1 - 0.05 / 4, 9)
    assert best_of(values, "less", zone=0.1).needed == math.ceil((quantile * worst / 0.1) ** 2)
