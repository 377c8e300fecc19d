"""Runs a plan with either engine and returns its log."""

from __future__ import annotations

from typing import Literal

import numpy as np

from dghsim.engine import log
from dghsim.engine.plan import NONE, Plan, Table
from dghsim.errors import InputError

Engine = Literal["kernel", "simpy"]


def run_plan(plan: Plan, engine: Engine = "kernel") -> log.Log:
    """The log of one replication. Raises InputError when the pathway goes round in no time."""
    return run_kernel(plan) if engine == "kernel" else run_twin(plan)


def run_twin(plan: Plan) -> log.Log:
    """By SimPy."""
    from dghsim.engine.twin.hospital import Hospital

    hospital = Hospital(plan)
    hospital.run(plan.end)
    return hospital.log()


def run_kernel(plan: Plan, log_rows: int = 1 << 16) -> log.Log:
    """By the compiled kernel, emptying its log whenever it is full; `log_rows` sets how large that is."""
    from dghsim.engine.kernel.loop import DONE, STUCK, run
    from dghsim.engine.kernel.world import new_world

    world = new_world(plan, log_rows)
    tasks: list[Table] = []
    stays: list[Table] = []
    while (status := run(world, plan.end)) != DONE:
        clock = world.clock[0]
        if status == STUCK:
            _explain(plan, int(clock["lost"]), int(clock["stuck"]))
        emptied = max(int(clock["tasks"]), int(clock["stays"]))
        tasks.append(world.tasks[: clock["tasks"]].copy())
        stays.append(world.stays[: clock["stays"]].copy())
        clock["tasks"] = clock["stays"] = 0
        room = 2 * (int(clock["alive"]) + int(clock["present"]) + 256)
        if emptied == 0 or len(world.stays) < room or len(world.timers) < int(clock["timers"]) + room:
            world = world._replace(
                tasks=_larger(world.tasks, room), stays=_larger(world.stays, room),
                timers=_larger(world.timers, room),
            )  # fmt: skip
    clock = world.clock[0]
    tasks += [world.tasks[: clock["tasks"]], _in_hand(world.clinicians, world.tokens, plan)]
    stays += [world.stays[: clock["stays"]], _held(world.beds)]
    in_order = log.ordered(np.concatenate(tasks), np.concatenate(stays))
    return log.Log(
        *in_order, world.marks, world.patients["leave"].copy(), world.patients["outcome"].copy(),
        world.actual_end, int(clock["events"]),
    )  # fmt: skip


def _explain(plan: Plan, lost: int, stage: int) -> None:
    if lost == 2:
        name = plan.program.stage_names[stage]
        raise InputError(
            f"pathway.stage.{name} is passed for ever in no time: put a delay or work into the loop"
        )
    raise RuntimeError("the kernel's log overflowed")


def _larger(table: Table, room: int) -> Table:
    grown = np.zeros(2 * len(table) + room, dtype=table.dtype)
    grown[: len(table)] = table
    return grown


def _in_hand(clinicians: Table, tokens: Table, plan: Plan) -> Table:
    """Work cut off by the end of the run."""
    duties = np.flatnonzero((clinicians["on_duty"] == 1) & (clinicians["token"] != NONE))
    rows = np.zeros(len(duties), dtype=log.TASK)
    for field in ("task", "since", "called", "start"):
        rows[field] = clinicians[field][duties]
    holders = tokens[clinicians["token"][duties]]
    rows["entity"], rows["work"] = holders["entity"], plan.program.stages["work"][holders["stage"]]
    rows["duty"], rows["end"] = duties, NONE
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
