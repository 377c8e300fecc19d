from __future__ import annotations

import datetime

import numpy as np
import pytest

from dghsim.rota.horizon import Horizon
from dghsim.rota.workforce.changeover import changeovers, first_wednesday
from dghsim.rota.workforce.terms import from_quantiles, gamma_quantiles, terms_of
from dghsim.scenario.workforce import GradePosts, Workforce


def test_first_wednesdays_of_august() -> None:
    days = [first_wednesday(year, 8).day for year in (2016, 2018, 2022, 2023, 2024)]
    assert days == [3, 1, 3, 2, 7]


def test_foundation_doctors_change_three_times_a_year() -> None:
    epoch = datetime.date(2022, 4, 4)
    found = changeovers({"apr", "aug", "dec"}, epoch, 364)
    dates = [(epoch + datetime.timedelta(days=day), month) for day, month in found]
    assert [(str(day), month) for day, month in dates] == [
        ("2022-04-06", "apr"), ("2022-08-03", "aug"), ("2022-12-07", "dec"),
    ]  # fmt: skip


@pytest.mark.parametrize("variation", [0.1, 0.4, 1.0])
def test_months_to_hire_have_the_mean_and_the_spread(variation: float) -> None:
    table = gamma_quantiles(200.0, variation)
    assert table.mean() == pytest.approx(200)
    assert table.std() / 200 == pytest.approx(variation, rel=0.02)
    assert (np.diff(table) >= 0).all()
    assert from_quantiles(table, 0.9999999) == table[-1]


def test_no_time_to_hire_is_none() -> None:
    assert (gamma_quantiles(0.0, 0.4) == 0).all()


@pytest.mark.parametrize(("factor", "chance"), [(1.0, 0.5), (1.4, 0.7), (3.0, 1.0)])
def test_a_factor_of_adverts_multiplies_the_chance_to_one_at_most(factor: float, chance: float) -> None:
    horizon = Horizon(datetime.date(2022, 4, 4), 0, 52, 0)
    found = terms_of(Workforce(advert_factor=factor), GradePosts(advert_chance=0.5), horizon)
    assert found.advert_chance == pytest.approx(chance)
