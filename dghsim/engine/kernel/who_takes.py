"""Who would take a piece of work, and whose work may be interrupted for it (in the twin: `HandOut`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.work import journey
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE


@handler
def has_waited(w: World, token: int, work: int) -> bool:
    """Whether work has waited long enough for those who answer it second."""
    return w.clock[0].now - w.tokens[token].since >= w.works[work].ask_second


@handler
def asked_how(w: World, duty: int, token: int, work: int) -> int:
    """0 if the clinician answers this work first, 1 if second and it has waited long enough, NONE if not."""
    mine = w.clinicians[duty]
    how = 0 if mine.first >> work & 1 else 1
    if how == 1 and (mine.second >> work & 1 == 0 or not has_waited(w, token, work)):
        return NONE
    if mine.site != w.tokens[token].site or mine.over == 1:
        return NONE
    if w.clock[0].now + journey(w, duty, work) > mine.end - w.works[work].last_start:
        return NONE
    return how


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
def comes_before(w: World, duty: int, other: int) -> bool:
    """Whether of two who are asked alike one comes first: of a lower tier, idle longer, of a lower number."""
    mine, its = w.clinicians[duty], w.clinicians[other]
    if mine.level != its.level:
        return mine.level < its.level
    return mine.idle_since < its.idle_since or (mine.idle_since == its.idle_since and duty < other)


@handler
def first_idle(w: World, token: int, work: int, tiers: int, members: int) -> int:
    """Of those with nothing in hand who may take a seat, the first; NONE if there is none."""
    best, best_how = NONE, 0
    for at in range(w.clock[0].idle):
        duty = w.present[at]
        mine = w.clinicians[duty]
        if (mine.first | mine.second) >> work & 1 == 0 or tiers >> mine.tier & 1 == 0:
            continue
        how = asked_how(w, duty, token, work)
        if how == NONE or (members > 0 and is_chosen(w, duty, members)):
            continue
        if best == NONE or how < best_how or (how == best_how and comes_before(w, duty, best)):
            best, best_how = duty, how
    return best


@handler
def is_worse_off(w: World, duty: int, other: int) -> bool:
    """Whether of two whose work may be interrupted one has the less urgent, begun later, or a higher number."""
    mine, its = w.clinicians[duty], w.clinicians[other]
    if mine.priority != its.priority:
        return mine.priority > its.priority
    return mine.start > its.start or (mine.start == its.start and duty > other)


@handler
def first_victim(w: World, token: int, work: int, tiers: int, members: int) -> int:
    """Of those whose work may be interrupted for a seat, whose is; NONE if there is none."""
    best, priority = NONE, w.tokens[token].priority
    for at in range(w.clock[0].idle, w.clock[0].present):
        duty = w.present[at]
        if not may_be_taken(w, duty, priority) or tiers >> w.clinicians[duty].tier & 1 == 0:
            continue
        if asked_how(w, duty, token, work) == NONE or is_chosen(w, duty, members):
            continue
        if best == NONE or is_worse_off(w, duty, best):
            best = duty
    return best


@handler
def fill(w: World, token: int, work: int, tiers: int, members: int) -> int:
    """Who takes a seat: of those with nothing in hand the first, else one whose work may be interrupted."""
    duty = first_idle(w, token, work, tiers, members)
    if duty == NONE and w.works[work].interrupts == 1:
        duty = first_victim(w, token, work, tiers, members)
    return duty


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
