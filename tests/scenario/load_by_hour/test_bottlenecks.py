"""Which kinds of work are too many for the duties that answer them, against the flow that could be sent."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from dghsim.scenario.load_by_hour import bottlenecks as module
from dghsim.scenario.load_by_hour.bottlenecks import bottlenecks
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
    found = {one.works: (one.load, one.free) for one in bottlenecks(seats, hours(14, 9, 8))}
    assert found == {
        (1, 2): (pytest.approx(17), pytest.approx(15)),
        (0, 1): (pytest.approx(23), pytest.approx(20)),
        (0, 1, 2): (pytest.approx(31), pytest.approx(25)),
    }
    assert bottlenecks(seats, hours(4, 7, 6)) == []


def test_a_quick_duty_counts_for_more() -> None:
    (one,) = bottlenecks([seat(0, taker(0, 10, factor=0.5), taker(1, 10, factor=2.0), factor=2.0)], hours(26))
    assert (one.load, one.free) == (pytest.approx(52), pytest.approx(10 * 4 + 10))


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
    excess = max((one.load - one.free for one in bottlenecks(seats, hours(*load))), default=0.0)
    pairs = [pair for pair, can in able.items() if can]
    limits = [[float(pair[1] == duty) for pair in pairs] for duty in range(duties)]
    limits += [[float(pair[0] == work) for pair in pairs] for work in range(works)]
    sent = -linprog([-1.0] * len(pairs), A_ub=limits, b_ub=[*there, *load]).fun
    assert sum(load) - sent == pytest.approx(max(excess, 0), abs=1e-6)


def test_too_many_sets_leave_the_plain_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SETS", 20)
    seats = [seat(work, taker(work, 1), taker(work + 1, 1)) for work in range(30)]
    found = [one.works for one in bottlenecks(seats, hours(*[2.5] * 30))]
    assert len(found) == 31
    assert tuple(range(30)) in found


def test_what_breaks_take_is_told_from_what_cannot_be_done() -> None:
    there, free = np.full(168, 10 / 168), np.full(168, 8 / 168)
    seats = [seat(0, Taker(0, True, 1.0, there, free))]
    (one,) = bottlenecks(seats, hours(9))
    assert not one.endless
    (one,) = bottlenecks(seats, hours(11))
    assert one.endless


def test_hours_count_one_by_one() -> None:
    """By night the quick do one kind, by day the other: more than either kind's best week."""
    day, night = np.repeat([1.0, 0.0], 84), np.repeat([0.0, 1.0], 84)
    seats = [seat(0, Taker(0, True, 1.0, day, day)), seat(1, Taker(0, True, 1.0, night, night))]
    assert bottlenecks(seats, hours(80, 80)) == []
