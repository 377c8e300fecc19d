"""dghsim's log as visits: of the front door and of a queue whose answer is known."""

import numpy as np
import pytest

from benchmarks.compare import rows
from benchmarks.ours import runs
from benchmarks.queues.answers import by_formula, by_us
from benchmarks.queues.by_dghsim import visits_of
from benchmarks.queues.given import NEVER, Given, given
from benchmarks.queues.models import front_door, load_front_door, load_one_queue, one_queue
from benchmarks.queues.visits import Visits
from dghsim.engine.log import Ended
from dghsim.engine.plan import NONE
from dghsim.measures.model import Replication

TRIAGE, CLERKING, REVIEW, ASSESSMENT, WARD = range(5)


@pytest.fixture(scope="module")
def run() -> Replication:
    return next(runs(load_front_door(), 1))


@pytest.fixture(scope="module")
def visits(run: Replication) -> Visits:
    return visits_of(run, front_door(load_front_door()))


def at(visits: Visits, node: int, times: np.ndarray) -> dict[int, float]:
    here = visits.node == node
    return dict(zip(visits.customer[here].tolist(), times[here].tolist(), strict=True))


def test_every_visit_is_asked_for_begun_done_and_left_in_order(visits: Visits) -> None:
    times = np.stack([visits.asked, visits.begun, visits.done, visits.left])
    assert (np.diff(times, axis=0) >= 0).all()
    assert len(np.unique(visits.customer * 5 + visits.node)) == len(visits.node)


def test_who_leaves_a_node_asks_for_the_next_in_that_moment(visits: Visits) -> None:
    for node in (TRIAGE, CLERKING, REVIEW):
        left, asked = at(visits, node, visits.left), at(visits, node + 1, visits.asked)
        assert asked.items() <= left.items()
        assert len(asked) > 1000


def test_who_waits_for_the_ward_keeps_the_other_bed(visits: Visits) -> None:
    done, left = at(visits, ASSESSMENT, visits.done), at(visits, ASSESSMENT, visits.left)
    begun = at(visits, WARD, visits.begun)
    assert begun == {who: left[who] for who in begun}
    assert any(left[who] > done[who] for who in begun)
    assert at(visits, WARD, visits.asked) == begun


def test_classes_are_those_of_the_streams(run: Replication, visits: Visits) -> None:
    triaged = visits.node == TRIAGE
    urgent = visits.customer[triaged & (visits.kind == 0)]
    names = [run.arrivals.streams[stream] for stream in run.arrivals.stream[urgent]]
    assert set(names) == {"urgent"}
    assert 0.27 < len(urgent) / triaged.sum() < 0.33


def test_only_routine_reviews_are_broken_off(run: Replication, visits: Visits) -> None:
    broken = visits.spell_broken
    assert set(visits.spell_node[broken]) == {REVIEW}
    assert (visits.spell_end[broken] > visits.spell_begin[broken]).mean() > 0.99
    assert (
        len(visits.spell_node)
        == (run.log.tasks["start"] != NONE).sum() + (run.log.stays["start"] != NONE).sum()
    )


def test_what_is_given_is_what_was_drawn(run: Replication, visits: Visits) -> None:
    told: Given = given(run, front_door(load_front_door()))
    ended = visits.customer, visits.node
    drawn = told.lasts[ended] / 60
    alone = ~np.isin(
        visits.customer * 5 + visits.node, (visits.customer * 5 + visits.node)[visits.node == REVIEW]
    )
    np.testing.assert_allclose(drawn[alone], (visits.done - visits.begun)[alone])
    review = visits.node == REVIEW
    # Broken off, a review lasts longer from beginning to end than the work it is.
    assert (drawn[review] <= (visits.done - visits.begun)[review] + 1e-9).all()
    assert (drawn[review] < (visits.done - visits.begun)[review] - 1).sum() > 500
    tasks = run.log.tasks[run.log.tasks["end"] != NONE]
    spells = tasks[np.isin(tasks["task"], tasks["task"][tasks["ended"] == Ended.DONE])]
    worked = told.lasts[ended][visits.node <= REVIEW].sum()
    assert worked == (spells["end"] - spells["start"]).sum()
    assert (told.lasts[~told.goes_on[:, TRIAGE], TRIAGE] == NEVER).all()
    assert told.goes_on[:, WARD].sum() == 0
    assert told.came.tolist() == sorted(told.came.tolist())


def test_the_one_queue_is_as_its_formula_says() -> None:
    scenario = load_one_queue(("run.weeks=26",))
    network = one_queue(scenario)
    found = rows(by_us(scenario, network, 12), by_formula(network))
    assert len(found) == 4
    assert all(row.agrees for row in found), found


def test_another_queue_would_be_seen() -> None:
    """Service 2 % longer than the formula is told."""
    scenario = load_one_queue(("run.weeks=26", "work.service.duration.mean=15.3"))
    found = rows(by_us(scenario, one_queue(scenario), 12), by_formula(one_queue(load_one_queue())))
    assert {row.what.split(",")[0]: row.agrees for row in found}["wait for service"] is False
