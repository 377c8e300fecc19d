"""Ciw's records as visits: made-up records in the form of its documentation."""

import math
from types import SimpleNamespace
from typing import Any

import numpy as np

from benchmarks.queues.records import visits_of


def record(
    who: int,
    node: int,
    asked: float,
    begun: Any,
    done: Any,
    left: Any,
    what: str = "service",
    kind: str = "a",
):
    return SimpleNamespace(
        id_number=who, customer_class=kind, node=node, arrival_date=asked, service_start_date=begun,
        service_end_date=done, exit_date=left, record_type=what,
    )  # fmt: skip


def test_a_visit_with_the_time_it_was_blocked() -> None:
    found = visits_of([record(7, 2, 1.0, 2.0, 5.0, 9.0, kind="b")], ("a", "b"))
    assert [found.customer, found.kind, found.node] == [[6], [1], [1]]
    assert [found.asked, found.begun, found.done, found.left] == [[1], [2], [5], [9]]
    assert [found.spell_node, found.spell_begin, found.spell_end, found.spell_broken] == [
        [1],
        [2],
        [9],
        [False],
    ]


def test_a_service_broken_off_is_one_visit_of_several_spells() -> None:
    records = [
        record(1, 1, 0.0, 20.0, 26.0, 26.0),
        record(1, 1, 0.0, 3.0, math.nan, 7.0, "interrupted service"),
        record(1, 1, 0.0, 9.0, math.nan, 12.0, "interrupted service"),
    ]
    found = visits_of(records, ("a",))
    assert found.begun.tolist() == [3]
    assert found.done.tolist() == [26]
    assert found.spell_begin.tolist() == [3, 9, 20]
    assert found.spell_end.tolist() == [7, 12, 26]
    assert found.spell_broken.tolist() == [True, True, False]


def test_who_is_served_at_the_end_takes_a_server_and_who_waits_does_not() -> None:
    records = [
        record(1, 1, 0.0, 0.0, None, None, "incomplete"),
        record(2, 1, 1.0, None, None, None, "incomplete"),
        record(3, 1, 1.0, False, None, None, "incomplete"),
    ]
    found = visits_of(records, ("a",))
    assert len(found.left) == 0
    assert found.spell_begin.tolist() == [0]
    assert np.isnan(found.spell_end).all()


def test_times_are_told_in_minutes() -> None:
    found = visits_of([record(1, 1, 60.0, 120.0, 180.0, 240.0)], ("a",), minute=60.0)
    assert [found.asked, found.begun, found.done, found.left] == [[1], [2], [3], [4]]
    assert [found.spell_begin, found.spell_end] == [[2], [4]]


def test_no_records_are_no_visits() -> None:
    assert len(visits_of([], ("a",)).left) == 0
