"""Duties that start and end, work begun and finished (in the twin: `Hospital` and `Deal`)."""

from __future__ import annotations

from dghsim.engine.kernel.compiled import handler
from dghsim.engine.kernel.draws import seconds
from dghsim.engine.kernel.lines import remove, resume
from dghsim.engine.kernel.patients import set_mark
from dghsim.engine.kernel.timers import push
from dghsim.engine.kernel.world import DEAD, IN_WORK, World
from dghsim.engine.plan import NONE, Tie

WORK_DONE = int(Tie.WORK_DONE)


@handler
def takes_up(w: World, duty: int) -> int:
    """A clinician comes on duty. Says which duty held up by this one may start now, NONE if none."""
    mine, clock = w.clinicians[duty], w.clock[0]
    mine.held_up = 0
    if clock.now >= w.duties[duty].end:
        return goes(w, duty)
    mine.on_duty, mine.token, mine.idle_since, mine.at = 1, NONE, clock.now, clock.present
    w.present[clock.present] = duty
    clock.present += 1
    clock.idle += 1
    clock.dirty = 1
    return NONE


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
    clock.present -= 1
    clock.idle -= 1
    last = w.present[clock.present]
    w.present[mine.at] = last
    w.clinicians[last].at = mine.at
    held_up = goes(w, duty)
    while held_up != NONE:
        held_up = takes_up(w, held_up)


@handler
def duty_starts(w: World, duty: int) -> None:
    """Come on duty, unless still late in the duty before."""
    before = w.duties[duty].before
    if before != NONE and (w.clinicians[before].on_duty == 1 or w.clinicians[before].held_up == 1):
        w.clinicians[duty].held_up = 1
    else:
        takes_up(w, duty)


@handler
def duty_ends(w: World, duty: int) -> None:
    """Go home if nothing is in hand."""
    if w.clinicians[duty].on_duty == 1 and w.clinicians[duty].token == NONE:
        go_home(w, duty)


@handler
def journey(w: World, duty: int) -> int:
    """Seconds to come in; none for who is resident, or has this instant finished the last work."""
    return 0 if w.clinicians[duty].last_done == w.clock[0].now else w.duties[duty].call_in


@handler
def start(w: World, duty: int, token: int, work: int) -> None:
    """Put a piece of work into a clinician's hands."""
    mine, asks, clock = w.clinicians[duty], w.tokens[token], w.clock[0]
    stage = asks.stage
    base = seconds(w, token, stage, w.works[work].duration_table, w.works[work].duration_attribute)
    takes = max(1, (base * w.factors[work, w.duties[duty].grade] + 32768) >> 16)
    begins = clock.now + journey(w, duty)
    set_mark(w, token, w.stages[stage].mark, begins)
    mine.token, mine.task, mine.since, mine.called, mine.start = (
        token,
        asks.task,
        asks.since,
        clock.now,
        begins,
    )
    remove(w, token)
    w.waiting[asks.priority] -= 1
    clock.asking -= 1
    clock.idle -= 1
    asks.state = IN_WORK
    push(w, begins + takes, WORK_DONE, duty)


@handler
def finish(w: World, duty: int) -> None:
    """The work in hand is done: note it, let the patient go on, and go home if it is late."""
    mine, clock = w.clinicians[duty], w.clock[0]
    if clock.tasks == len(w.tasks):
        clock.lost = 1
        return
    token = mine.token
    row = w.tasks[clock.tasks]
    row.task, row.entity, row.work, row.duty = (
        mine.task,
        w.tokens[token].entity,
        w.stages[w.tokens[token].stage].work,
        duty,
    )
    row.since, row.called, row.start, row.end = mine.since, mine.called, mine.start, clock.now
    clock.tasks += 1
    mine.token, mine.idle_since, mine.last_done = NONE, clock.now, clock.now
    clock.idle += 1
    if clock.now > w.duties[duty].end:
        go_home(w, duty)
    if w.tokens[token].state != DEAD:
        resume(w, token)
    clock.dirty = 1
