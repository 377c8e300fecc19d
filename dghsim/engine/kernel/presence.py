"""Clinicians who come on duty and go (in the twin: `Hospital`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.crews import is_busy, is_free
from dghsim.engine.kernel.lines import may_have_own
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE


@handler
def answer(w: World, duty: int, more: int) -> None:
    """There is one more, or one fewer, who answers what a clinician answers first, at each site that it answers."""
    crew, works = w.crews[w.clinicians[duty].crew], len(w.works)
    for at in range(len(w.answering)):
        if crew.sites >> at // works & 1 and crew.first >> at % works & 1:
            w.answering[at] += more


@handler
def takes_up(w: World, duty: int) -> int:
    """A clinician comes on duty. Says which duty held up by this one may start now, NONE if none."""
    mine, clock, row = w.clinicians[duty], w.clock[0], w.duties[duty]
    mine.held_up = 0
    if clock.now >= row.end:
        return goes(w, duty)
    mine.on_duty, mine.came, mine.idle_since, mine.arrived = 1, clock.now, clock.now, clock.now
    clock.present += 1
    answer(w, duty, 1)
    for own in range(row.first_own, row.first_own + row.owns):
        mine.owns_due += int(w.owns[own].due <= clock.now)
    is_free(w, duty)
    clock.dirty = 1
    return NONE


@handler
def own_due(w: World, own: int) -> None:
    """There is one thing more that a clinician has to do for itself, unless it came on duty too late to be told."""
    duty, clock = w.owns[own].duty, w.clock[0]
    mine = w.clinicians[duty]
    if mine.came == NONE or mine.came >= w.owns[own].due:
        return
    mine.owns_due += 1
    may_have_own(w, duty)
    clock.dirty = 1
    clock.events += 1


@handler
def goes(w: World, duty: int) -> int:
    """Note when a clinician was free to go. Says which duty was held up by this one."""
    w.actual_end[duty] = w.clock[0].now
    after = w.duties[duty].after
    return after if after != NONE and w.clinicians[after].held_up == 1 else NONE


@handler
def go_home(w: World, duty: int) -> None:
    """Off duty: at the end of the shift, or late when the work in hand is done."""
    mine, clock = w.clinicians[duty], w.clock[0]
    mine.on_duty = 0
    is_busy(w, duty)
    clock.present -= 1
    answer(w, duty, -1)
    held_up = goes(w, duty)
    while held_up != NONE:
        held_up = takes_up(w, held_up)


@handler
def go_home_if_done(w: World, duty: int) -> None:
    """After the shift, with nothing in hand and nothing set aside."""
    mine = w.clinicians[duty]
    if mine.on_duty == 1 and mine.over == 1 and mine.busy == 0 and mine.aside == NONE:
        go_home(w, duty)


@handler
def duty_starts(w: World, duty: int) -> None:
    """Come on duty, unless still late in the duty before."""
    before = w.duties[duty].before
    w.clock[0].events += 1
    if before != NONE and (w.clinicians[before].on_duty == 1 or w.clinicians[before].held_up == 1):
        w.clinicians[duty].held_up = 1
    else:
        takes_up(w, duty)
