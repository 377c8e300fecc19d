"""A chance that grows or fades is at each time what the curve says."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dghsim.demand.over_time import faded, over_time
from dghsim.scenario.demand import Attribute

MONTH = 86_400 * 365.25 / 12


def grows(before: float) -> Attribute:
    given = {"months_before": before, "mid_months": 12.0, "mature_months": 24.0}
    return Attribute.model_validate({"chance": 0.5, "grows": given})


def test_a_logistic_curve_half_at_its_middle_and_nineteen_twentieths_when_mature() -> None:
    over = over_time(grows(6))
    assert over is not None
    time = np.array([0, 6 * MONTH, 18 * MONTH], dtype=np.int64)
    assert over.factor(time) == pytest.approx([1 - over.factor(time[1:2] * 2)[0], 0.5, 0.95], abs=1e-4)


def test_fading_by_e_after_its_days() -> None:
    over = over_time(Attribute.model_validate({"chance": 0.5, "fades_days": 100.0}))
    assert over is not None
    assert over.factor(np.array([0, 100 * 86_400])) == pytest.approx([1, 1 / math.e])


def test_the_share_drawn_is_the_chance_times_the_factor_and_who_grows_in_stays_in() -> None:
    words = np.random.default_rng(1).integers(0, 1 << 32, 40_000)
    over = over_time(grows(0))
    assert over is not None
    early, late = (
        faded(over, lambda: words, np.full(len(words), int(months * MONTH)))() < (1 << 31)
        for months in (12, 24)
    )
    assert early.mean() == pytest.approx(0.25, abs=0.01)
    assert late.mean() == pytest.approx(0.475, abs=0.01)
    assert not (early & ~late).any()


def test_one_that_stays_as_it_is_has_none() -> None:
    assert over_time(Attribute.model_validate({"chance": 0.5})) is None
