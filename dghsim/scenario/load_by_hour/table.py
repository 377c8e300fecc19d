"""Offered load as text: by duty, by kind of work, and by duty and hour of the week."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.load import OfferedLoad
from dghsim.scenario.load_by_hour.times import clock, days, grouped, until, worst
from dghsim.scenario.load_by_hour.waiting import USUAL_MINUTES, Spell, spells

_STEPS = ((0.005, " "), (0.5, "."), (0.8, "-"), (float("inf"), "="))
_FULL = 0.98
_ONE = 0.95
_LEAST = 0.1
"""Hours of work whose waiting is marked."""
_PARTS = (slice(0, 120), slice(120, 168))


def load_lines(load: OfferedLoad) -> Iterator[str]:
    """The three tables; nothing without duties that answer work."""
    busy = [number for number in range(len(load.duties)) if load.done[:, number].any()]
    if not busy:
        return
    yield "Offered load, hours a week: an average week, every duty filled, work shared out by priority and lists."
    yield "Where cover is a range, and of normal days, it is the least: the rota may have more."
    yield "No bank holiday, sickness, gap or newcomer is in it; they, and busier days, make every queue longer."
    yield from _by_duty(load, busy)
    yield ""
    yield from _by_work(load)
    yield ""
    yield from _by_hour(load, busy)


def _by_duty(load: OfferedLoad, busy: list[int]) -> Iterator[str]:
    names = [".".join(load.duties[number]) for number in busy]
    width = max(map(len, [*names, "duty"]))
    yield f"  {'duty':{width}}  {'there':>7} {'own, breaks':>12} {'work':>7} {'busy':>6}"
    for name, number in zip(names, busy, strict=True):
        there, free, done = (float(hours[:, number].sum()) for hours in (load.cover, load.free, load.done))
        share = f"{100 * done / free:.0f} %" if free else "-"
        yield f"  {name:{width}}  {there:7.0f} {there - free:12.0f} {done:7.0f} {share:>6}"


def _by_work(load: OfferedLoad) -> Iterator[str]:
    asked = [number for number in range(len(load.works)) if load.asked[:, number].any()]
    width = max(len(load.works[number]) for number in asked)
    yield (
        f"  {'work':{width}}  {'times':>7} {'hours':>7} {'may wait':>9}  most of it that waits for want of a doctor"
    )
    for number in asked:
        times, hours = float(load.asked[:, number].sum()), float(load.offered[:, number].sum())
        target = load.waiting[number].target_minutes
        may = f"{USUAL_MINUTES // 60} h*" if target is None else _time(target)
        yield f"  {load.works[number]:{width}}  {times:7.0f} {hours:7.0f} {may:>9}  {_waits(load, number)}".rstrip()
    yield f"  * no target: {USUAL_MINUTES // 60} hours in which somebody is there who answers it"


def _time(minutes: int) -> str:
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"


def _waits(load: OfferedLoad, work: int) -> str:
    """Such as `12 at 08:00 every day, nobody there from 20:00, done by 10:00`; of several times the worst."""
    groups = list(grouped(list(spells(load.waiting[work]))))
    if not groups:
        return ""
    group: list[Spell] = max(groups, key=lambda group: (group[0].late, worst(group).waiting))
    most = worst(group)
    times = float(load.asked[:, work].sum() / load.waiting[work].asked.sum()) * most.waiting
    if times < _ONE and not most.late:
        return ""
    nobody = f", nobody there from {clock(most.begins)}" if most.there < 0.05 else ""
    late = ", TOO LATE" if most.late else ""
    return f"{times:.0f} at {clock(most.peaks)} {days(group)}{nobody}, {until(most)}{late}"


def _by_hour(load: OfferedLoad, busy: list[int]) -> Iterator[str]:
    width = max(len(".".join(load.duties[number])) for number in busy)
    yield "  Hour by hour, the fullest of the days: work takes . to 50 %, - to 80 %, = more of their time for it;"
    yield "  + all of it, and what waits may wait; # all of it, and work they answer waits longer than it may"
    hours = "".join(f"{hour:<3d}" for hour in range(0, 24, 3))
    yield f"  {'':{width}}  {'Mon to Fri':24}  Sat, Sun"
    yield f"  {'duty':{width}}  {hours}  {hours}".rstrip()
    for number in busy:
        levels = _levels(load, number)
        strips = ["".join(map(_mark, levels[part].reshape(-1, 24).max(axis=0))) for part in _PARTS]
        yield f"  {'.'.join(load.duties[number]):{width}}  {strips[0]}  {strips[1]}".rstrip()


_MAY_WAIT, _LATE = 2.0, 3.0


def _levels(load: OfferedLoad, duty: int) -> Floats:
    """(168,) the share of the time it has that work takes; above 1 if work that it answers waits."""
    free, done = load.free[:, duty], load.done[:, duty]
    share = np.divide(done, free, out=np.zeros(len(free)), where=free > 0.02)
    for waiting, answers in zip(load.waiting, load.answers, strict=True):
        if duty in answers:
            waits = (share > _FULL) & ((waiting.left > _LEAST) | waiting.late)
            share = np.maximum(share, np.where(waits, np.where(waiting.late, _LATE, _MAY_WAIT), 0.0))
    return share


def _mark(level: float) -> str:
    if level >= _MAY_WAIT:
        return "#" if level >= _LATE else "+"
    return next(mark for limit, mark in _STEPS if level <= limit)
