"""The formulas against values worked out by hand, published tables, and each other."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array
from scipy.sparse.linalg import spsolve

from dghsim.measures.closed_forms import (
    in_service_by_hour,
    interrupting_times,
    interrupting_waits,
    lost,
    mean_queue,
    mean_wait,
    one_server_wait,
    priority_waits,
    wait_quantile,
    waiting,
)

State = tuple[int, ...]
Moves = Callable[[State], Iterator[tuple[float, State]]]


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


def stationary(states: list[State], moves: Moves) -> NDArray[np.float64]:
    """How much of all time a Markov chain spends in each state; moves out of the states listed are left out."""
    number = {state: at for at, state in enumerate(states)}
    rows = [
        (number[to], at, rate) for at, state in enumerate(states) for rate, to in moves(state) if to in number
    ]
    to, at, rate = (np.array(column) for column in zip(*rows, strict=True))
    leaves = np.bincount(at, rate, len(states))
    everywhere = np.arange(len(states))
    flow = coo_array((np.r_[rate, -leaves], (np.r_[to, everywhere], np.r_[at, everywhere]))).tolil()
    flow[0] = 1.0
    shares: NDArray[np.float64] = spsolve(csc_array(flow), np.eye(len(states))[0])
    return shares


def test_a_wait_is_exceeded_as_often_as_its_share_says() -> None:
    assert 60 * wait_quantile(3, 10, 4, 0.9) == pytest.approx(30 * math.log(10 * waiting(3, 2.5)))
    # Who need not wait at all; nobody at all; and the mean is the area under the quantiles.
    assert wait_quantile(3, 10, 4, 0.29) == wait_quantile(3, 0, 4, 0.9) == 0
    shares = (np.arange(20_000) + 0.5) / 20_000
    area = np.mean([wait_quantile(3, 10, 4, share) for share in shares])
    assert area == pytest.approx(mean_wait(3, 10, 4), rel=1e-3)
    with pytest.raises(ValueError, match="share"):
        wait_quantile(3, 10, 4, 1.0)


def test_one_server_by_table_and_by_its_own_chain() -> None:
    # Fixed times: half the wait of exponential ones; 0.5, 2 and 4.5 services at loads of 0.5, 0.8 and 0.9.
    assert [one_server_wait(load, 1, 1) for load in (0.5, 0.8, 0.9)] == pytest.approx([0.5, 2, 4.5])
    assert one_server_wait(4, 1 / 5, 2 / 25) == pytest.approx(mean_wait(1, 4, 5))
    # Hyperexponential: three in ten are slow. The chain counts who is there and how the one in hand is served.
    rates, shares, arrivals = (0.5, 4.0), (0.3, 0.7), 0.9

    def moves(state: State) -> Iterator[tuple[float, State]]:
        there, how = state
        for kind, share in enumerate(shares):
            if there == 0:
                yield arrivals * share, (1, kind)
            elif there > 1:
                yield rates[how] * share, (there - 1, kind)
        if there:
            yield arrivals, (there + 1, how)
        if there == 1:
            yield rates[how], (0, 0)

    states = [(0, 0), *((there, how) for there in range(1, 400) for how in (0, 1))]
    queue = stationary(states, moves) @ [max(there - 1, 0) for there, _ in states]
    mean = sum(share / rate for share, rate in zip(shares, rates, strict=True))
    squares = sum(2 * share / rate**2 for share, rate in zip(shares, rates, strict=True))
    assert one_server_wait(arrivals, mean, squares) == pytest.approx(queue / arrivals, rel=1e-6)


def test_work_broken_off_by_its_own_chain() -> None:
    # The chain counts urgent, routine, and whether the routine one in front has been begun.
    arrivals, rates, most = (0.2, 0.3), (1.0, 0.8), 45

    def after(urgent: int, routine: int, begun: int) -> State:
        return urgent, routine, 1 if routine and not urgent else min(begun, routine)

    def moves(state: State) -> Iterator[tuple[float, State]]:
        urgent, routine, begun = state
        yield arrivals[0], after(urgent + 1, routine, begun)
        yield arrivals[1], after(urgent, routine + 1, begun)
        if urgent:
            yield rates[0], after(urgent - 1, routine, begun)
        elif routine:
            yield rates[1], after(urgent, routine - 1, 0)

    everything = ((u, r, b) for u in range(most) for r in range(most) for b in (0, 1))
    states = [state for state in everything if state == after(*state)]
    spent = stationary(states, moves)
    means, squares = [1 / rate for rate in rates], [2 / rate**2 for rate in rates]
    times, waits = interrupting_times(arrivals, means, squares), interrupting_waits(arrivals, means, squares)
    assert times[0] == pytest.approx(spent @ [urgent for urgent, _, _ in states] / arrivals[0], rel=1e-6)
    assert times[1] == pytest.approx(spent @ [routine for _, routine, _ in states] / arrivals[1], rel=1e-6)
    assert waits[1] == pytest.approx(spent @ [r - begun for _, r, begun in states] / arrivals[1], rel=1e-6)
    assert waits[0] == pytest.approx(mean_wait(1, 0.2, 1.0))


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
    with pytest.raises(ValueError, match="load"):
        one_server_wait(5, 1 / 5, 2 / 25)
    with pytest.raises(ValueError, match="moments"):
        one_server_wait(1, 0.5, 0.2)
    with pytest.raises(ValueError, match="above 0"):
        in_service_by_hour([1.0], 0.0)
    with pytest.raises(ValueError, match="negative"):
        lost(-1, 1.0)
