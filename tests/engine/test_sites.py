"""Two sites in one plan: nobody does work at the other one, and the engines agree."""

from __future__ import annotations

import dataclasses
from random import Random

import numpy as np
import pytest

from dghsim.engine.plan import NONE, Plan
from dghsim.engine.run import run_kernel, run_twin
from dghsim.studies.verify.difference import first_difference
from dghsim.studies.verify.generated.hospital import generate


def on_two_sites(seed: int) -> Plan:
    """The hospital of a seed, in which everybody who comes and everybody on duty is at one of two sites."""
    random, plan = Random(seed), generate(seed).plan
    entities, duties = plan.entities.copy(), plan.duties.copy()
    entities["site"] = [random.randrange(2) for _ in entities]
    duties["site"] = [random.randrange(2) for _ in duties]
    duties["sites"] = 1 << duties["site"]
    return dataclasses.replace(
        plan, entities=entities, duties=duties, drives=np.zeros((2, 2), dtype=np.int64)
    )


@pytest.mark.parametrize("seed", range(25))
def test_the_engines_agree_on_two_sites(seed: int) -> None:
    plan = on_two_sites(seed)
    kernel, twin = run_kernel(plan), run_twin(plan)
    assert kernel.same_as(twin), first_difference(plan, kernel, twin)
    assert kernel.events == twin.events
    done = kernel.tasks[(kernel.tasks["duty"] != NONE) & (kernel.tasks["entity"] != NONE)]
    assert (plan.entities["site"][done["entity"]] == plan.duties["site"][done["duty"]]).all()


def test_both_sites_have_work_and_wait_for_their_own() -> None:
    kinds, differ = set(), 0
    for seed in range(8):
        plan, whole = on_two_sites(seed), run_kernel(generate(seed).plan)
        log = run_kernel(plan)
        done = log.tasks[(log.tasks["duty"] != NONE) & (log.tasks["entity"] != NONE)]
        kinds |= set(plan.entities["site"][done["entity"]].tolist())
        differ += not log.same_as(whole)
    assert kinds == {0, 1}
    # In a hospital where nobody is on duty, or all are at one site, nothing changes.
    assert differ > 3
