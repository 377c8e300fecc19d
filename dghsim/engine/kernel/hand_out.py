"""Work handed out in turn (in the twin: `HandOut`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.bits import lowest
from dghsim.engine.kernel.going_over import go_over
from dghsim.engine.kernel.lines import is_before, leave_line
from dghsim.engine.kernel.own_work import own_turns, take_own
from dghsim.engine.kernel.who_takes import ANYBODY, NOBODY, WHO_HAS_STAYED, find_members, has_waited
from dghsim.engine.kernel.work import interrupt, start_asked
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE, PRIORITIES


@handler
def look_round(w: World) -> None:
    """What those with nothing in hand may do in a seat that must be filled."""
    clock, first, second = w.clock[0], 0, 0
    if clock.able_known == 1:
        return
    for at in range(clock.idle_crews):
        crew = w.crews[w.idle_crews[at]]
        first |= crew.first & crew.needed
        second |= crew.second & crew.needed
    clock.able_first, clock.able_second, clock.able_known = first, second, 1


@handler
def count_found(w: World) -> None:
    """Lines for which somebody has lately been found free are looked at again."""
    clock = w.clock[0]
    left, clock.standing = clock.standing, 0
    while left != 0:
        priority = lowest(left)
        left &= left - 1
        for site in range(len(w.found)):
            at = site * PRIORITIES + priority
            w.ready[at] |= w.standing[at] & w.found[site]
            clock.standing |= int(w.standing[at] != 0) << priority
            clock.ready |= int(w.ready[at] != 0) << priority
    for site in range(len(w.found)):
        w.found[site] = 0


@handler
def may_find(w: World, token: int, work: int) -> bool:
    """Whether somebody with nothing in hand answers the work by now, or it interrupts."""
    at_once = w.clock[0].able_first | w.urgent[0]
    return at_once >> work & 1 == 1 or has_waited(w, token, work)


@handler
def next_line(w: World, priority: int) -> int:
    """Among the lines of a priority whose head may find somebody, the one whose head is first."""
    best, kinds, left = NONE, w.clock[0].able_first | w.clock[0].able_second | w.urgent[0], 0
    for site in range(len(w.found)):
        left |= w.ready[site * PRIORITIES + priority]
        ready = w.ready[site * PRIORITIES + priority] & kinds
        while ready != 0:
            work = lowest(ready)
            ready &= ready - 1
            queue = (site * len(w.works) + work) * PRIORITIES + priority
            head = w.queues[queue].head
            if not may_find(w, head, work):
                w.ready[site * PRIORITIES + priority] &= ~(1 << work)
            elif best == NONE or is_before(w, head, w.queues[best].head):
                best = queue
    if left == 0:
        w.clock[0].ready &= ~(1 << priority)
    return best


@handler
def take(w: World, queue: int) -> None:
    """The head of a line is taken by whoever may; if nobody may, the line waits until somebody else is free."""
    token = w.queues[queue].head
    mine = w.tokens[token]
    work = w.stages[mine.stage].work
    members = find_members(w, token, work, NOBODY)
    if members == 0 and w.works[work].interrupts == 1 and len(w.found) > 1:
        members = find_members(w, token, work, ANYBODY)
    if members == 0:
        w.ready[mine.site * PRIORITIES + mine.priority] &= ~(1 << work)
        return
    for at in range(members):
        if w.clinicians[w.chosen[at]].busy == 1:
            interrupt(w, w.chosen[at])
    leave_line(w, token)
    start_asked(w, token, work, members)
    look_round(w)


@handler
def hand_out_at(w: World, priority: int, owns: bool) -> None:
    """Each piece of a priority in its turn: what has waited longest, then the lowest number."""
    clock = w.clock[0]
    while clock.idle_crews > 0 or clock.urgent > 0:
        queue = next_line(w, priority)
        _, since, own = own_turns(w, priority) if owns else (0, 0, NONE)
        if queue != NONE:
            head = w.tokens[w.queues[queue].head]
            if own == NONE or head.since < since or (head.since == since and head.number < own):
                take(w, queue)
                continue
        if own == NONE:
            return
        take_own(w, own)
        look_round(w)


@handler
def hand_out(w: World) -> None:
    """Each piece in its turn, the most urgent first."""
    clock = w.clock[0]
    go_over(w, WHO_HAS_STAYED)
    owns, _, _ = own_turns(w, NONE)
    count_found(w)
    if clock.ready != 0 or owns != 0:
        look_round(w)
        left = clock.ready | owns
        while left != 0:
            priority = lowest(left)
            hand_out_at(w, priority, owns >> priority & 1 == 1)
            left = (clock.ready | owns) & -2 << priority  # what was interrupted is less urgent
    clock.freed = 0
    go_over(w, ANYBODY)
