"""Says in one line each which work no duty can clear, and which work waits longer than it may, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dghsim.scenario.load_by_hour.bottlenecks import Bottleneck
from dghsim.scenario.load_by_hour.load import OfferedLoad
from dghsim.scenario.load_by_hour.times import clock, grouped, until, when, worst
from dghsim.scenario.load_by_hour.waiting import USUAL_MINUTES, Spell, spells
from dghsim.scenario.load_by_hour.windows import HOURS

MOST_LINES = 8
MOST_DUTIES = 4


def endless_lines(load: OfferedLoad) -> Iterator[str]:
    """One line for each set of kinds of work of which a week brings more than a week can clear."""
    for one in load.endless:
        yield (
            f"offered load above cover: {_kinds(load, one.works)}: about {one.load:.0f} clinician-hours a week, and "
            f"duties that answer any of it ({_duties(load, one.shifts)}) have {one.there:.0f}, so they would be "
            f"{_percent(one)} busy; the queue will grow without end"
        )
    told = {one.works for one in load.endless}
    for one in load.unrested:
        if not any(set(works) <= set(one.works) for works in told):
            yield (
                f"offered load above cover: {_kinds(load, one.works)}: about {one.load:.0f} clinician-hours a week, "
                f"and duties that answer any of it ({_duties(load, one.shifts)}) have {one.free:.0f} beside breaks "
                "and work of their own; it is done only if those are missed"
            )


def _percent(one: Bottleneck) -> str:
    return f"{100 * one.load / one.there:.0f} %" if one.there > 0 else "always"


def _kinds(load: OfferedLoad, works: Sequence[int]) -> str:
    return ", ".join(load.work_labels[work] for work in works)


def _duties(load: OfferedLoad, duties: Sequence[int], most: int | None = None) -> str:
    names = [load.duty_labels[duty] for duty in duties]
    more = f" and {len(names) - most} more" if most is not None and len(names) > most else ""
    return "; ".join(names[:most]) + more


def spell_lines(load: OfferedLoad) -> Iterator[str]:
    """One line for each kind of work and time of the week at which it waits longer than it may.

    Work with a target comes first, then what waits most. Kinds of which some is never done are left to `endless_lines`.
    """
    endless = {work for one in load.bottlenecks for work in one.works}
    found = [
        (work, group)
        for work, waiting in enumerate(load.waiting)
        if work not in endless
        for group in grouped([spell for spell in spells(waiting) if spell.late])
    ]
    found.sort(key=lambda one: (load.waiting[one[0]].target_minutes is None, -worst(one[1]).waiting))
    for work, group in found[:MOST_LINES]:
        yield _line(load, work, group)
    if len(found) > MOST_LINES:
        yield f"overload by hour: {len(found) - MOST_LINES} more such times of the week"


def _line(load: OfferedLoad, work: int, group: list[Spell]) -> str:
    most = worst(group)
    duties = _duties(load, _there(load, work, most), MOST_DUTIES)
    if most.there < 0.05:
        given = f"nobody who answers it ({duties}) is there"
    else:
        given = f"{most.done:.1f} are free for it, of {most.there:.1f} there who answer it ({duties})"
    return (
        f"overload by hour: {when(group)} of an average week: {load.work_labels[work]}: {_few(most.asked)} asked for, "
        f"and {given}; by {clock(most.peaks)} about {amount(most.waiting)} of it wait, {until(most)}: longer than "
        f"{may_wait(load, work)}"
    )


def _there(load: OfferedLoad, work: int, spell: Spell) -> Sequence[int]:
    """Duties that answer the work and are there as it piles up; if none is, all that answer it."""
    hours = np.arange(spell.begins, spell.peaks) % HOURS
    return [duty for duty in load.answers[work] if load.cover[hours, duty].any()] or load.answers[work]


def may_wait(load: OfferedLoad, work: int) -> str:
    """How long the work may wait."""
    target = load.waiting[work].target_minutes
    if target is None:
        return f"{_time(USUAL_MINUTES)} with somebody there to do it (it has no target)"
    return f"the {_time(target)} it may wait"


def _time(minutes: int) -> str:
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"


def _few(doctors: float) -> str:
    return "less than 0.1 doctors" if doctors < 0.1 else f"{doctors:.1f} doctors"


def amount(hours: float) -> str:
    """Hours of work."""
    return f"{hours:.1f} hours" if hours < 10 else f"{hours:.0f} hours"
