"""Two runs of the same customers, held against each other visit by visit."""

import dataclasses

import numpy as np

from benchmarks.queues.side_by_side import Same, side_by_side
from benchmarks.queues.visits import Visits

CUSTOMERS = 6


def queue(came: list[int], lasts: list[int], order: list[int] | None = None) -> Visits:
    """One server; seconds; served in order of coming or in the order given."""
    starts, ends, free = [0] * len(came), [0] * len(came), 0
    for who in order or range(len(came)):
        starts[who] = max(free, came[who])
        free = ends[who] = starts[who] + lasts[who]
    asked, begun, done = (np.array(of) / 60 for of in (came, starts, ends))
    none = np.zeros(len(came), dtype=np.int64)
    return Visits(np.arange(len(came)), none, none, asked, begun, done, done, none, begun, done, none == 1)


def test_the_same_run_twice_is_the_same() -> None:
    run = queue([5, 50, 61, 63, 64, 300], [10, 11, 12, 13, 14, 15])
    assert side_by_side(run, run, CUSTOMERS) == Same(6, 6, 0, 0, 0)


def test_two_who_come_at_once_may_change_places() -> None:
    came, lasts = [5, 50, 61, 61, 64, 300], [10, 30, 12, 14, 15, 16]
    one, other = queue(came, lasts), queue(came, lasts, [0, 1, 3, 2, 4, 5])
    found = side_by_side(one, other, CUSTOMERS)
    assert found == Same(6, 4, 0, 1, 1)
    assert found.explained


def test_a_place_changed_without_a_tie_is_not_explained() -> None:
    came, lasts = [5, 50, 61, 62, 66, 300], [10, 30, 12, 14, 15, 16]
    one, other = queue(came, lasts), queue(came, lasts, [0, 1, 3, 2, 4, 5])
    found = side_by_side(one, other, CUSTOMERS)
    assert found == Same(6, 4, 0, 1, 0)
    assert not found.explained


def test_runs_that_meet_again_and_part_again_part_twice() -> None:
    came, lasts = [61, 62, 63, 1061, 1062, 1063], [12, 13, 14, 22, 23, 24]
    found = side_by_side(queue(came, lasts), queue(came, lasts, [0, 2, 1, 3, 5, 4]), CUSTOMERS)
    assert (found.partings, found.tied) == (2, 0)


def test_visits_that_only_one_has_are_counted() -> None:
    run = queue([5, 50, 61, 63, 64, 300], [10, 11, 12, 13, 14, 15])
    fewer = {
        field.name: getattr(run, field.name)[1:]
        for field in dataclasses.fields(run)
        if "spell" not in field.name
    }
    found = side_by_side(run, dataclasses.replace(run, **fewer), CUSTOMERS)
    assert (found.visits, found.same, found.only_one) == (5, 5, 1)
