"""Reviews make plans, and plans fade."""

import numpy as np
import pytest

from dghsim.scenario.practices import CarePlans
from dghsim.studies.practices.plans import with_plan

PLANS = CarePlans(
    known_share_at_start=0.5,
    reviews_per_frail_year=0.2,
    minutes={"gp": 30.0},
    fades_share_per_year=0.4,
)


def test_without_reviews_so_many_are_left_after_a_year() -> None:
    assert with_plan(np.zeros((1, 365)), 100, PLANS)[0, -1] == pytest.approx(30)


def test_nobody_has_two_plans() -> None:
    found = with_plan(np.full((2, 10), 20.0), 100, PLANS)
    assert found[0, 0] == pytest.approx(50 * 0.6 ** (1 / 365) + 20)
    assert (found[:, -1] == 100).all()
