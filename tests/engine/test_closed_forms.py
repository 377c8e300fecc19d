"""The engine against queues whose answer is known: the cases of `dghsim verify`, each inside its intervals.

Each case is one batch of what its scenario names, seed and all, such as 20 replications of a year of M/M/3 (87,000
customers each). In 99 of 100 batches of a right engine all intervals of all cases hold what is exact, at the same time;
the batch is fixed by its seed.
"""

from __future__ import annotations

import pytest

from dghsim.studies.verify.batch import run_queue
from dghsim.studies.verify.queues import QUEUES, Queue


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
def test_a_queue_does_what_its_formula_says(queue: Queue) -> None:
    outcome = run_queue(queue)
    assert outcome.agrees, outcome.rows
    for row in outcome.rows:
        assert row.low is not None
        assert row.high is not None
        # No interval so wide that it would hold anything.
        assert row.high - row.low < 0.11 * float(row.expected), row
