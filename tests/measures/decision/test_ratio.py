"""What a unit costs: an interval that holds as often as it says, and none where there is nothing to divide by."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.measures.decision.buys import buys
from dghsim.measures.decision.ratio import fieller

COSTS = np.array([100.0, 110.0, 95.0, 105.0, 102.0, 99.0])
EFFECTS = np.array([2.0, 2.2, 1.9, 2.1, 2.0, 1.8])


@pytest.mark.parametrize("effect", [3.0, 1.2], ids=["told clearly", "told barely"])
def test_the_interval_holds_the_true_ratio_in_95_of_100(effect: float) -> None:
    random = np.random.default_rng(7)
    held, said = 0, 0
    for _ in range(2500):
        noise = random.multivariate_normal([0, 0], [[400.0, 12.0], [12.0, 1.0]], 8)
        found = fieller(300.0 + noise[:, 0], effect + noise[:, 1])
        if found is not None:
            said += 1
            held += found.low <= 300.0 / effect <= found.high
    # Where the effect is not told there is no interval, which misses nothing either.
    assert 0.94 <= (held + 2500 - said) / 2500 <= 0.97
    assert said > 1800


def test_ends_are_the_ratios_that_cannot_be_told_from_the_one_seen() -> None:
    found = fieller(COSTS, EFFECTS)
    assert found is not None
    for end in (found.low, found.high):
        left = COSTS - end * EFFECTS
        assert abs(left.mean()) / (left.std(ddof=1) / np.sqrt(6)) == pytest.approx(2.570582, rel=1e-5)
    assert found.low < found.value < found.high


def test_nothing_is_said_where_the_effect_cannot_be_told_from_nought() -> None:
    assert fieller(COSTS, np.array([1.0, -1.0, 2.0, -2.0, 0.5, 0.1])) is None
    assert fieller(COSTS, np.zeros(6)) is None
    assert fieller(COSTS[:1], EFFECTS[:1]) is None


def test_pairs_without_a_value_are_left_out() -> None:
    gappy = np.append(EFFECTS, np.nan)
    assert fieller(np.append(COSTS, 1e9), gappy) == fieller(COSTS, EFFECTS)


@given(st.floats(0.01, 1e6), st.floats(0.01, 1e6))
def test_another_currency_or_unit_is_another_number_and_no_other_answer(money: float, unit: float) -> None:
    first, second = fieller(COSTS, EFFECTS), fieller(money * COSTS, unit * EFFECTS)
    assert first is not None
    assert second is not None
    assert second.high * unit / money == pytest.approx(first.high, rel=1e-6)


@pytest.mark.parametrize(
    ("cost", "gain", "kind"),
    [
        (COSTS, EFFECTS, "price"),
        (-COSTS, EFFECTS, "saves and better"),
        (-COSTS, -EFFECTS, "saves for loss"),
        (COSTS, -EFFECTS, "costs and worse"),
        (np.zeros(6), EFFECTS, "better, same cost"),
        (COSTS - COSTS.mean(), EFFECTS, "better, cost unclear"),
        (None, EFFECTS, "better, cost unknown"),
        (COSTS, EFFECTS - EFFECTS.mean(), "not told"),
        (COSTS, np.zeros(6), "no change"),
    ],
)
def test_what_money_buys_has_a_name_in_every_quarter(
    cost: np.ndarray | None, gain: np.ndarray, kind: str
) -> None:
    for better, sign in (("more", 1), ("less", -1)):
        found = buys(cost, sign * gain, better)  # type: ignore[arg-type]
        assert found is not None
        assert found.kind == kind
        assert (found.ratio is not None) == (
            kind not in ("not told", "no change", "better, same cost", "better, cost unknown")
        )
    assert buys(cost, gain, "neither") is None
