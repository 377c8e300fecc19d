import numpy as np
import pytest

from dghsim.measures.model import Measure
from dghsim.measures.standing import standing

SHARE = Measure("share", "Share", "%", "standards", "output", "more", "A share.")
PLAIN = Measure("beds", "Beds", "beds", "flow", "output", "neither", "A number.")


def test_one_far_off_is_told_and_the_rest_are_not() -> None:
    random = np.random.default_rng(5)
    values = {f"h{number}": random.normal(50, 2, 6) for number in range(10)} | {
        "low": random.normal(20, 2, 6)
    }
    found = standing(SHARE, values, rank=frozenset())
    assert found is not None
    assert {name for name, one in found.hospitals.items() if one.verdict != "cannot tell"} == {"low"}
    assert found.hospitals["low"].verdict == "lower"
    judged = standing(SHARE, values, rank=frozenset(values))
    assert judged is not None
    assert judged.hospitals["low"].verdict == "worse"


def test_a_cohort_of_hospitals_alike_is_told_apart_in_few_of_many() -> None:
    # Corrected for looking at 22: in some 5 of 100 cohorts anybody at all is said to differ.
    random = np.random.default_rng(7)
    told = 0
    for _ in range(100):
        found = standing(SHARE, {f"h{n}": random.normal(50, 3, 4) for n in range(22)}, rank=frozenset())
        assert found is not None
        told += any(one.verdict != "cannot tell" for one in found.hospitals.values())
    assert told <= 12


def test_only_hospitals_that_may_be_are_ranked() -> None:
    values = {name: np.array([level, level + 1.0]) for name, level in (("a", 10), ("b", 20), ("c", 30))}
    found = standing(SHARE, values, rank=frozenset({"a", "c"}))
    assert found is not None
    assert set(found.ranked) == {"a", "c"}
    alone = standing(SHARE, values, rank=frozenset({"a"}))
    assert alone is not None
    assert alone.ranks is None


def test_what_is_neither_better_nor_worse_is_never_ranked() -> None:
    values = {"a": np.array([1.0, 1.1]), "b": np.array([90.0, 90.1]), "c": np.array([1.0, 1.2])}
    found = standing(PLAIN, values, rank=frozenset(values))
    assert found is not None
    assert found.ranks is None
    assert found.hospitals["b"].verdict == "higher"


def test_a_hospital_without_a_value_is_left_out() -> None:
    values = {"a": np.array([1.0, 2.0]), "b": np.array([np.nan, np.nan]), "c": np.array([np.nan, 3.0, 4.0])}
    found = standing(SHARE, values, rank=frozenset(values))
    assert found is not None
    assert set(found.hospitals) == {"a", "c"}
    assert standing(SHARE, {"a": np.array([1.0, 2.0])}, rank=frozenset()) is None


def test_a_share_stays_within_what_is_possible() -> None:
    found = standing(SHARE, {"a": np.array([99.0, 100.0]), "b": np.array([0.0, 1.0])}, rank=frozenset())
    assert found is not None
    assert found.hospitals["a"].high == pytest.approx(100)
    assert found.hospitals["b"].low == pytest.approx(0)


def test_whose_years_happen_to_lie_close_is_not_told_by_that_alone() -> None:
    # Student's t of its own four years calls it different: 51.5 from 50, with a tenth of the others' spread.
    random = np.random.default_rng(3)
    values = {f"h{number}": random.normal(50, 3, 4) for number in range(21)}
    values["close"] = np.array([51.1, 51.4, 51.6, 51.9])
    found = standing(SHARE, values, rank=frozenset())
    assert found is not None
    assert found.hospitals["close"].verdict == "cannot tell"
    assert found.hospitals["close"].high - found.hospitals["close"].low > 3


def test_who_stands_beside_moves_no_middle_and_has_no_verdict_and_no_rank() -> None:
    random = np.random.default_rng(4)
    values = {f"h{number}": random.normal(50, 2, 4) for number in range(9)}
    alone = standing(SHARE, values, rank=frozenset(values))
    beside = standing(
        SHARE, values | {"made": np.array([1.0, 9.0, 3.0, 7.0])}, rank=frozenset(values) | {"made"},
        beside=frozenset({"made"}),
    )  # fmt: skip
    assert alone is not None
    assert beside is not None
    assert beside.middle == alone.middle
    assert {name: beside.hospitals[name] for name in values} == dict(alone.hospitals)
    assert beside.hospitals["made"].verdict == "beside"
    assert "made" not in beside.ranked
