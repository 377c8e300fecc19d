"""How sure: by the runs, with assumptions drawn, and in words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtr

from dghsim.measures.decision.crossing import crossing
from dghsim.measures.decision.effect import effect_of
from dghsim.measures.decision.jointly import Ends, chance_jointly
from dghsim.measures.decision.sureness import LEAST, in_hundred, sureness

BEST = np.array([1.0, 1.4, 0.7, 1.2, 0.9, 1.3])


def test_the_chance_of_being_better_is_students() -> None:
    found = effect_of(BEST, "more")
    assert found is not None
    error = BEST.std(ddof=1) / np.sqrt(6)
    assert found.chance_better == pytest.approx(stdtr(5, BEST.mean() / error))
    other = effect_of(BEST, "less")
    assert other is not None
    assert found.chance_better + other.chance_better == pytest.approx(1)


def test_with_nothing_moved_by_an_assumption_its_draws_change_nothing() -> None:
    values = BEST - 0.8
    found = effect_of(values, "more")
    assert found is not None
    for ends in ([], [Ends(0, 1, 3, values, values)]):
        assert chance_jointly(values, ends, "more", 1) == pytest.approx(found.chance_better, abs=0.01)


def test_an_assumption_that_turns_it_round_makes_it_less_sure() -> None:
    """At the low end it is as bad as it is good at best: a quarter of an even range is below nought."""
    turned = Ends(0.0, 1.0, 2.0, -BEST, 2 * BEST)
    assert chance_jointly(1e3 + BEST * 0, [], "more", 1) == 1
    assert chance_jointly(
        BEST * 1e3, [Ends(0.0, 1.0, 2.0, -BEST * 1e3, BEST * 2e3)], "more", 1
    ) == pytest.approx(0.75, abs=0.02)
    assert chance_jointly(BEST, [turned], "less", 1) == pytest.approx(0.25, abs=0.02)


def test_no_probability_is_a_certainty_and_each_has_its_word() -> None:
    assert in_hundred(1.0) == "over 99 in 100"
    assert in_hundred(0.0) == "under 1 in 100"
    assert [sureness(each) for each in (1.0, 0.96, 0.8, 0.5, 0.01, 0.0)] == [
        "almost certain", "very likely", "likely", "cannot tell", "very unlikely", LEAST,
    ]  # fmt: skip
    assert sureness(np.nan) == in_hundred(np.nan) == ""


def test_of_few_alike_only_the_sign_is_known() -> None:
    found = effect_of(np.ones(4), "more")
    assert found is not None
    assert (found.alone, found.chance) == ("cannot tell", 0.125)
    exact = effect_of(np.ones(4), "more", chancy=False)
    assert exact is not None
    assert exact.alone == "better"
    single = effect_of(np.ones(1), "more")
    assert single is not None
    assert (single.alone, single.chance) == ("cannot tell", 1.0)


@pytest.mark.parametrize(
    ("gains", "holds", "at"),
    [
        ((1, 2, 3), "throughout", None), ((-1, -2, -3), "nowhere", None), ((-1, 1, 3), "from", 1.0),
        ((3, 1, -1), "up to", 3.0), ((-1, 1, -1), "between", None), ((1, np.nan, 1), "not known", None),
    ],
)  # fmt: skip
def test_from_where_on_it_helps(gains: tuple[float, ...], holds: str, at: float | None) -> None:
    found = crossing((0.0, 2.0, 4.0), gains)
    assert found.holds == holds
    if at is not None:
        assert found.between[0] < at < found.between[1]
    assert np.isnan(found.at) if at is None else found.at == pytest.approx(at)


@given(st.lists(st.floats(-10, 10), min_size=2, max_size=5))
def test_where_it_begins_to_help_lies_within_the_range_and_the_gain_there_is_nought(
    gains: list[float],
) -> None:
    at = list(range(len(gains)))
    found = crossing(at, gains)
    if found.holds in ("from", "up to"):
        assert at[0] <= found.at <= at[-1]
        assert np.interp(found.at, at, gains) == pytest.approx(0, abs=1e-6)
