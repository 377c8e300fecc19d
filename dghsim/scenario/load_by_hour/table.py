"""Offered load as text: a table by duty, and a strip by hour of the week."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.load import OfferedLoad
from dghsim.scenario.load_by_hour.windows import HOURS

_STEPS = ((0.0, " "), (0.5, "."), (0.8, "-"), (1.0, "="), (float("inf"), "#"))


def load_lines(load: OfferedLoad) -> Iterator[str]:
    """The table and the strip; nothing without duties that answer work."""
    busy = [number for number in range(len(load.duties)) if load.done[:, number].any()]
    if not busy:
        return
    yield from _table(load, busy)
    yield ""
    yield from _works(load)
    yield ""
    yield from _strip(load)


def _table(load: OfferedLoad, busy: list[int]) -> Iterator[str]:
    names = [".".join(load.duties[number]) for number in busy]
    width = max(map(len, [*names, "duty"]))
    yield "Offered load, hours a week: an average week, every duty filled, work shared out as the lists say"
    yield f"  {'duty':{width}}  {'there':>7} {'own, breaks':>12} {'work':>7} {'busy':>6}"
    for name, number in zip(names, busy, strict=True):
        there, free, done = (float(hours[:, number].sum()) for hours in (load.cover, load.free, load.done))
        share = f"{100 * done / free:.0f} %" if free else "-"
        yield f"  {name:{width}}  {there:7.0f} {there - free:12.0f} {done:7.0f} {share:>6}"


def _works(load: OfferedLoad) -> Iterator[str]:
    asked = [number for number in range(len(load.works)) if load.asked[:, number].any()]
    width = max(len(load.works[number]) for number in asked)
    yield f"  {'work':{width}}  {'times':>7} {'hours':>7}"
    for number in asked:
        times, hours = float(load.asked[:, number].sum()), float(load.offered[:, number].sum())
        yield f"  {load.works[number]:{width}}  {times:7.0f} {hours:7.0f}"


def _strip(load: OfferedLoad) -> Iterator[str]:
    yield "  Hour by hour, work asked for as a share of what those there can do, of the kinds shortest of doctors:"
    yield "  . to 50 %, - to 80 %, = to 100 %, # above; and how many hours of work must wait (9 for more)"
    shares = _shares(load)
    yield "       " + "".join(f"{hour:<3d}" for hour in range(0, 24, 3)) + "    waiting"
    for day, weekday in enumerate(WEEKDAYS):
        hours = slice(24 * day, 24 * day + 24)
        strip = "".join(map(_mark, shares[hours]))
        waiting = "".join(_digit(float(left)) for left in load.backlog[hours])
        yield f"  {weekday}  {strip}    {waiting}".rstrip()


def _shares(load: OfferedLoad) -> Floats:
    """(168,) the highest share of any set of kinds that somebody there can do."""
    shares = np.zeros(HOURS)
    for one in load.bottlenecks:
        share = np.divide(one.load, one.free, out=np.zeros(HOURS), where=one.free > 1e-9)
        shares = np.maximum(shares, share)
    return shares


def _mark(share: float) -> str:
    return next(mark for limit, mark in _STEPS if share <= limit)


def _digit(hours: float) -> str:
    return " " if hours < 1 else str(min(int(hours), 9))
