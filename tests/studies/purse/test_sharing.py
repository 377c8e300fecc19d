"""What a home wins or loses: nought within the corridor, a share beyond, at most the cap; gains by the gate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.scenario.purse import Capitation
from dghsim.studies.purse.sharing import gain_share

RULE = Capitation(
    gbp_per_person_year=700.0, community_gbp_per_person_year=100.0, share=0.5, corridor_share=0.02,
    cap_share=0.05, gate_days=14.0, gate_plans_share=0.5,
)  # fmt: skip
BUDGET, INCOME = 28e6, 10e6
UNDER = st.floats(-1e8, 1e8)


def won(under: float, passed: float = 1.0) -> float:
    return float(gain_share(np.array([under]), np.array([passed]), BUDGET, INCOME, RULE)[0])


@pytest.mark.parametrize(
    ("under", "passed", "gbp"),
    [
        (560_000, 1, 0), (-560_000, 1, 0), (760_000, 1, 100_000), (-760_000, 1, -100_000), (760_000, 0, 0),
        (-760_000, 0, -100_000), (3e6, 1, 500_000), (-3e6, 1, -500_000),
    ],
)  # fmt: skip
def test_by_hand(under: float, passed: float, gbp: float) -> None:
    assert won(under, passed) == pytest.approx(gbp)


@given(UNDER)
def test_gain_and_loss_are_alike(under: float) -> None:
    assert won(-under) == pytest.approx(-won(under))


@given(UNDER, UNDER, st.sampled_from([0.0, 1.0]))
def test_never_more_than_the_cap_and_never_less_for_less_spent(one: float, two: float, passed: float) -> None:
    low, high = sorted((one, two))
    assert won(low, passed) <= won(high, passed)
    assert abs(won(one, passed)) <= 0.05 * INCOME


@given(UNDER)
def test_the_gate_stops_gains_and_no_losses(under: float) -> None:
    assert won(under, 0.0) == min(won(under), 0.0)
