"""One replication run by the kernel: empties its log when that is full, and hands it over (in the twin: `Hospital`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from dghsim.engine import log
from dghsim.engine.kernel.loop import DONE, LOG_FULL, STUCK, most_timers, most_tokens, run
from dghsim.engine.kernel.new_world import new_world
from dghsim.engine.kernel.world import ASIDE, ASKING_PLACE, ASKING_WORK, NEVER
from dghsim.engine.plan import NONE, Plan, Table, empty
from dghsim.errors import InputError


class Hospital:
    """A world that may be stopped at any second, read, and gone on with. `log_rows`: rows before it is emptied."""

    def __init__(self, plan: Plan, log_rows: int) -> None:
        self.plan = plan
        self.world = new_world(plan, log_rows)
        self._tasks: list[Table] = []
        self._stays: list[Table] = []
        self.reached = 0

    def run(self, until: int) -> bool:
        """Go on until nothing is left before `until` or the plan's end; says whether the plan's end was reached.

        Raises InputError when the pathway goes round in no time.
        """
        self.reached = min(until, self.plan.end)
        while (status := run(self.world, until)) == LOG_FULL:
            self._empty_log()
            self._make_room()
        if status == STUCK:
            self._explain()
        return bool(status == DONE)

    def log(self) -> log.Log:
        """What has been written down so far, with what is in hand cut off and what waits added."""
        self._empty_log()
        world, asked = self.world, int(self.world.clock[0]["tasks_asked"])
        missed = log.missed(self.plan, world.own_done, asked, self.reached)
        in_hand, waiting = _in_hand(world.clinicians), _waiting(world.tokens, self.plan)
        tasks = np.concatenate([*self._tasks, in_hand, waiting, missed])
        own = tasks["task"] < NONE
        tasks["task"][own] = asked + NONE - 1 - tasks["task"][own]
        stays = [*self._stays, _held(world.beds), _asked(world.tokens, self.plan)]
        in_order = log.ordered(tasks, np.concatenate(stays))
        return log.Log(
            *in_order, world.marks.copy(), world.patients["leave"].copy(), world.patients["outcome"].copy(),
            world.actual_end.copy(), int(world.clock[0]["events"]),
        )  # fmt: skip

    def _empty_log(self) -> None:
        clock = self.world.clock[0]
        self._tasks.append(self.world.tasks[: clock["tasks"]].copy())
        self._stays.append(self.world.stays[: clock["stays"]].copy())
        clock["tasks"] = clock["stays"] = 0

    def _make_room(self) -> None:
        """Longer tables where the next step may need more than is left when they are empty."""
        world = self.world
        clock = world.clock[0]
        tokens = most_tokens(int(clock["alive"]), int(clock["forks"]))
        timers = int(clock["timers"]) + most_timers(tokens, int(clock["present"]))
        self.world = world._replace(
            tasks=_at_least(world.tasks, int(clock["present"]) + 1), stays=_at_least(world.stays, len(world.free)),
            timers=_at_least(world.timers, timers, NEVER), tokens=_at_least(world.tokens, tokens),
        )  # fmt: skip

    def _explain(self) -> None:
        clock = self.world.clock[0]
        if clock["lost"] == 2:
            name = self.plan.program.stage_names[clock["stuck"]]
            raise InputError(
                f"pathway.stage.{name} is passed for ever in no time: put a delay or work into the loop"
            )
        raise RuntimeError("the kernel's log overflowed")


def _at_least(table: Any, rows: int, filled: int = 0) -> Any:
    """A table with at least so many rows: itself, or a copy to go on with."""
    if len(table) >= rows:
        return table
    grown = np.full(2 * rows, filled, dtype=table.dtype)
    grown[: len(table)] = table
    return grown


def _in_hand(clinicians: Table) -> Table:
    """Work cut off by the end of the run."""
    duties = np.flatnonzero((clinicians["on_duty"] == 1) & (clinicians["busy"] == 1))
    rows = empty(log.TASK, len(duties))
    for field in ("task", "entity", "work", "since", "called", "start"):
        rows[field] = clinicians[field][duties]
    rows["duty"] = duties
    return rows


def _waiting(tokens: Table, plan: Plan) -> Table:
    """Work still waiting or set aside."""
    waits = tokens[np.isin(tokens["state"], (ASKING_WORK, ASIDE))]
    rows = empty(log.TASK, len(waits))
    for field in ("task", "entity", "since"):
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
