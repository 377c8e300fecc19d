import numpy as np
import pytest

from dghsim.measures.over_dispersion import Limits, over_dispersion


def test_patients_with_nothing_to_do_with_one_another_give_one() -> None:
    random = np.random.default_rng(1)
    years = [(100 * random.binomial(4000, 0.7, 8) / 4000, 4000.0) for _ in range(200)]
    assert over_dispersion(years) == pytest.approx(1, abs=0.06)


def test_patients_who_share_their_day_give_as_many_as_share_it() -> None:
    random = np.random.default_rng(2)
    years = [(100 * random.binomial(1000, 0.7, 8) / 1000, 4000.0) for _ in range(200)]
    assert over_dispersion(years) == pytest.approx(4, rel=0.06)


def test_nothing_that_varies_gives_one() -> None:
    assert over_dispersion([(np.array([100.0, 100]), 50.0), (np.array([np.nan, 40]), 50.0)]) == 1


def test_a_mean_of_four_years_has_half_the_limits_of_one() -> None:
    one, four = (Limits(70, 3, years).half(np.array([4000.0]), 1.96) for years in (1, 4))
    assert four == pytest.approx(one / 2)
