"""What an engine writes down: raw integer tables, the same from the kernel and from the twin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from dghsim.engine.plan import Ints, Plan, Table, _fields, empty
from dghsim.scenario.pathway import MARKS


class Ended(IntEnum):
    """How a spell of work ended."""

    DONE = 0
    INTERRUPTED = 1
    HANDED_OVER = 2
    MISSED = 3


TASK = _fields("task", "entity", "work", "site", "duty", "since", "called", "start", "end", "ended")
"""A spell of work by one clinician. Spells of one piece, resumed or by a team, share its `task`.

`since`: asked for; `called`: given to a clinician; `start`: begun (later than `called` by a journey in from home);
`end`, `ended`: NONE if cut off by the end of the run. `duty` is a row of the plan's duties, `site` where the work was
asked for. `entity` is NONE for what clinicians do for themselves, at their own site; what of that was never begun is
MISSED, with `end` its last moment. Work that still waits at the end of the run has a row with `duty`, `called`,
`start`, `end` and `ended` NONE."""
STAY = _fields("patient", "place", "bed", "since", "start", "end")
"""A place held. `since`: asked for; `end`: NONE if still held at the end of the run; `bed`, `start` and `end` NONE if
still waited for."""


@dataclass(frozen=True, slots=True)
class Log:
    """One replication's log, in an order that does not depend on the engine."""

    tasks: Table
    """Of dtype TASK, sorted by (start, task, duty)."""
    stays: Table
    """Of dtype STAY, sorted by (start, place, bed, patient, since)."""
    marks: Ints
    """(patients, MARKS) the first time of each mark, NONE if never; of several sites, those of one below another's."""
    leave: Ints
    """By patient; NONE if still inside at the end."""
    outcome: Ints
    """By patient: index into OUTCOMES, NONE if still inside."""
    actual_end: Ints
    """By duty: when the clinician was free to go; NONE if still on duty at the end of the run."""
    came: Ints
    """(patients, sites) when the patient came there from another site, NONE if never."""
    came_from: Ints
    """(patients, sites) from which, NONE if never."""
    events: int
    """What fell due and changed something: who came, delays over, work done, journeys over, duties begun and ended, own
    work due. Not counted is what an engine only looked at, such as a candidate who did not come."""

    def same_as(self, other: Log) -> bool:
        """Equal to the last bit."""
        return all(
            np.array_equal(getattr(self, name), getattr(other, name))
            for name in ("tasks", "stays", "marks", "leave", "outcome", "actual_end", "came", "came_from")
        )


def ordered(tasks: Table, stays: Table, asked: int = 0) -> tuple[Table, Table]:
    """Both tables in the order the log promises; spells of no time of one piece stay as they were written down.

    `asked`: pieces of work asked for so far. What clinicians do for themselves, which the engines number downwards from
    below NONE, gets the numbers after these.
    """
    from dghsim.engine.passes import put_in_turn

    order, in_turn = np.empty(len(tasks), dtype=np.int64), np.empty(len(tasks), dtype=TASK)
    put_in_turn(tasks, asked, np.zeros(len(tasks) + 1, dtype=np.int64), order, in_turn)
    places = in_order(stays["start"], stays["place"], stays["bed"], stays["patient"], stays["since"])
    return in_turn, np.take(stays, places)


def in_order(*keys: Ints) -> Ints:
    """The order by these keys, the first foremost; as many as fit are sorted at once."""
    packed: list[Ints] = []
    room = 0
    for key in keys:
        above = key + 1
        bits = int(above.max(initial=1)).bit_length()
        if bits <= room:
            packed[-1] <<= bits
            packed[-1] |= above
            room -= bits
        else:
            packed.append(above)
            room = 63 - bits
    return np.lexsort(packed[::-1]) if len(packed) > 1 else np.argsort(packed[0], kind="stable")


def missed(plan: Plan, own_done: Ints, asked: int, now: int) -> Table:
    """Rows for what clinicians should have done for themselves before `now` and did not.

    `own_done`: by row of the plan's `owns`, whether it is done or in hand; `asked`: pieces of work asked for so far,
    after which the numbers of these come.
    """
    rows = np.flatnonzero((own_done == 0) & (plan.owns["latest"] < now))
    table = empty(TASK, len(rows))
    table["task"], table["work"], table["duty"] = (
        asked + rows,
        plan.owns["work"][rows],
        plan.owns["duty"][rows],
    )
    table["site"] = plan.duties["site"][table["duty"]]
    table["since"], table["end"] = plan.owns["due"][rows], plan.owns["latest"][rows]
    table["ended"] = Ended.MISSED
    return table


__all__ = ["MARKS", "STAY", "TASK", "Ended", "Log", "missed", "ordered"]
