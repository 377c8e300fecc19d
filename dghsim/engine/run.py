"""Runs a plan with either engine and returns its log."""

from __future__ import annotations

import os
from typing import Literal

from dghsim.engine.log import Log
from dghsim.engine.plan import Plan
from dghsim.errors import InputError

Engine = Literal["kernel", "simpy"]


def run_plan(plan: Plan, engine: Engine = "kernel") -> Log:
    """The log of one replication. Raises InputError when the pathway goes round in no time."""
    return run_kernel(plan) if engine == "kernel" else run_twin(plan)


def run_twin(plan: Plan) -> Log:
    """By SimPy."""
    from dghsim.engine.twin.hospital import Hospital

    hospital = Hospital(plan)
    hospital.run(plan.end)
    return hospital.log()


def run_kernel(plan: Plan, log_rows: int | None = None) -> Log:
    """By the compiled kernel; `log_rows`: for how many rows its log has room at first, if not for a usual run's.

    Raises InputError where Numba is told to compile nothing, as the kernel's tables are records only once compiled.
    """
    if os.environ.get("NUMBA_DISABLE_JIT", "0").strip() not in ("", "0"):
        raise InputError(
            "NUMBA_DISABLE_JIT is set, and the kernel runs compiled only; allowed: without it (to follow a run in a "
            "debugger take the twin, engine simpy, which is plain Python and writes the same log)"
        )
    from dghsim.engine.kernel.hospital import Hospital, usual_rows

    hospital = Hospital(plan, usual_rows(plan) if log_rows is None else log_rows)
    hospital.run(plan.end)
    return hospital.log()
