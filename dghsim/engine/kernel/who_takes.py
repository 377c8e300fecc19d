"""Who would take a piece of work, and whose work may be interrupted for it (in the twin: `HandOut`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.work import journey
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE, PRIORITIES

# Who may go over from another hospital.
NOBODY, WHO_HAS_STAYED, ANYBODY = range(3)


@handler
def has_waited(w: World, token: int, work: int) -> bool:
    """Whether work has waited long enough for those who answer it second."""
    return w.clock[0].now - w.tokens[token].since >= w.works[work].ask_second


@handler
def asked_how(w: World, crew: int, token: int, work: int) -> int:
    """0 if those of a crew answer this work first, 1 if second and it has waited long enough, NONE if not."""
    row = w.crews[crew]
    how = 0 if row.first >> work & 1 else 1
    if how == 1 and (row.second >> work & 1 == 0 or not has_waited(w, token, work)):
        return NONE
    return how if row.sites >> w.tokens[token].site & 1 else NONE


@handler
def may_begin(w: World, duty: int, work: int, site: int) -> bool:
    """Whether a clinician would be there before the last moment to begin this work."""
    now, end = w.clock[0].now, w.crews[w.clinicians[duty].crew].end
    return now < end and now + journey(w, duty, work, site) <= end - w.works[work].last_start


@handler
def is_away(w: World, duty: int, work: int, site: int) -> bool:
    """Whether a clinician at the hospital would have to drive to another for this work."""
    mine = w.clinicians[duty]
    return w.crews[mine.crew].goes_after != NONE and mine.where != site and w.works[work].by_phone == 0


@handler
def has_stayed(w: World, duty: int) -> bool:
    """Whether a clinician has been long enough where it is, and nothing that interrupts waits for it here."""
    mine = w.clinicians[duty]
    crew, urgent = w.crews[mine.crew], 0
    if crew.stays == NONE or w.clock[0].now - mine.arrived < crew.stays:
        return False
    for priority in range(PRIORITIES):
        urgent |= w.standing[mine.where * PRIORITIES + priority]
    return urgent & w.urgent[0] & (crew.first | crew.second) == 0


@handler
def may_come(w: World, duty: int, token: int, work: int, going: int) -> bool:
    """Whether a clinician is there or, where it is asked who goes over from another hospital, may go."""
    away = is_away(w, duty, work, w.tokens[token].site)
    if going == NOBODY or not away:
        return going == NOBODY and not away
    waited = w.clock[0].now - w.tokens[token].since
    return waited >= w.crews[w.clinicians[duty].crew].goes_after and (going == ANYBODY or has_stayed(w, duty))


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
    level, other_level = w.crews[mine.crew].level, w.crews[its.crew].level
    if level != other_level:
        return level < other_level
    return mine.idle_since < its.idle_since or (mine.idle_since == its.idle_since and duty < other)


@handler
def first_of(w: World, crew: int, token: int, work: int, members: int, going: int) -> int:
    """Of a crew the one longest with nothing in hand who may begin the work and has no seat yet; NONE if nobody."""
    row, site = w.crews[crew], w.tokens[token].site
    if w.clock[0].now > row.end - w.works[work].last_start or (going != NOBODY and row.goes_after == NONE):
        return NONE
    duty = row.head
    while duty != NONE and (
        not may_begin(w, duty, work, site)
        or (members > 0 and is_chosen(w, duty, members))
        or (row.goes_after != NONE and not may_come(w, duty, token, work, going))
    ):
        duty = w.clinicians[duty].behind
    return duty


@handler
def first_idle(w: World, token: int, work: int, tiers: int, members: int, going: int) -> int:
    """Of those with nothing in hand who may take a seat, the first; NONE if there is none."""
    best, best_how = NONE, 1
    for at in range(w.clock[0].idle_crews):
        crew = w.idle_crews[at]
        row = w.crews[crew]
        if (row.first | row.second) >> work & 1 == 0 or tiers >> row.tier & 1 == 0:
            continue
        how = asked_how(w, crew, token, work)
        if how == NONE or how > best_how:
            continue
        duty = first_of(w, crew, token, work, members, going)
        if duty != NONE and (best == NONE or how < best_how or comes_before(w, duty, best)):
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
def may_be_taken(w: World, duty: int, token: int, work: int) -> bool:
    """Whether what a clinician has in hand, which may be interrupted, is so for this work."""
    mine = w.clinicians[duty]
    site = w.tokens[token].site
    if (
        mine.priority <= w.tokens[token].priority
        or mine.start > w.clock[0].now
        or is_away(w, duty, work, site)
    ):
        return False
    return asked_how(w, mine.crew, token, work) != NONE and may_begin(w, duty, work, site)


@handler
def first_victim(w: World, token: int, work: int, tiers: int, members: int) -> int:
    """Of those whose work may be interrupted for a seat, whose is; NONE if there is none."""
    best = NONE
    for at in range(w.clock[0].stoppable):
        duty = w.stoppable[at]
        if tiers >> w.crews[w.clinicians[duty].crew].tier & 1 == 0 or not may_be_taken(w, duty, token, work):
            continue
        if not is_chosen(w, duty, members) and (best == NONE or is_worse_off(w, duty, best)):
            best = duty
    return best


@handler
def fill(w: World, token: int, work: int, tiers: int, members: int, going: int) -> int:
    """Who takes a seat: of those with nothing in hand the first, else one whose work may be interrupted, else, if
    asked, who goes over from another hospital."""
    duty = first_idle(w, token, work, tiers, members, NOBODY)
    if duty == NONE and w.works[work].interrupts == 1:
        duty = first_victim(w, token, work, tiers, members)
    if duty == NONE and going != NOBODY:
        duty = first_idle(w, token, work, tiers, members, going)
    return duty


@handler
def find_members(w: World, token: int, work: int, going: int) -> int:
    """How many would do it now, the leader first among those chosen; 0 if one who must be there cannot be had.

    Who goes over from another hospital does so for a seat that must be filled; nobody waits for them meanwhile in a
    seat that need not.
    """
    members, rule = 0, w.works[work]
    for seat in range(rule.first_seat, rule.first_seat + rule.seats):
        if going != NOBODY and w.seats[seat].must == 0:
            continue
        duty = fill(w, token, work, w.seats[seat].tiers, members, going)
        if duty != NONE:
            w.chosen[members] = duty
            members += 1
        elif w.seats[seat].must == 1:
            return 0
    return members
