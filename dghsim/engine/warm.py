"""Compiles the kernel, or fetches it from the cache, by running a plan in which nothing happens."""

from __future__ import annotations

import numpy as np

from dghsim.engine import plan
from dghsim.engine.plan import Plan, Program, empty


def empty_plan() -> Plan:
    """A plan of no patients, no places and no duties."""
    none = np.zeros(0, dtype=np.int64)
    program = Program(
        stages=empty(plan.STAGE, 1), cases=empty(plan.CASE, 0), works=empty(plan.WORK, 0),
        seats=empty(plan.SEAT, 0), gives=empty(plan.GIVE, 0), places=empty(plan.PLACE, 0), spans=empty(plan.SPAN, 0),
        window_first=none, tables=none.reshape(0, 1), priority_rows=none.reshape(0, 1),
        factors=none.reshape(0, 1), answers=empty(plan.ANSWERS, 0),
        thin_places=none.reshape(0, 1), thin_reference=none, forks=0, jobs_return=False, delays=0, visit_columns=0,
        stage_names=("",), work_names=(), place_names=(), fork_names=(), duty_kinds=(), grades=(),
    )  # fmt: skip
    return Plan(
        program=program, seed=0, replication=0, entities=empty(plan.ENTITY, 0), patients=0,
        attributes=none.reshape(0, 1), arrivals=none, duties=empty(plan.DUTY, 0), owns=empty(plan.OWN, 0),
        weekdays=none, seasons=empty(plan.SEASON, 0), end=0,
    )  # fmt: skip


def compile_kernel() -> None:
    """Have the kernel ready."""
    from dghsim.engine.run import run_kernel

    run_kernel(empty_plan(), log_rows=256)
