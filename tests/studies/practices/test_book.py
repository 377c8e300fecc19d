"""The appointment book: nobody is lost, nobody works longer than there is, and more minutes shorten waits."""

import numpy as np
import pytest
from helpers.practices import practices
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dghsim.studies.practices.book import Book, keep_book, shared, take
from dghsim.studies.practices.lines import lines_of

LINES = lines_of(practices())
SHAPE = (2, len(LINES.names), 21)
OPEN = np.arange(21) % 7 < 5
REQUESTS = arrays.arrays(np.int64, SHAPE, elements=st.integers(0, 30))
MINUTES = arrays.arrays(np.float64, (2, 4, 21), elements=st.floats(0, 500))


def kept(requests: np.ndarray, minutes: np.ndarray, begin: int = 7) -> Book:
    return keep_book(LINES, requests, minutes, OPEN, begin)


@settings(max_examples=25)
@given(REQUESTS, MINUTES)
def test_nobody_is_lost(requests: np.ndarray, minutes: np.ndarray) -> None:
    book = kept(requests, minutes)
    back = np.zeros_like(book.sent_back)
    np.add.at(back, (slice(None), LINES.back), book.sent_back)
    gone = book.seen.sum(axis=1) + book.lapsed
    assert (book.before + book.asked + back == gone + book.after).all()
    assert (book.waiting_by_day >= 0).all()
    assert (book.seen >= 0).all()
    assert (book.same_day <= book.seen.sum(axis=1)).all()


@settings(max_examples=25)
@given(REQUESTS, MINUTES)
def test_nobody_works_longer_than_there_are_minutes(requests: np.ndarray, minutes: np.ndarray) -> None:
    taken = take(LINES, requests[:, :, 0], minutes[:, :, 0])
    each = np.where(np.isfinite(LINES.minutes), LINES.minutes, 0.0)
    assert ((taken * each).sum(axis=2) <= minutes[:, :, 0] + 1e-6).all()
    assert (taken.sum(axis=1) <= requests[:, :, 0]).all()
    assert not taken[:, ~np.isfinite(LINES.minutes)].any()


@settings(max_examples=25)
@given(REQUESTS, MINUTES)
def test_worlds_do_not_know_of_each_other(requests: np.ndarray, minutes: np.ndarray) -> None:
    both, alone = kept(requests, minutes), kept(requests[1:], minutes[1:])
    assert (both.seen[1:] == alone.seen).all()
    assert (both.waiting_by_day[1:] == alone.waiting_by_day).all()


def test_minutes_are_shared_by_need_and_rests_are_used() -> None:
    waiting, each = np.array([[30, 10]]), np.array([10.0, 10.0])
    assert shared(waiting, each, np.array([200.0])).tolist() == [[15, 5]]
    assert shared(waiting, each, np.array([210.0])).tolist() == [[16, 5]]
    assert shared(waiting, each, np.array([9.0])).tolist() == [[0, 0]]
    assert shared(waiting, each, np.array([9999.0])).tolist() == [[30, 10]]


def test_what_is_for_the_day_goes_first_and_gps_take_the_rest() -> None:
    waiting = np.array([[5, 2, 10, 0, 0]])  # minor, minor by a GP, routine, nursing, care plans
    taken = take(LINES, waiting, np.array([[0.0, 16.0, 0.0, 80.0]]))
    assert taken[0].tolist() == [[0] * 5, [2, 0, 0, 0, 0], [0] * 5, [3, 2, 3, 0, 0]]


def test_a_week_by_hand() -> None:
    requests = np.zeros((1, 5, 21), dtype=np.int64)
    requests[0, 2, 0] = (
        10  # routine, on the first Monday; two fit into a day, of those waiting 1 in 100 gives up
    )
    minutes = np.zeros((1, 4, 21))
    minutes[0, 3] = 20.0 * OPEN
    book = kept(requests, minutes, begin=0)
    assert book.waiting_by_day[0, :6, 2].tolist() == [8, 6, 4, 2, 0, 0]
    assert (book.waited_days[0, 2], book.same_day[0, 2], book.seen[0, 3, 2]) == (20, 2, 10)


def test_who_is_sent_back_waits_for_a_gp_from_the_next_day() -> None:
    requests = np.zeros((1, 5, 21), dtype=np.int64)
    requests[0, 0, 0] = 20
    minutes = np.zeros((1, 4, 21))
    minutes[0, 1] = 999.0
    minutes[0, 3, 1:] = 999.0
    book = kept(requests, minutes, begin=0)
    assert (book.sent_back[0, 0], book.seen[0, 1, 0], book.seen[0, 3, 1]) == (2, 20, 2)
    assert book.waiting_by_day[0, :2, 1].tolist() == [2, 0]


@pytest.mark.parametrize("discipline", [1, 3])
def test_more_minutes_make_nobody_wait_longer(discipline: int) -> None:
    requests = np.random.default_rng(1).poisson(12, SHAPE)
    few = np.full((2, 4, 21), 200.0)
    many = few.copy()
    many[:, discipline] += 100
    assert (kept(requests, many).waited_days.sum(axis=1) < kept(requests, few).waited_days.sum(axis=1)).all()
