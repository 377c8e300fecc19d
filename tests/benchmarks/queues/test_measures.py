"""What a run comes to, on a few visits worked out by hand."""

import numpy as np
import pytest

from benchmarks.queues.measures import measures
from benchmarks.queues.network import DAY, Network, Node
from benchmarks.queues.visits import Visits
from dghsim.scenario.duration import Exponential

LASTS = Exponential(family="exponential", unit="minutes", mean=10)
NODES = (
    Node("desk", (1, 2), (480, 1440)),
    Node("review", (1,), breaks_off=True),
    Node("bed", (2,)),
    Node("ward", (1,), waits_before=False),
)
NETWORK = Network(
    NODES,
    ("urgent", "routine"),
    {},
    dict.fromkeys(("urgent", "routine"), (LASTS,) * 4),
    dict.fromkeys(("urgent", "routine"), (1.0, 0.6, 0.5, 0.0)),
)
# customer, class, node, asked, begun, done, left
VISITS = [
    (0, 0, 0, 470, 470, 490, 490), (0, 0, 1, 490, 490, 520, 520), (0, 0, 2, 520, 520, 620, 700),
    (0, 0, 3, 700, 700, 900, 900),
    (1, 1, 0, 475, 480, 500, 500), (1, 1, 1, 500, 520, 560, 560),
    (2, 1, 0, 480, 490, 495, 495), (2, 1, 1, 495, 560, 580, 580), (2, 1, 2, 580, 600, 640, 900),
    (2, 1, 3, 900, 900, 1000, 1000),
    (3, 0, 0, 530, 530, 535, 535), (3, 0, 1, 535, 535, 545, 545), (3, 0, 2, 545, 546, 2000, 2000),
    (4, 1, 0, 1500, 1501, 1502, 1502),
]  # fmt: skip
SPELLS = [
    (0, 470, 490, 0), (0, 480, 500, 0), (0, 490, 495, 0), (0, 530, 535, 0),
    (1, 490, 520, 0), (1, 520, 535, 1), (1, 535, 545, 0), (1, 545, 560, 0), (1, 560, 580, 0),
    (2, 520, 700, 0), (2, 600, 900, 0), (2, 546, np.nan, 0), (3, 700, 900, 0), (3, 900, 1000, 0),
]  # fmt: skip


@pytest.fixture
def found() -> dict[str, float]:
    visit, spell = np.array(VISITS, dtype=float).T, np.array(SPELLS, dtype=float).T
    visits = Visits(
        *visit[:3].astype(np.int64), *visit[3:], spell[0].astype(np.int64), spell[1], spell[2], spell[3] == 1
    )
    return measures(visits, NETWORK, 0, DAY)


def test_waits_are_from_asked_to_first_begun_by_class(found: dict[str, float]) -> None:
    assert found["wait for desk, urgent, mean, min"] == 0
    assert found["wait for desk, routine, mean, min"] == 7.5
    assert found["wait for review, routine, mean, min"] == (20 + 65) / 2
    assert found["wait for review, routine, 90th percentile, min"] == 20 + 0.9 * 45
    assert found["wait for bed, urgent, mean, min"] == 0
    assert found["wait for bed, routine, mean, min"] == 20


def test_who_is_blocked_is_counted_where_it_goes(found: dict[str, float]) -> None:
    assert found["blocked before ward, mean of all who went there, min"] == (80 + 260) / 2


def test_use_is_time_taken_over_time_there(found: dict[str, float]) -> None:
    assert found["use of desk"] == pytest.approx(50 / (480 + 2 * 960))
    assert found["use of review"] == 90 / DAY
    assert found["use of bed"] == (180 + 300 + DAY - 546) / DAY / 2
    assert found["use of ward"] == 300 / DAY


def test_work_broken_off_and_past_the_end_of_shifts(found: dict[str, float]) -> None:
    assert found["review broken off, times a day"] == 1
    assert found["review, routine, from begun to done, mean, min"] == (40 + 20) / 2
    # Begun at 470 and over at 490, the shift ended at 480; what begins at 480 belongs to the next.
    assert found["work past the end of shifts, desk, min a day"] == 10
    assert "work past the end of shifts, review, min a day" not in found


def test_visits_that_end_later_do_not_count(found: dict[str, float]) -> None:
    assert found["routine through desk a day"] == 2
    assert found["urgent through desk a day"] == 2


def test_from_coming_to_the_end_of_the_last_visit_that_all_make(found: dict[str, float]) -> None:
    assert found["coming to end of review, urgent, mean, min"] == (50 + 15) / 2
    assert found["coming to end of review, routine, mean, min"] == (85 + 100) / 2
