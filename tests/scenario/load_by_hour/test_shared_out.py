import numpy as np
import pytest

from dghsim.scenario.load_by_hour.seats import Demanded, Taker
from dghsim.scenario.load_by_hour.shared_out import shared_out


def taker(duty: int, there: float, *, first: bool = True, factor: float = 1.0) -> Taker:
    free = np.full(168, there)
    return Taker(duty, first, factor, free, free)


def done(hourly: list[float], *seats: Demanded, priorities: tuple[float, ...] = (5, 5)) -> list[float]:
    hours = np.full((168, len(hourly)), np.array(hourly))
    found = shared_out(list(seats), hours, 3, list(priorities)).done
    assert np.ptp(found, axis=0) == pytest.approx(0)
    return [pytest.approx(one) for one in found[0]]


def test_first_lists_come_first_evenly_by_doctor_then_second() -> None:
    seat = Demanded(0, True, 1, 1.0, (taker(0, 2), taker(1, 1), taker(2, 1, first=False)))
    assert done([1.5], seat) == [1.0, 0.5, 0.0]
    assert done([3.5], seat) == [2.0, 1.0, 0.5]


def test_the_slow_take_longer() -> None:
    assert done([1.0], Demanded(0, True, 1, 2.0, (taker(0, 3, factor=2.0),))) == [2.0, 0.0, 0.0]


def test_work_with_the_fewest_duties_comes_first() -> None:
    many = Demanded(0, True, 1, 1.0, (taker(0, 1), taker(1, 1)))
    few = Demanded(1, True, 1, 1.0, (taker(0, 1),))
    assert done([1.0, 1.0], many, few) == [1.0, 1.0, 0.0]


def test_urgent_work_comes_before_all_other() -> None:
    urgent = Demanded(0, True, 1, 1.0, (taker(0, 1), taker(1, 1)))
    other = Demanded(1, True, 1, 1.0, (taker(0, 1),))
    hours = np.ones((168, 2))
    assert shared_out([urgent, other], hours, 2, [1, 5]).left[0].tolist() == [0.0, pytest.approx(84.5)]
    assert not shared_out([urgent, other], hours, 2, [5, 1]).left.any(), (
        "the other way round both can be done"
    )
    assert shared_out([urgent, other], hours, 2, [1, 5]).left[167].tolist() == [0.0, pytest.approx(168)]


def test_what_is_not_done_by_day_is_done_when_somebody_comes() -> None:
    asked, there = np.zeros((168, 1)), np.zeros(168)
    asked[3, 0], there[8:10] = 1.5, 1.0
    found = shared_out([Demanded(0, True, 1, 1.0, (Taker(0, True, 1.0, there, there),))], asked, 1, [5])
    assert found.done[8:11, 0].tolist() == [1.0, 0.5, 0.0]
    assert found.left[2:11, 0].tolist() == [0.0, 1.5, 1.5, 1.5, 1.5, 1.5, 0.5, 0.0, 0.0]


def test_of_a_team_the_seat_counts_for_which_most_waits() -> None:
    two = Demanded(0, True, 2, 1.0, (taker(0, 1),))
    one = Demanded(0, True, 1, 1.0, (taker(1, 1),))
    left = shared_out([two, one], np.full((168, 1), 0.75), 2, [5]).left
    assert left[0, 0] == pytest.approx(169 * 0.25), "1.5 hours asked for, 1 done, by two at once"


def test_seats_that_need_not_be_filled_are_nobody_s_work() -> None:
    hours = np.ones((168, 1))
    assert not shared_out([Demanded(0, False, 1, 1.0, (taker(0, 1),))], hours, 1, [5]).done.any()
