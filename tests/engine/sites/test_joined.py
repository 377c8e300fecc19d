"""Several hospitals in one run: alone where nobody goes, and books that close where they do."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from dghsim.engine.log import Log, in_order
from dghsim.engine.plan import NONE
from dghsim.engine.run import run_kernel, run_twin
from dghsim.engine.sites.part import ELSEWHERE, part
from dghsim.studies.verify.difference import first_difference
from dghsim.studies.verify.generated.sites import GeneratedSites, generate_sites

OF_A_SITE = ("tasks", "stays", "marks", "leave", "outcome", "actual_end")


def check_parity(made: GeneratedSites) -> Log:
    plan = made.whole.plan
    kernel, twin = run_kernel(plan), run_twin(plan)
    assert kernel.same_as(twin), f"sites of seed {made.seed}\n{first_difference(plan, kernel, twin)}"
    assert kernel.events == twin.events
    return kernel


def without_gaps(log: Log) -> Log:
    """Pieces of work numbered 0, 1, 2, as those of a parted log are."""
    tasks = log.tasks.copy()
    tasks["task"] = np.unique(tasks["task"], return_inverse=True)[1]
    return dataclasses.replace(log, tasks=tasks[in_order(tasks["start"], tasks["task"], tasks["duty"])])


@pytest.mark.parametrize("seed", range(6))
def test_where_nobody_goes_each_is_as_alone(seed: int) -> None:
    made = generate_sites(seed, apart=True)
    parts = part(made.whole, made.plans, run_kernel(made.whole.plan))
    for plan, mine in zip(made.plans, parts, strict=True):
        alone = without_gaps(run_kernel(plan))
        for name in OF_A_SITE:
            assert np.array_equal(getattr(alone, name), getattr(mine.log, name)), name
        assert np.array_equal(mine.plan.entities, plan.entities)
        assert np.array_equal(mine.plan.attributes, plan.attributes)


@pytest.mark.parametrize("seed", range(12))
def test_the_engines_agree_and_the_books_close(seed: int) -> None:
    made = generate_sites(seed)
    check_books(made, check_parity(made))


def check_books(made: GeneratedSites, log: Log) -> None:
    parts = part(made.whole, made.plans, log)
    sent, came = [], []
    for site, mine in enumerate(parts):
        gone = mine.log.outcome == ELSEWHERE
        sent += list(zip(mine.origin[gone], mine.number[gone], mine.log.leave[gone], strict=True))
        times = mine.plan.entities["time"][: mine.plan.patients]
        visits = (mine.origin != site).nonzero()[0]
        came += list(zip(mine.origin[visits], mine.number[visits], times[visits], strict=True))
        assert (np.diff(times) >= 0).all()
        own = mine.number[mine.origin == site]
        assert sorted(own) == list(range(made.plans[site].patients))
    # Whoever was sent on came to another at that second, and nobody else came.
    assert sorted(sent) == sorted(came)
    assert len(came) == (log.came != NONE).sum()
    # Every spell and stay of the whole is in one part, under the name of somebody who was there then.
    assert sum(len(mine.log.tasks) for mine in parts) == len(log.tasks)
    assert sum(len(mine.log.stays) for mine in parts) == len(log.stays)
    for mine in parts:
        arrive, leave = mine.plan.entities["time"][: mine.plan.patients], mine.log.leave
        stays = mine.log.stays
        assert (stays["since"] >= arrive[stays["patient"]]).all()
        left = leave[stays["patient"]]
        assert ((stays["end"] <= left) | (left == NONE)).all()
        assert ((stays["end"] != NONE) | (left == NONE)).all()
        asked = mine.log.tasks[mine.log.tasks["entity"] != NONE]
        patients = asked[asked["entity"] < mine.plan.patients]
        assert (patients["since"] >= arrive[patients["entity"]]).all()
        marks = mine.log.marks
        assert ((marks >= arrive[:, None]) | (marks == NONE)).all()


def test_between_them_many_go_and_some_go_twice() -> None:
    logs = [run_kernel(generate_sites(seed).whole.plan) for seed in range(12)]
    moves = np.concatenate([(log.came != NONE).sum(axis=1) for log in logs])
    assert (moves >= 1).sum() > 500
    assert (moves >= 2).sum() > 25


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(1000, 2000))
def test_the_engines_agree_on_many_sites(seed: int) -> None:
    made = generate_sites(seed)
    check_books(made, check_parity(made))
