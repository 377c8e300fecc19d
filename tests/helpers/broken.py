"""Kernels with a fault: each forgets a rule of the plan, or takes too long over everything."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.engine import run
from dghsim.engine.log import Log
from dghsim.engine.plan import Plan

Fault = Callable[[Plan], Plan]


def forgets(table: str, field: str, value: int = 0) -> Fault:
    """A column of a table of the program, such as `works`, says `value` everywhere."""

    def fault(plan: Plan) -> Plan:
        rows = getattr(plan.program, table).copy()
        rows[field] = value
        changed: dict[str, Any] = {table: rows}
        return dataclasses.replace(plan, program=dataclasses.replace(plan.program, **changed))

    return fault


def all_alike(plan: Plan) -> Plan:
    """Whatever the label, the same priority."""
    rows = np.full_like(plan.program.priority_rows, 5)
    return dataclasses.replace(plan, program=dataclasses.replace(plan.program, priority_rows=rows))


def slow(factor: float) -> Fault:
    """Everything lasts longer."""

    def fault(plan: Plan) -> Plan:
        tables = np.rint(plan.program.tables * factor).astype(np.int64)
        return dataclasses.replace(plan, program=dataclasses.replace(plan.program, tables=tables))

    return fault


def of_duties(field: str, change: int) -> Fault:
    """A column of the duties is so much more, or for 0 nought."""

    def fault(plan: Plan) -> Plan:
        duties = plan.duties.copy()
        duties[field] = duties[field] + change if change else 0
        return dataclasses.replace(plan, duties=duties)

    return fault


def install(monkeypatch: pytest.MonkeyPatch, fault: Fault) -> None:
    """For the rest of the test, the kernel has the fault and the twin has not."""
    sound = run.run_kernel

    def broken(plan: Plan, log_rows: int | None = None) -> Log:
        return sound(fault(plan), log_rows)

    monkeypatch.setattr(run, "run_kernel", broken)
