"""Tasks done side by side come out in order, few at a time, and end cleanly."""

from __future__ import annotations

import os
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.processors import processors
from dghsim.studies.in_order import in_order


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4), st.lists(st.integers(0, 4), max_size=12))
def test_the_order_is_that_of_the_numbers_whatever_is_done_first(workers: int, delays: list[int]) -> None:
    def task(number: int) -> int:
        time.sleep(delays[number] / 1000)
        return number

    assert list(in_order(task, len(delays), workers)) == list(range(len(delays)))


def test_the_last_begun_may_be_the_first_done() -> None:
    done: list[int] = []
    second = threading.Event()

    def task(number: int) -> int:
        if number == 0:
            assert second.wait(10)
        done.append(number)
        second.set()
        return number

    assert list(in_order(task, 2, 2)) == [0, 1]
    assert done == [1, 0]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_few_are_ahead_of_whoever_takes_them(workers: int) -> None:
    begun: list[int] = []
    for taken, _ in enumerate(in_order(begun.append, 40, workers), start=1):
        time.sleep(0.002)
        assert len(begun) - taken <= 2 * workers


@pytest.mark.parametrize("workers", [1, 2])
def test_a_task_that_fails_ends_all_of_them(workers: int) -> None:
    begun: list[int] = []

    def task(number: int) -> int:
        begun.append(number)
        if number == 3:
            raise ValueError("number three")
        return number

    with pytest.raises(ValueError, match="number three"):
        list(in_order(task, 100, workers))
    assert len(begun) < 100
    assert not [one for one in threading.enumerate() if one.name.startswith("replication")]


def test_there_are_as_many_workers_as_processors_that_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3}, raising=False)
    here = threading.get_ident()
    assert set(in_order(lambda _: threading.get_ident(), 3)) == {here}
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {3, 5}, raising=False)
    assert here not in set(in_order(lambda _: threading.get_ident(), 3))
    assert processors() == 2
    monkeypatch.delattr(os, "sched_getaffinity")
    assert processors() == 8
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors() == 1
