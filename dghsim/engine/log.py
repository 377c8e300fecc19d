"""What an engine writes down: raw integer tables, the same from the kernel and from the twin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.engine.plan import Ints, Table, _fields
from dghsim.scenario.pathway import MARKS

TASK = _fields("task", "entity", "work", "duty", "since", "called", "start", "end")
"""A piece of work. `since`: asked for; `called`: given to a clinician; `start`: begun (later than `called` by a journey
in from home); `end`: NONE if cut off by the end of the run. `duty` is a row of the plan's duties."""
STAY = _fields("patient", "place", "bed", "since", "start", "end")
"""A place held. `since`: asked for; `end`: NONE if still held at the end of the run."""


@dataclass(frozen=True, slots=True)
class Log:
    """One replication's log, in an order that does not depend on the engine."""

    tasks: Table
    """Of dtype TASK, sorted by (start, task)."""
    stays: Table
    """Of dtype STAY, sorted by (start, place, bed)."""
    marks: Ints
    """(patients, MARKS) the first time of each mark, NONE if never."""
    leave: Ints
    """By patient; NONE if still inside at the end."""
    outcome: Ints
    """By patient: index into OUTCOMES, NONE if still inside."""
    actual_end: Ints
    """By duty: when the clinician was free to go; NONE if still on duty at the end of the run."""
    events: int
    """Timers popped and stream entries read."""

    def same_as(self, other: Log) -> bool:
        """Equal to the last bit."""
        return all(
            np.array_equal(getattr(self, name), getattr(other, name))
            for name in ("tasks", "stays", "marks", "leave", "outcome", "actual_end")
        )


def ordered(tasks: Table, stays: Table) -> tuple[Table, Table]:
    """Both tables in the order the log promises."""
    return np.sort(tasks, order=["start", "task"]), np.sort(stays, order=["start", "place", "bed"])


__all__ = ["MARKS", "STAY", "TASK", "Log", "ordered"]
