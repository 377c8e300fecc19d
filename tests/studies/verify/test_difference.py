"""Where two logs part, and how things stood."""

from __future__ import annotations

import dataclasses
from typing import Any

from helpers.build import Comes, On, fixed
from helpers.clock import seconds
from helpers.night import play

from dghsim.engine.log import Ended, Log
from dghsim.engine.run import run_kernel
from dghsim.studies.verify.clock import said
from dghsim.studies.verify.difference import first_difference, first_time
from dghsim.studies.verify.generated.hospital import generate
from dghsim.studies.verify.smaller import without_arrivals
from dghsim.studies.verify.standing import MOST, standing

MISSES = 1
"""A hospital in which much own work is missed, and the last who comes is seen at once."""

CASE: dict[str, Any] = {
    "stage": {
        "bed": {"type": "hold", "place": "ward"},
        "clerk": {"type": "work", "work": "clerk"},
        "home": {"type": "leave"},
    },
    "work": {"clerk": {"duration": fixed(30)}},
    "place": {"ward": {"count": 2}},
    "duty": {"day": {"first": ["clerk"]}},
    "on": [On("day", "Ann", "Mon 08:00", "Mon 20:00")],
    "people": [Comes("Mon 09:00"), Comes("Mon 09:05"), Comes("Mon 09:10")],
}
"""Three patients, two beds, one doctor."""


def changed(log: Log, **fields: Any) -> Log:
    """The log with fields of its last spell of work changed."""
    tasks = log.tasks.copy()
    for name, value in fields.items():
        tasks[name][-1] = value
    return dataclasses.replace(log, tasks=tasks)


def test_how_things_stand() -> None:
    night = play("kernel", **CASE)
    assert standing(night.plan, night.log, seconds("Mon 09:20")) == [
        "duty 0 (t1 day, to Mon 20:00): task 0 clerk of entity 0",
        "waits: task 1 clerk of entity 1, asked Mon 09:05",
        "place ward: 2 of 2 held (patients 0, 1), 1 waiting",
    ]
    assert standing(night.plan, night.log, seconds("Mon 08:30")) == [
        "duty 0 (t1 day, to Mon 20:00): nothing in hand",
        "place ward: 0 of 2 held, 0 waiting",
    ]
    assert standing(night.plan, night.log, seconds("Mon 21:00")) == ["place ward: 0 of 2 held, 0 waiting"]


def test_a_crowd_is_told_by_its_number() -> None:
    night = play("kernel", **CASE | {"place": {"ward": {"count": 40}}, "people": ["Mon 09:00"] * 40})
    lines = standing(night.plan, night.log, seconds("Mon 09:10"))
    assert sum(line.startswith("waits") for line in lines) == MOST
    assert f"and {39 - MOST} more" in lines


def test_the_first_event_that_differs_and_what_stood_before() -> None:
    night = play("kernel", **CASE)
    other = changed(night.log, end=seconds("Mon 10:31"))
    told = first_difference(night.plan, night.log, other).splitlines()
    assert told[0] == "3 and 3 tasks, 3 and 3 stays"
    assert [line for line in told if line.startswith("  >")] == [
        "  > Mon 10:30 [37800] task 2 clerk of entity 2 done by duty 0",
        "  > Mon 10:31 [37860] task 2 clerk of entity 2 done by duty 0",
    ]
    assert told[told.index("both, a second before:") + 1 :] == [
        "    duty 0 (t1 day, to Mon 20:00): task 2 clerk of entity 2",
        "    place ward: 1 of 2 held (patients 2), 0 waiting",
    ]


def test_states_that_differ_are_both_shown() -> None:
    night = play("kernel", **CASE)
    other = changed(night.log, since=seconds("Mon 09:50"))
    told = first_difference(night.plan, night.log, other, ("one", "two")).splitlines()
    at, then = told.index("one, a second before:"), told.index("two, a second before:")
    assert "    waits: task 2 clerk of entity 2, asked Mon 09:30" in told[at:then]
    assert "    waits: task 2 clerk of entity 2, asked Mon 09:50" in told[then:]


def test_nothing_to_tell() -> None:
    night = play("kernel", **CASE)
    assert first_difference(night.plan, night.log, night.log) == ""
    assert "numbered or ordered" in first_difference(
        night.plan, night.log, dataclasses.replace(night.log, tasks=night.log.tasks[::-1])
    )


def test_what_was_missed_before_is_no_difference() -> None:
    """The log numbers own work after all that was asked for: one who never comes renumbers all that was missed."""
    plan = generate(MISSES).plan
    last = plan.arrivals[-1:]
    whole, without = run_kernel(plan), run_kernel(without_arrivals(plan, last))
    came = int(plan.entities["time"][last[0]])
    missed = [log.tasks[log.tasks["ended"] == Ended.MISSED] for log in (whole, without)]
    early = [rows["task"][rows["end"] < came].tolist() for rows in missed]
    assert len(early[0]) == len(early[1]) > 0
    assert early[0] != early[1], "no piece less, nothing renumbered"
    assert not whole.same_as(without)
    time = first_time(plan, whole, without)
    assert time is not None
    assert time >= came
    told = first_difference(plan, whole, without)
    assert f"  > {said(time)} [{time}] " in told
    assert all("missed" not in line for line in told.splitlines() if line.startswith("  >"))
    assert "both, a second before:" in told, "own work in hand is not told apart by its number"


def test_pieces_numbered_differently_are_told_where_nothing_else_is() -> None:
    night = play("kernel", **CASE)
    other = changed(night.log, task=7)
    assert first_time(night.plan, night.log, other) == seconds("Mon 10:00")
    told = first_difference(night.plan, night.log, other)
    assert [line for line in told.splitlines() if line.startswith("  >")] == [
        "  > Mon 10:00 [36000] task 2 clerk of entity 2 begun by duty 0",
        "  > Mon 10:00 [36000] task 7 clerk of entity 2 begun by duty 0",
    ]
