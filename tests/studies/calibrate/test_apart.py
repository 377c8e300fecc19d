"""Streams that the file does not tell apart keep their own form, and add up to what was seen."""

import numpy as np
import pytest

from dghsim.studies.calibrate.apart import factors_apart, hours_apart
from dghsim.studies.calibrate.hours import Hours

RNG = np.random.default_rng(5)
ED, DIRECT = RNG.dirichlet(np.ones(24)), RNG.dirichlet(np.ones(24))
WHOLE = 0.9 * ED + 0.1 * DIRECT


def bent(shares: np.ndarray, own: np.ndarray) -> Hours:
    return hours_apart(Hours(shares, 0.9 * shares, 1.1 * shares, shares), WHOLE.tolist(), own.tolist())


def test_a_hospital_like_the_base_keeps_each_streams_hours() -> None:
    assert bent(WHOLE, DIRECT).shares == pytest.approx(DIRECT)
    assert bent(WHOLE, ED).low == pytest.approx(0.9 * ED)


def test_a_later_hospital_is_later_by_each_stream_as_far_as_the_base_has_it() -> None:
    later = WHOLE * np.linspace(0.5, 1.5, 24)
    later /= later.sum()
    ed, direct = bent(later, ED).shares, bent(later, DIRECT).shares
    assert ed / direct == pytest.approx(ED / DIRECT * (ed / direct)[0] / (ED / DIRECT)[0])
    assert direct.sum() == pytest.approx(1)


def test_an_hour_without_anybody_in_the_base_is_no_division() -> None:
    none = np.where(np.arange(24) < 3, 0.0, 1 / 21)
    shares = hours_apart(Hours(WHOLE, WHOLE, WHOLE, WHOLE), none.tolist(), none.tolist()).shares
    assert np.isfinite(shares).all()


def test_factors_keep_their_mean() -> None:
    whole, own = [1.1, 1.0, 1.0, 1.0, 1.0, 1.0, 0.9], [1.4, 1.2, 1.2, 1.2, 1.2, 0.5, 0.3]
    assert factors_apart(np.array([whole, whole, whole]), whole, own)[0] == pytest.approx(own)
    assert factors_apart(np.ones((3, 7)), whole, own)[0].mean() == pytest.approx(1)
