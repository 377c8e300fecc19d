"""What clinicians have to do for themselves: handover and rounds as the scenario says, breaks by contract."""

from __future__ import annotations

import numpy as np

from dghsim.engine import plan
from dghsim.engine.log import in_order
from dghsim.engine.plan import NONE, Ints, Table
from dghsim.rota.breaks import breaks_due
from dghsim.rota.model import DutyTable
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import OwnWork


def _appointments(scenario: Scenario, table: DutyTable, duty_of: Ints, work: dict[str, int]) -> list[Table]:
    """Rows for the own work of each kind of duty."""
    found = []
    for kind, (tier, name) in enumerate(table.kinds):
        rows = np.flatnonzero((table.kind == kind) & (duty_of != NONE))
        for own in scenario.rota.tier[tier].duty[name].own:
            due = _due(own, table.start[rows], table.end[rows])
            owns = plan.empty(plan.OWN, len(rows))
            owns["duty"], owns["work"], owns["priority"] = duty_of[rows], work[own.work], own.priority
            owns["due"], owns["seconds"] = due, 60 * own.minutes
            owns["latest"] = np.minimum(due + 60 * own.within_minutes, table.end[rows])
            found.append(owns[owns["latest"] >= due])
    return found


def _due(own: OwnWork, start: Ints, end: Ints) -> Ints:
    if own.after_minutes is not None:
        return start + 60 * own.after_minutes
    assert own.before_end_minutes is not None
    return np.maximum(start, end - 60 * own.before_end_minutes)


def _breaks(scenario: Scenario, table: DutyTable, duty_of: Ints, work: dict[str, int]) -> list[Table]:
    """Rows for the breaks: of n on a shift, each in the middle of its own n + 1th part of it."""
    breaks = scenario.rota.breaks
    if breaks is None:
        return []
    count = np.where(duty_of != NONE, breaks_due(scenario, table), 0)
    found = []
    for number in range(1, int(count.max(initial=0)) + 1):
        rows = np.flatnonzero(count >= number)
        part = (table.end[rows] - table.start[rows]) // (count[rows] + 1)
        owns = plan.empty(plan.OWN, len(rows))
        owns["duty"], owns["work"], owns["priority"] = duty_of[rows], work[breaks.work], breaks.priority
        owns["due"] = table.start[rows] + number * part - part // 2
        owns["latest"] = np.minimum(owns["due"] + part, table.end[rows])
        owns["seconds"] = 60 * breaks.minutes
        found.append(owns)
    return found


def make_owns(scenario: Scenario, table: DutyTable, duty_of: Ints) -> Table:
    """All own work, in order of (duty, due, work). `duty_of`: for each row of `table` the plan's duty, or NONE."""
    work = {name: at for at, name in enumerate(scenario.work)}
    found = [*_appointments(scenario, table, duty_of, work), *_breaks(scenario, table, duty_of, work)]
    # As plain numbers, and taken: NumPy joins and picks rows of named fields one field at a time.
    numbers = np.concatenate([np.zeros(0, dtype=np.int64), *(rows.view(np.int64) for rows in found)])
    owns: Table = numbers.view(plan.OWN)
    return np.take(owns, in_order(owns["duty"], owns["due"], owns["work"]))


def set_owns(duties: Table, owns: Table) -> None:
    """Tell each duty where its own work begins and how much it is."""
    numbers = np.arange(len(duties))
    duties["first_own"] = np.searchsorted(owns["duty"], numbers)
    duties["owns"] = np.searchsorted(owns["duty"], numbers, side="right") - duties["first_own"]
