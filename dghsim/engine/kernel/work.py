"""Work begun, put down, finished, handed over (in the twin: `Work`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.crews import is_busy, is_free, is_stopped, may_be_stopped
from dghsim.engine.kernel.draws import seconds
from dghsim.engine.kernel.lines import ask_in_line, found_free, resume, set_aside, take_back
from dghsim.engine.kernel.patients import set_mark
from dghsim.engine.kernel.presence import go_home_if_done
from dghsim.engine.kernel.timers import push
from dghsim.engine.kernel.world import IN_WORK, OVERFLOW, World
from dghsim.engine.log import Ended
from dghsim.engine.plan import NONE, UNIT, Tie

WORK_DONE, COME_IN = int(Tie.WORK_DONE), int(Tie.COME_IN)
DONE, INTERRUPTED, HANDED_OVER = int(Ended.DONE), int(Ended.INTERRUPTED), int(Ended.HANDED_OVER)


@handler
def journey(w: World, duty: int, work: int, site: int) -> int:
    """Seconds to a site: by road from where one is at work this instant; else from home past one's own, but no sooner
    than by road from where one last was. By phone none."""
    mine, now = w.clinicians[duty], w.clock[0].now
    if w.works[work].by_phone == 1:
        return 0
    call_in, by_road = w.crews[mine.crew].call_in, w.drives[mine.where, site]
    in_hand = mine.busy == 1 and w.works[mine.work].by_phone == 0
    if call_in == 0 or in_hand or mine.last_done == now:
        return by_road
    return max(call_in + w.drives[w.duties[duty].site, site], by_road - (now - mine.last_done))


@handler
def begun(w: World, leader: int) -> None:
    """A patient who does not wait for the end of the work goes on."""
    mine = w.clinicians[leader]
    if mine.token != NONE and w.works[mine.work].patient_waits == 0:
        if w.rows[mine.token] != NONE:
            resume(w, w.rows[mine.token])
        mine.token = NONE


@handler
def start(w: World, members: int, work: int, left: int, factor: int, site: int) -> None:
    """Put a piece of work at a site, noted with the first of those chosen, into the hands of all of them."""
    clock, leader = w.clock[0], w.chosen[0]
    lead = w.clinicians[leader]
    away = 0
    for at in range(members):
        away = max(away, journey(w, w.chosen[at], work, site))
    begins = clock.now + away
    due = begins + max(1, (left * factor + UNIT // 2) // UNIT)
    for at in range(members):
        mine = w.clinicians[w.chosen[at]]
        mine.token, mine.own, mine.work, mine.priority = lead.token, lead.own, work, lead.priority
        mine.task, mine.entity, mine.since, mine.called = lead.task, lead.entity, lead.since, clock.now
        mine.start, mine.due, mine.left, mine.factor = begins, due, left, factor
        mine.busy, mine.leader, mine.mate, mine.site = 1, leader, NONE, site
        if w.works[work].by_phone == 0 and mine.where != site:
            mine.where, mine.arrived = site, begins
            if away == 0:  # there at once: more urgent work there may have it now
                clock.dirty = 1
        if at > 0:
            w.clinicians[w.chosen[at - 1]].mate = w.chosen[at]
        is_busy(w, w.chosen[at])
        if w.works[work].interruptible == 1:
            may_be_stopped(w, w.chosen[at])
        found_free(w, w.crews[mine.crew].sites, w.urgent[0])
    push(w, due, WORK_DONE, leader)
    if lead.token != NONE:
        token = w.rows[lead.token]
        set_mark(w, token, w.stages[w.tokens[token].stage].mark, begins)
    if away > 0:
        push(w, begins, COME_IN, leader)
    else:
        begun(w, leader)


@handler
def start_asked(w: World, token: int, work: int, members: int) -> None:
    """Begin, or go on with, the work that a token asks for."""
    asks, leader = w.tokens[token], w.chosen[0]
    lead = w.clinicians[leader]
    by_grade = w.factors[work, w.duties[leader].grade]
    factor = max(1, (by_grade * w.duties[leader].factor + UNIT // 2) // UNIT)
    if asks.left == NONE:
        asks.left = seconds(
            w, token, asks.stage, w.works[work].duration_table, w.works[work].duration_attribute
        )
    asks.state = IN_WORK
    lead.token, lead.own, lead.priority, lead.task = asks.number, NONE, asks.priority, asks.task
    lead.entity, lead.since = asks.entity, asks.since
    start(w, members, work, asks.left, factor, asks.site)


@handler
def start_own(w: World, own: int) -> None:
    """Begin what a clinician has to do for itself."""
    row = w.owns[own]
    lead = w.clinicians[row.duty]
    w.own_done[own] = 1
    lead.owns_due -= 1
    w.chosen[0] = row.duty
    lead.token, lead.own, lead.priority, lead.task = NONE, own, row.priority, NONE - 1 - own
    lead.entity, lead.since = NONE, row.due
    start(w, 1, row.work, row.seconds, UNIT, w.duties[row.duty].site)


@handler
def come_in(w: World, leader: int) -> None:
    """The journey is over: the work begins, unless there is something more urgent at this instant."""
    mine, clock = w.clinicians[leader], w.clock[0]
    clock.events += 1
    if mine.busy == 1 and mine.leader == leader and mine.start == clock.now:
        begun(w, leader)
    member = leader
    while member != NONE:
        found_free(w, w.crews[w.clinicians[member].crew].sites, w.urgent[0])
        member = w.clinicians[member].mate
    clock.dirty = 1


@handler
def stop(w: World, duty: int, ended: int) -> None:
    """Put down what is in hand."""
    mine, clock = w.clinicians[duty], w.clock[0]
    if clock.tasks == len(w.tasks):
        clock.lost = OVERFLOW
        return
    row = w.tasks[clock.tasks]
    row.task, row.entity, row.work, row.site, row.duty = mine.task, mine.entity, mine.work, mine.site, duty
    row.since, row.called, row.start, row.end, row.ended = (
        mine.since, mine.called, mine.start, clock.now, ended,
    )  # fmt: skip
    clock.tasks += 1
    # A call taken on site leaves the doctor there.
    if w.works[mine.work].by_phone == 0 or mine.last_done == mine.called:
        mine.last_done = clock.now
    mine.busy, mine.idle_since = 0, clock.now
    is_stopped(w, duty)
    is_free(w, duty)


@handler
def put_down(w: World, duty: int, ended: int, keep: bool) -> None:
    """Put down what is in hand, part-done: it waits again, for everyone or for this clinician."""
    mine = w.clinicians[duty]
    stop(w, duty, ended)
    if mine.own != NONE:
        w.own_done[mine.own] = 0
        mine.owns_due += 1
        return
    token = w.rows[mine.token]
    if token == NONE:
        return
    w.tokens[token].left = max(1, mine.left - (w.clock[0].now - mine.start) * UNIT // mine.factor)
    if keep:
        set_aside(w, duty, token)
    else:
        ask_in_line(w, token)


@handler
def interrupt(w: World, duty: int) -> None:
    """Put down what is in hand for something more urgent."""
    put_down(w, duty, INTERRUPTED, w.works[w.clinicians[duty].work].kept == 1)


@handler
def finish(w: World, leader: int) -> None:
    """The work in hand is done, unless it was put down before: the patient goes on, who is late goes home."""
    lead, clock = w.clinicians[leader], w.clock[0]
    if lead.busy == 0 or lead.leader != leader or lead.due != clock.now:
        return
    clock.events += 1
    token = w.rows[lead.token] if lead.token != NONE else NONE
    duty = leader
    while duty != NONE:
        stop(w, duty, DONE)
        duty = w.clinicians[duty].mate
    if token != NONE:
        if w.tokens[token].patient != NONE:
            w.patients[w.tokens[token].patient].seen_by = w.duties[leader].grade
        resume(w, token)
    duty = leader
    while duty != NONE:
        mate = w.clinicians[duty].mate
        go_home_if_done(w, duty)
        duty = mate
    clock.dirty = 1


@handler
def shift_ends(w: World, duty: int) -> None:
    """Hand over what may be handed over; finish the rest late, then go home."""
    mine, clock = w.clinicians[duty], w.clock[0]
    clock.events += 1
    if mine.on_duty == 0:
        return
    mine.over = 1
    in_hand = mine.busy == 1 and mine.own == NONE and mine.start <= clock.now
    if in_hand and w.works[mine.work].hand_over == 1:
        put_down(w, duty, HANDED_OVER, False)
    token = mine.aside
    while token != NONE:
        behind = w.tokens[token].behind
        if w.works[w.stages[w.tokens[token].stage].work].hand_over == 1:
            take_back(w, token)
            ask_in_line(w, token)
        token = behind
    go_home_if_done(w, duty)
    clock.dirty = 1
