"""One replication run by the kernel, whose log is made longer when it is full (in the twin: `Hospital`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from dghsim.engine import log
from dghsim.engine.kernel.loop import DONE, LOG_FULL, STUCK, most_timers, most_tokens, run
from dghsim.engine.kernel.new_world import new_world
from dghsim.engine.kernel.world import ASIDE, ASKING_PLACE, ASKING_WORK, NEVER, ROUND, UNKNOWN
from dghsim.engine.plan import NONE, Plan, Table, empty
from dghsim.errors import InputError


def usual_rows(plan: Plan) -> int:
    """Rows of a log that seldom has to be made longer; those never written cost nothing."""
    return max(1 << 16, 4 * len(plan.arrivals))


class Hospital:
    """A world that may be stopped at any second, read, and gone on with. `log_rows`: of the log, to begin with."""

    def __init__(self, plan: Plan, log_rows: int) -> None:
        self.plan = plan
        self.world = new_world(plan, log_rows)
        self.reached = 0

    def run(self, until: int) -> bool:
        """Go on until nothing is left before `until` or the plan's end; says whether the plan's end was reached.

        Raises InputError when the pathway goes round in no time.
        """
        self.reached = min(until, self.plan.end)
        while (status := run(self.world, until)) == LOG_FULL:
            self._make_room()
        if status == STUCK:
            self._explain()
        return bool(status == DONE)

    def log(self) -> log.Log:
        """What has been written down so far, with what is in hand cut off and what waits added."""
        world, clock = self.world, self.world.clock[0]
        asked, tokens = int(clock["tasks_asked"]), world.tokens[: clock["rows_used"]]
        missed = log.missed(self.plan, world.own_done, asked, self.reached)
        tasks = _behind(
            world.tasks, int(clock["tasks"]), _in_hand(world.clinicians), _waiting(tokens, self.plan), missed
        )
        stays = _behind(world.stays, int(clock["stays"]), _held(world.beds), _asked(tokens, self.plan))
        return log.Log(
            *log.ordered(tasks, stays, asked), world.marks.copy(), world.patients["leave"].copy(),
            world.patients["outcome"].copy(), world.actual_end.copy(), world.came.copy(),
            world.came_from.copy(), int(clock["events"]),
        )  # fmt: skip

    def _make_room(self) -> None:
        """Longer tables where the next step may need more than is left."""
        world = self.world
        clock = world.clock[0]
        tokens = most_tokens(int(clock["alive"]), int(clock["forks"]))
        timers = int(clock["timers"]) + most_timers(tokens, int(clock["present"]))
        self.world = world._replace(
            tasks=_at_least(world.tasks, int(clock["tasks"]) + int(clock["present"]) + 1),
            stays=_at_least(world.stays, int(clock["stays"]) + len(world.free)),
            timers=_at_least(world.timers, timers, NEVER), tokens=_at_least(world.tokens, tokens),
        )  # fmt: skip

    def _explain(self) -> None:
        clock = self.world.clock[0]
        name = self.plan.program.stage_names[clock["stuck"]]
        if clock["lost"] == ROUND:
            raise InputError(
                f"pathway.stage.{name} is passed for ever in no time: put a delay or work into the loop"
            )
        if clock["lost"] == UNKNOWN:
            raise RuntimeError(f"the kernel does not know what stage {name} does")
        raise RuntimeError("the kernel's tables overflowed")


def _at_least(table: Any, rows: int, filled: int = 0) -> Any:
    """A table with at least so many rows: itself, or a copy to go on with."""
    if len(table) >= rows:
        return table
    grown = np.full(2 * rows, filled, dtype=table.dtype)
    grown[: len(table)] = table
    return grown


def _behind(table: Table, rows: int, *more: Table) -> Table:
    """The rows written so far with more behind them, in the room that is left for those still to be written if it is
    enough."""
    whole = _at_least(table, rows + sum(len(one) for one in more))
    for one in more:
        whole[rows : rows + len(one)] = one
        rows += len(one)
    return whole[:rows]


def _in_hand(clinicians: Table) -> Table:
    """Work cut off by the end of the run."""
    duties = np.flatnonzero((clinicians["on_duty"] == 1) & (clinicians["busy"] == 1))
    rows = empty(log.TASK, len(duties))
    for field in ("task", "entity", "work", "site", "since", "called", "start"):
        rows[field] = clinicians[field][duties]
    rows["duty"] = duties
    return rows


def _waiting(tokens: Table, plan: Plan) -> Table:
    """Work still waiting or set aside."""
    waits = tokens[np.isin(tokens["state"], (ASKING_WORK, ASIDE))]
    rows = empty(log.TASK, len(waits))
    for field in ("task", "entity", "site", "since"):
        rows[field] = waits[field]
    rows["work"] = plan.program.stages["work"][waits["stage"]]
    return rows


def _asked(tokens: Table, plan: Plan) -> Table:
    """Places still waited for."""
    waits = tokens[tokens["state"] == ASKING_PLACE]
    rows = empty(log.STAY, len(waits))
    for field in ("patient", "since"):
        rows[field] = waits[field]
    rows["place"] = plan.program.stages["place"][waits["stage"]]
    return rows


def _held(beds: Table) -> Table:
    """Beds still held at the end of the run."""
    patients, places = np.nonzero(beds["bed"] != NONE)
    held = beds[patients, places]
    rows = np.zeros(len(held), dtype=log.STAY)
    rows["patient"], rows["place"], rows["end"] = patients, places, NONE
    for field in ("bed", "since", "start"):
        rows[field] = held[field]
    return rows
