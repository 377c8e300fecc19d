"""Queues of tokens in the order of their turn, linked through the tokens themselves."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.timers import push
from dghsim.engine.kernel.world import ASIDE, ASKING_WORK, RESUMED, World
from dghsim.engine.plan import NONE, PRIORITIES, Tie

ASK_SECOND = int(Tie.ASK_SECOND)


@handler
def is_before(w: World, token: int, other: int) -> bool:
    """Whether a token has waited longer, or as long with a lower number."""
    mine, its = w.tokens[token], w.tokens[other]
    return mine.since < its.since or (mine.since == its.since and mine.number < its.number)


@handler
def append(w: World, queue: int, token: int) -> None:
    """Stand in line: behind all who have waited longer, or as long with a lower number."""
    mine = w.tokens[token]
    ahead = w.queues[queue].tail
    while ahead != NONE and is_before(w, token, ahead):
        ahead = w.tokens[ahead].ahead
    mine.queue, mine.ahead = queue, ahead
    if ahead == NONE:
        mine.behind = w.queues[queue].head
        w.queues[queue].head = token
    else:
        mine.behind = w.tokens[ahead].behind
        w.tokens[ahead].behind = token
    if mine.behind == NONE:
        w.queues[queue].tail = token
    else:
        w.tokens[mine.behind].ahead = token


@handler
def remove(w: World, token: int) -> None:
    """Step out of line."""
    mine = w.tokens[token]
    if mine.ahead == NONE:
        w.queues[mine.queue].head = mine.behind
    else:
        w.tokens[mine.ahead].behind = mine.behind
    if mine.behind == NONE:
        w.queues[mine.queue].tail = mine.ahead
    else:
        w.tokens[mine.behind].ahead = mine.ahead
    mine.queue = NONE


@handler
def step_out(w: World, token: int) -> None:
    """Leave the line for a place."""
    mine = w.tokens[token]
    place = w.stages[mine.stage].place
    remove(w, token)
    w.place_states[place].requests -= 1
    w.place_states[place].special -= mine.special
    w.beds[mine.patient, place].requests -= 1


@handler
def look_again(w: World, token: int) -> None:
    """Whoever stands first in a token's line for work may find somebody now."""
    mine = w.tokens[token]
    w.ready[mine.site * PRIORITIES + mine.priority] |= 1 << w.stages[mine.stage].work
    w.clock[0].ready |= 1 << mine.priority


@handler
def waited_long(w: World, token: int, work: int, first: int) -> int:
    """When, not before `first`, who stands in a line has next waited long enough for somebody: for those who answer the
    work second, or who go over from another hospital; NONE if never."""
    since, due = w.tokens[token].since, NONE
    if w.second[0] >> work & 1 == 1 and since + w.works[work].ask_second >= first:
        due = since + w.works[work].ask_second
    for at in range(len(w.goes_after)):
        gone_for = since + w.goes_after[at]
        if gone_for >= first and (due == NONE or gone_for < due):
            due = gone_for
    return due


@handler
def watch(w: World, queue: int, work: int, first: int) -> None:
    """Have a line looked at when its first has waited long enough for somebody who could not take it before.

    Nobody else in it can be taken by these before, so each line has one timer however many stand in it.
    """
    line, now = w.queues[queue], w.clock[0].now
    if line.head != NONE:
        due = waited_long(w, line.head, work, first)
        if due != NONE and not now <= line.watched <= due:
            line.watched = due
            push(w, due, ASK_SECOND, queue)


@handler
def found_free(w: World, sites: int, kinds: int) -> None:
    """Whoever stands at one of these sites in a line for one of these kinds of work may find somebody when work is next
    handed out."""
    for site in range(len(w.found)):
        if sites >> site & 1:
            w.found[site] |= kinds


@handler
def may_have_own(w: World, duty: int) -> None:
    """A clinician may have something to do for itself."""
    mine = w.clinicians[duty]
    if mine.owns_due > 0 or mine.aside != NONE:
        w.freed[w.clock[0].freed] = duty
        w.clock[0].freed += 1


@handler
def ask_in_line(w: World, token: int) -> None:
    """Stand in the line for the work of the stage."""
    mine, clock = w.tokens[token], w.clock[0]
    work = w.stages[mine.stage].work
    mine.state, mine.owner = ASKING_WORK, NONE
    clock.urgent += w.works[work].interrupts
    append(w, (mine.site * len(w.works) + work) * PRIORITIES + mine.priority, token)
    w.standing[mine.site * PRIORITIES + mine.priority] |= 1 << work
    clock.standing |= 1 << mine.priority
    if mine.ahead == NONE:
        look_again(w, token)
        watch(w, mine.queue, work, clock.now)


@handler
def leave_line(w: World, token: int) -> None:
    """Leave the line for work."""
    mine = w.tokens[token]
    queue, work, at = mine.queue, w.stages[mine.stage].work, mine.site * PRIORITIES + mine.priority
    remove(w, token)
    w.clock[0].urgent -= w.works[work].interrupts
    watch(w, queue, work, w.clock[0].now)
    if w.queues[queue].head == NONE:
        w.standing[at] &= ~(1 << work)
        w.ready[at] &= ~(1 << work)


@handler
def set_aside(w: World, duty: int, token: int) -> None:
    """Have a clinician keep part-done work for itself."""
    mine, head = w.tokens[token], w.clinicians[duty].aside
    mine.state, mine.owner, mine.ahead, mine.behind = ASIDE, duty, NONE, head
    if head != NONE:
        w.tokens[head].ahead = token
    w.clinicians[duty].aside = token


@handler
def take_back(w: World, token: int) -> None:
    """What was set aside is so no more."""
    mine = w.tokens[token]
    if mine.ahead == NONE:
        w.clinicians[mine.owner].aside = mine.behind
    else:
        w.tokens[mine.ahead].behind = mine.behind
    if mine.behind != NONE:
        w.tokens[mine.behind].ahead = mine.ahead


@handler
def begin_delay(w: World, token: int, delays: int) -> None:
    """Be among those who may give way."""
    mine, head = w.tokens[token], w.delays[delays].head
    mine.ahead, mine.behind = NONE, head
    if head != NONE:
        w.tokens[head].ahead = token
    w.delays[delays].head = token


@handler
def end_delay(w: World, token: int) -> None:
    """Be no more among those who may give way, if the delay is one of these."""
    mine = w.tokens[token]
    delays = w.stages[mine.stage].delays
    if delays == NONE:
        return
    if mine.ahead == NONE:
        w.delays[delays].head = mine.behind
    else:
        w.tokens[mine.ahead].behind = mine.behind
    if mine.behind != NONE:
        w.tokens[mine.behind].ahead = mine.ahead


@handler
def further(w: World, at: int) -> int:
    """The next place in the ring of those set going, which has one more than there are tokens."""
    return at + 1 if at < len(w.rows) else 0


@handler
def resume(w: World, token: int) -> None:
    """Let a token go on when its turn comes at this instant (in the twin: `token.resume.succeed()`)."""
    clock, mine = w.clock[0], w.tokens[token]
    mine.state = RESUMED
    w.resumed[clock.resumed_last] = mine.number
    clock.resumed_last = further(w, clock.resumed_last)
