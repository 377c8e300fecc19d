"""On call from home for two hospitals: half the nights for each doctor, and waits that grow with the drive."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import numpy as np
from helpers.build import Comes, On, fixed
from helpers.two_sites import joined, site

from dghsim.engine.plan import Ints
from dghsim.engine.run import run_plan
from dghsim.engine.sites.part import Parted, part
from dghsim.measures.work import Mask

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CODES = {"a": "AAA", "b": "BBB"}
WORK = {"see": {"duration": fixed(15)}, "away": {"category": "outside", "duration": fixed(1)}}
STAGE = {"seen": {"type": "work", "work": "see", "mark": "clinician"}, "home": {"type": "leave"}}


def hospital(name: str, drive: int | None) -> tuple[Any, ...]:
    """Some twelve patients a day, always the same; with a drive its doctor is on call every other day, for both."""
    dice, other = Random(name), "b" if name == "a" else "a"
    duty: dict[str, Any] = {"start": "00:00", "end": "24:00", "first": ["see"], "at": "home"}
    around: dict[str, Any] = {}
    if drive is not None:
        duty["also"] = {"at": [other], "away": "away"}
        around = {"minutes_to": {CODES[other]: drive}}
    days = [at for at in range(6) if drive is None or at % 2 == (name == "b")]
    on = [On("on_call", f"Dr {name}{at}", f"{DAYS[at]} 00:00", f"{DAYS[at + 1]} 00:00") for at in days]
    times = sorted((dice.randrange(5), dice.randrange(24), dice.randrange(60)) for _ in range(60))
    people = [Comes(f"{DAYS[day]} {hour:02d}:{minute:02d}", "door") for day, hour, minute in times]
    return site(
        CODES[name], on=on, people=people, around=around, stage=STAGE, work=WORK, duty={"on_call": duty}
    )


@cache
def ran(drive: int | None) -> tuple[Parted, ...]:
    whole, plans = joined({name: hospital(name, drive) for name in CODES})
    return tuple(part(whole, plans, run_plan(whole.plan)))


def seen(mine: Parted) -> np.ndarray[Any, np.dtype[np.void]]:
    """Spells for the hospital's own patients, in their order."""
    tasks = mine.log.tasks[(mine.log.tasks["entity"] >= 0) & (mine.log.tasks["start"] >= 0)]
    return tasks[np.argsort(tasks["entity"], kind="stable")]


def waits(mine: Parted) -> Ints:
    """By patient: seconds from asked for to begun."""
    found: Ints = seen(mine)["start"] - seen(mine)["since"]
    return found


def met_at_the_other(mine: Parted) -> Mask:
    """By patient: whether the doctor was at the other hospital, or on the way there, when asked for."""
    absent = mine.log.tasks[mine.log.tasks["work"] == mine.plan.program.work_names.index("away")]
    since = seen(mine)["since"][:, None]
    found: Mask = ((absent["called"] <= since) & (since < absent["end"])).any(axis=1)
    return found


def test_the_same_people_come_and_all_are_seen_where_they_came() -> None:
    for alone, shared in zip(ran(None), ran(40), strict=True):
        assert np.array_equal(alone.plan.entities, shared.plan.entities)
        assert len(waits(alone)) == len(waits(shared)) == 60


def test_each_doctor_is_on_call_half_as_often_and_both_have_somebody_every_day() -> None:
    plans = {drive: joined({name: hospital(name, drive) for name in CODES})[1] for drive in (None, 40)}
    assert [len(plan.duties) for plan in plans[None]] == [6, 6]
    assert [len(plan.duties) for plan in plans[40]] == [3, 3]
    assert all(len(mine.plan.duties) == 6 for mine in ran(40))


def test_waits_grow_with_the_drive() -> None:
    means = [[waits(mine).mean() for mine in ran(drive)] for drive in (0, 15, 30, 45)]
    for by_drive in zip(*means, strict=True):
        assert (np.diff(by_drive) > 10 * 60).all()


def test_who_is_called_while_busy_at_the_other_comes_later_by_the_drive() -> None:
    for none, far in zip(ran(0), ran(45), strict=True):
        met = met_at_the_other(none)
        assert met.sum() > 3
        assert (waits(far) - waits(none))[met].mean() > 45 * 60


def test_hours_add_up_to_the_same_in_both_books() -> None:
    for drive in (0, 30):
        spent = []
        for mine in ran(drive):
            tasks = mine.log.tasks[mine.log.tasks["called"] >= 0]
            spent.append(int((tasks["end"] - tasks["called"]).sum()))
        assert spent[0] == spent[1] > 0
