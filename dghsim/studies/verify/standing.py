"""How things stood at one second of a log: who was there with what in hand, what waited, which places were held."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.engine.log import Ended, Log
from dghsim.engine.plan import NONE, Ints, Plan, Table
from dghsim.studies.verify.clock import said
from dghsim.studies.verify.happened import Event, number, piece

MOST = 12
"""Lines of each sort; a crowd is told by its number."""


def standing(plan: Plan, log: Log, time: int) -> list[str]:
    """In lines, by the log alone: all that falls due at the second itself has happened."""
    return [*_limited(list(_on_duty(plan, log, time))), *_limited(list(_waiting(plan, log, time))),
            *_places(plan, log, time)]  # fmt: skip


def _limited(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST else [*lines[:MOST], f"and {len(lines) - MOST} more"]


def _until(times: Ints) -> Ints:
    """Never is later than all."""
    return np.where(times == NONE, np.iinfo(np.int64).max, times)


def _on_duty(plan: Plan, log: Log, time: int) -> Iterator[str]:
    program, tasks = plan.program, log.tasks[log.tasks["duty"] != NONE]
    tasks = tasks[tasks["ended"] != Ended.MISSED]
    in_hand = tasks[(tasks["called"] <= time) & (time < _until(tasks["end"]))]
    there = (plan.duties["start"] <= time) & (time < _until(log.actual_end))
    for duty in np.flatnonzero(there):
        tier, name = program.duty_kinds[plan.duties["kind"][duty]]
        has = ", ".join(_piece(plan, row) for row in in_hand[in_hand["duty"] == duty]) or "nothing in hand"
        yield f"duty {duty} ({tier} {name}, to {said(plan.duties['end'][duty])}): {has}"


def _piece(plan: Plan, row: Table) -> str:
    return str(Event(NONE, piece(plan, row), number(row)))


def _waiting(plan: Plan, log: Log, time: int) -> Iterator[str]:
    """Pieces asked for, in nobody's hand, and taken up later or never."""
    asked = log.tasks[log.tasks["since"] <= time]
    later = (asked["duty"] == NONE) | ((asked["called"] > time) & (asked["ended"] != Ended.MISSED))
    in_hand = asked["task"][~later & (time < _until(asked["end"]))]
    rows = asked[later & ~np.isin(asked["task"], in_hand)]
    _, first = np.unique(rows["task"], return_index=True)
    for row in rows[first]:
        yield f"waits: {_piece(plan, row)}, asked {said(row['since'])}"


def _places(plan: Plan, log: Log, time: int) -> Iterator[str]:
    stays = log.stays
    held = (stays["start"] != NONE) & (stays["start"] <= time) & (time < _until(stays["end"]))
    wanted = (stays["since"] <= time) & ((stays["start"] == NONE) | (stays["start"] > time))
    for place, name in enumerate(plan.program.place_names):
        mine = stays["place"] == place
        changes = plan.seasons[(plan.seasons["place"] == place) & (plan.seasons["time"] <= time)]
        beds = changes["beds"][-1] if len(changes) else plan.program.places["count"][place]
        closing = (mine & held & (stays["bed"] >= beds)).sum()
        patients = ", ".join(map(str, stays["patient"][mine & held][:MOST]))
        yield (
            f"place {name}: {(mine & held).sum()} of {beds + closing} held"
            f"{f' (patients {patients})' if patients else ''}, {(mine & wanted).sum()} waiting"
        )
