"""Work handed out in turn: who would take it, and whose work may be interrupted for it (in the twin: `HandOut`)."""

from __future__ import annotations

from dghsim.engine.kernel.compiled import handler
from dghsim.engine.kernel.lines import leave_line, take_back
from dghsim.engine.kernel.work import interrupt, journey, start_asked, start_own
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE, PRIORITIES


@handler
def asked_how(w: World, duty: int, token: int, work: int) -> int:
    """0 if the clinician answers this work first, 1 if second and it has waited long enough, NONE if not."""
    now, mine, rule = w.clock[0].now, w.duties[duty], w.works[work]
    first, second = w.answers[mine.kind].first >> work & 1, w.answers[mine.kind].second >> work & 1
    if first == 0 and (second == 0 or now - w.tokens[token].since < max(rule.ask_second, 0)):
        return NONE
    if mine.site != w.tokens[token].site or rule.not_by >> mine.grade & 1:
        return NONE
    if w.clinicians[duty].over == 1 or now + journey(w, duty, work) > mine.end - rule.last_start:
        return NONE
    return 0 if first else 1


@handler
def may_be_taken(w: World, duty: int, priority: int) -> bool:
    """Whether what a clinician has in hand may be interrupted for work of a priority."""
    mine = w.clinicians[duty]
    return mine.priority > priority and mine.start <= w.clock[0].now and w.works[mine.work].interruptible == 1


@handler
def is_chosen(w: World, duty: int, members: int) -> bool:
    """Whether a clinician already has a seat."""
    found = False
    for at in range(members):
        found = found or w.chosen[at] == duty
    return found


@handler
def fill(w: World, token: int, work: int, tiers: int, members: int) -> int:
    """Who takes a seat: of those with nothing in hand the first, else one whose work may be interrupted."""
    interrupts, priority = w.works[work].interrupts == 1, w.tokens[token].priority
    best, best_how, best_level, best_since = NONE, 0, 0, 0
    victim, victim_priority, victim_start = NONE, 0, 0
    for at in range(w.clock[0].present):
        duty = w.present[at]
        mine = w.clinicians[duty]
        if mine.busy == 1 and (best != NONE or not interrupts or not may_be_taken(w, duty, priority)):
            continue
        if tiers >> w.duties[duty].tier & 1 == 0 or is_chosen(w, duty, members):
            continue
        how = asked_how(w, duty, token, work)
        if how == NONE:
            continue
        if mine.busy == 0:
            level, since = w.duties[duty].level, mine.idle_since
            if best == NONE or (how, level, since, duty) < (best_how, best_level, best_since, best):
                best, best_how, best_level, best_since = duty, how, level, since
        elif victim == NONE or (mine.priority, mine.start, duty) > (victim_priority, victim_start, victim):
            victim, victim_priority, victim_start = duty, mine.priority, mine.start
    return best if best != NONE else victim


@handler
def find_members(w: World, token: int, work: int) -> int:
    """How many would do it now, the leader first among those chosen; 0 if one who must be there cannot be had."""
    members, rule = 0, w.works[work]
    for seat in range(rule.first_seat, rule.first_seat + rule.seats):
        duty = fill(w, token, work, w.seats[seat].tiers, members)
        if duty != NONE:
            w.chosen[members] = duty
            members += 1
        elif w.seats[seat].must == 1:
            return 0
    return members


@handler
def is_before(w: World, token: int, other: int) -> bool:
    """Whether a token has waited longer, or as long with a lower number."""
    return (w.tokens[token].since, token) < (w.tokens[other].since, other)


@handler
def next_line(w: World, priority: int) -> int:
    """Among the lines of a priority whose head may find somebody, the one whose head is first."""
    best = NONE
    for site in range(len(w.ready) // PRIORITIES):
        ready = w.ready[site * PRIORITIES + priority]
        if w.clock[0].idle == 0:
            ready &= w.urgent[0]
        work = 0
        while ready != 0:
            if ready & 1:
                queue = (site * len(w.works) + work) * PRIORITIES + priority
                head = w.queues[queue].head
                if best == NONE or is_before(w, head, w.queues[best].head):
                    best = queue
            ready >>= 1
            work += 1
    return best


@handler
def is_due(w: World, own: int) -> bool:
    """Whether something that a clinician has to do for itself may be begun now."""
    now, row = w.clock[0].now, w.owns[own]
    if w.own_done[own] == 1 or now < row.due or now > row.latest:
        return False
    return now + journey(w, row.duty, row.work) <= row.latest


@handler
def someone_has_own(w: World) -> bool:
    """Whether any of those lately freed has set something aside, or has something to do for itself now."""
    found = False
    for at in range(w.clock[0].freed):
        duty = w.freed[at]
        mine, row = w.clinicians[duty], w.duties[duty]
        if mine.on_duty == 1 and mine.busy == 0:
            found = found or mine.aside != NONE
            for own in range(row.first_own, row.first_own + row.owns):
                found = found or is_due(w, own)
    return found


@handler
def next_own(w: World, priority: int) -> tuple[int, int]:
    """Of what those lately freed may do for themselves, the first of a priority: since when, and its number.

    The number is that of a token whose work was set aside, or of a row of the own work after all tokens.
    """
    best_since, best = 0, NONE
    for at in range(w.clock[0].freed):
        duty = w.freed[at]
        mine, row = w.clinicians[duty], w.duties[duty]
        if mine.on_duty == 0 or mine.busy == 1:
            continue
        token = mine.aside
        while token != NONE:
            since = w.tokens[token].since
            if w.tokens[token].priority == priority and (best == NONE or (since, token) < (best_since, best)):
                best_since, best = since, token
            token = w.tokens[token].behind
        for own in range(row.first_own, row.first_own + row.owns):
            number, since = len(w.tokens) + own, w.owns[own].due
            if mine.over == 1 or w.owns[own].priority != priority or not is_due(w, own):
                continue
            if best == NONE or (since, number) < (best_since, best):
                best_since, best = since, number
    return best_since, best


@handler
def take_own(w: World, number: int) -> None:
    """A clinician goes on with what it set aside, or does what it has to do for itself."""
    if number >= len(w.tokens):
        start_own(w, number - len(w.tokens))
        return
    w.chosen[0] = w.tokens[number].owner
    take_back(w, number)
    start_asked(w, number, w.stages[w.tokens[number].stage].work, 1)


@handler
def take(w: World, queue: int) -> None:
    """The head of a line is taken by whoever may; if nobody may, the line waits until somebody else is free."""
    token, work = w.queues[queue].head, queue // PRIORITIES % len(w.works)
    members = find_members(w, token, work)
    if members == 0:
        w.ready[w.tokens[token].site * PRIORITIES + w.tokens[token].priority] &= ~(1 << work)
        return
    for at in range(members):
        if w.clinicians[w.chosen[at]].busy == 1:
            interrupt(w, w.chosen[at])
    leave_line(w, token)
    start_asked(w, token, work, members)


@handler
def hand_out(w: World) -> None:
    """Each piece in its turn: the most urgent first, then what has waited longest, then the lowest number."""
    clock = w.clock[0]
    owns = clock.freed > 0 and someone_has_own(w)
    for priority in range(PRIORITIES):
        while clock.idle > 0 or clock.urgent > 0:
            queue = next_line(w, priority)
            since, own = next_own(w, priority) if owns else (0, NONE)
            if queue != NONE:
                head = w.queues[queue].head
                if own == NONE or (w.tokens[head].since, head) < (since, own):
                    take(w, queue)
                    continue
            if own == NONE:
                break
            take_own(w, own)
    clock.freed = 0
