"""The formulas against values worked out by hand, published tables, and each other."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dghsim.measures.closed_forms import (
    in_service_by_hour,
    lost,
    mean_queue,
    mean_wait,
    priority_waits,
    waiting,
)


def test_lost_by_hand_and_by_table() -> None:
    # One server: a / (1 + a). Two servers, load 1: (1/2) / (1 + 1 + 1/2). Five servers, load 3: 11.0 % in the tables.
    assert lost(1, 3.0) == pytest.approx(3 / 4)
    assert lost(2, 1.0) == pytest.approx(1 / 5)
    assert lost(5, 3.0) == pytest.approx(0.110, abs=5e-4)
    assert (lost(0, 2.0), lost(7, 0.0)) == (1.0, 0.0)


def test_waiting_is_the_sum_of_its_definition() -> None:
    # Three servers, load 2.5, term by term: the head of the textbook scenario.
    last = 2.5**3 / math.factorial(3) * 3 / 0.5
    assert waiting(3, 2.5) == pytest.approx(last / (sum(2.5**k / math.factorial(k) for k in range(3)) + last))
    assert waiting(3, 2.5) == pytest.approx(0.7022, abs=5e-5)
    # Two servers, each used r: 2 r^2 / (1 + r). One server: r.
    assert waiting(2, 1.6) == pytest.approx(2 * 0.8**2 / 1.8)
    assert waiting(1, 0.8) == pytest.approx(0.8)


def test_waits_and_queues_of_the_textbook() -> None:
    assert 60 * mean_wait(3, 10, 4) == pytest.approx(21.07, abs=5e-3)
    assert mean_queue(3, 10, 4) == pytest.approx(3.511, abs=5e-4)
    # One server: r / (mu - lambda).
    assert mean_wait(1, 4, 5) == pytest.approx(0.8)


def test_waits_of_two_classes_by_hand() -> None:
    # W0 = 9.6 minutes, 24 % of the server to the urgent, 80 % to both.
    urgent, routine = priority_waits(1, [1.2, 2.8], 5)
    assert 60 * urgent == pytest.approx(9.6 / 0.76)
    assert 60 * routine == pytest.approx(9.6 / 0.76 / 0.2)


def test_priorities_move_waits_and_make_none() -> None:
    rates = [1.0, 2.0, 3.0]
    waits = priority_waits(4, rates, 2.0)
    mean = sum(rate * wait for rate, wait in zip(rates, waits, strict=True)) / sum(rates)
    assert mean == pytest.approx(mean_wait(4, 6.0, 2.0))
    assert waits[0] < waits[1] < waits[2]
    assert priority_waits(4, [6.0], 2.0) == pytest.approx((mean_wait(4, 6.0, 2.0),))


def test_in_service_by_hour_solves_its_equation() -> None:
    # By small steps of dm/dt = r - m / b over many days, for the textbook's rates.
    shares = np.array([1, 1, 1, 1, 1, 1, 2, 4, 6, 8, 9, 10, 10, 10, 9, 8, 7, 7, 6, 5, 4, 3, 2, 1])
    rates = 60 / 24 * shares / shares.mean()
    number, step, means = 0.0, 1e-3, np.zeros(24)
    for day in range(4):
        for hour, rate in enumerate(rates):
            total = 0.0
            for _ in range(1000):
                total += number
                number += step * (rate - number / 1.5)
            means[hour] = total / 1000 if day == 3 else 0.0
    assert in_service_by_hour(list(rates), 1.5) == pytest.approx(means, rel=1e-3)
    assert in_service_by_hour(list(rates), 1.5).mean() == pytest.approx(3.75)
    assert in_service_by_hour([4.0] * 24, 0.5) == pytest.approx(np.full(24, 2.0))


def test_a_queue_that_grows_without_end_is_refused() -> None:
    for load in (3.0, 4.0, -1.0, math.nan):
        with pytest.raises(ValueError, match="load"):
            waiting(3, load)
    with pytest.raises(ValueError, match="load"):
        priority_waits(2, [3.0, 2.0], 2.0)
    with pytest.raises(ValueError, match="above 0"):
        in_service_by_hour([1.0], 0.0)
    with pytest.raises(ValueError, match="negative"):
        lost(-1, 1.0)
