"""Which kinds of work are too many for the duties that answer them, against the flow that could be sent."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from dghsim.scenario.load_by_hour import bottlenecks as module
from dghsim.scenario.load_by_hour.bottlenecks import bottlenecks, carried
from dghsim.scenario.load_by_hour.seats import Demanded, Taker


def taker(duty: int, hours: float, factor: float = 1.0) -> Taker:
    free = np.full(168, hours / 168)
    return Taker(duty, True, factor, free, free)


def seat(work: int, *takers: Taker, factor: float = 1.0) -> Demanded:
    return Demanded(work, True, 1, factor, takers)


def hours(*weekly: float) -> np.ndarray:
    return np.full((168, len(weekly)), np.array(weekly) / 168)


def test_kinds_that_share_a_duty_are_held_against_it_together() -> None:
    seats = [seat(0, taker(0, 10), taker(1, 10)), seat(1, taker(1, 10)), seat(2, taker(1, 10), taker(2, 5))]
    found = {one.works: (one.load.sum(), one.free.sum()) for one in bottlenecks(seats, hours(4, 7, 6))}
    assert {works: pytest.approx(pair) for works, pair in found.items()} == {
        (1,): (7, 10), (0, 1): (11, 20), (1, 2): (13, 15), (0, 1, 2): (17, 25),
    }  # fmt: skip


def test_a_quick_duty_counts_for_more() -> None:
    (one,) = bottlenecks([seat(0, taker(0, 10, factor=0.5), taker(1, 10, factor=2.0), factor=2.0)], hours(8))
    assert (one.load.sum(), one.free.sum()) == (pytest.approx(16), pytest.approx(10 * 4 + 10))


weights = st.floats(0.1, 10)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_they_find_an_overload_exactly_where_no_flow_clears_it(data: st.DataObject) -> None:
    works, duties = data.draw(st.integers(1, 4)), data.draw(st.integers(1, 4))
    able = {
        (work, duty): data.draw(st.booleans()) or duty == work % duties
        for work, duty in product(range(works), range(duties))
    }
    there = [data.draw(weights) for _ in range(duties)]
    load = [data.draw(weights) for _ in range(works)]
    seats = [
        seat(work, *(taker(duty, there[duty]) for duty in range(duties) if able[work, duty]))
        for work in range(works)
    ]
    excess = max(one.load.sum() - one.free.sum() for one in bottlenecks(seats, hours(*load)))
    pairs = [pair for pair, can in able.items() if can]
    limits = [[float(pair[1] == duty) for pair in pairs] for duty in range(duties)]
    limits += [[float(pair[0] == work) for pair in pairs] for work in range(works)]
    sent = -linprog([-1.0] * len(pairs), A_ub=limits, b_ub=[*there, *load]).fun
    assert sum(load) - sent == pytest.approx(max(excess, 0), abs=1e-6)


def test_too_many_sets_leave_the_plain_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SETS", 20)
    seats = [seat(work, taker(work, 1), taker(work + 1, 1)) for work in range(30)]
    found = [one.works for one in bottlenecks(seats, hours(*[0.5] * 30))]
    assert len(found) == 31
    assert tuple(range(30)) in found


def test_a_backlog_is_carried_round_the_week() -> None:
    load, free = np.zeros(168), np.zeros(168)
    load[166:], free[1:3] = 2.0, 2.5
    left = carried(load, free)
    assert left[[165, 166, 167, 0, 1, 2, 3]].tolist() == [0, 2, 4, 4, 1.5, 0, 0]


def test_a_backlog_that_only_grows_is_that_of_the_first_week() -> None:
    assert carried(np.full(168, 2.0), np.full(168, 1.5))[[0, 167]].tolist() == [0.5, 84.0]
