"""Those with nothing in hand, who is longest so first, crew by crew: whoever is alike in a crew is not looked at twice.

A crew are those whose duties are alike in all that one asks of who might take work: where, of what kind and grade, till
when (in the twin all who are present are looked at).
"""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.lines import found_free, may_have_own
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE


@handler
def is_free(w: World, duty: int) -> None:
    """A clinician has nothing in hand as of now: behind all others of the crew, those of now in order of number."""
    mine, clock = w.clinicians[duty], w.clock[0]
    crew = w.crews[mine.crew]
    ahead = crew.tail
    while ahead != NONE and ahead > duty and w.clinicians[ahead].idle_since == mine.idle_since:
        ahead = w.clinicians[ahead].ahead
    mine.ahead = ahead
    if ahead == NONE:
        mine.behind, crew.head = crew.head, duty
    else:
        mine.behind, w.clinicians[ahead].behind = w.clinicians[ahead].behind, duty
    if mine.behind == NONE:
        crew.tail = duty
    else:
        w.clinicians[mine.behind].ahead = duty
    if crew.at == NONE:
        crew.at = clock.idle_crews
        w.idle_crews[crew.at] = mine.crew
        clock.idle_crews += 1
        clock.able_known = 0
    may_have_own(w, duty)
    found_free(w, crew.sites, crew.first | crew.second)


@handler
def is_busy(w: World, duty: int) -> None:
    """A clinician who had nothing in hand has, or goes home."""
    mine, clock = w.clinicians[duty], w.clock[0]
    crew = w.crews[mine.crew]
    if mine.ahead == NONE:
        crew.head = mine.behind
    else:
        w.clinicians[mine.ahead].behind = mine.behind
    if mine.behind == NONE:
        crew.tail = mine.ahead
    else:
        w.clinicians[mine.behind].ahead = mine.ahead
    if crew.head == NONE:
        clock.idle_crews -= 1
        last = w.idle_crews[clock.idle_crews]
        w.idle_crews[crew.at], w.crews[last].at = last, crew.at
        crew.at = NONE
        clock.able_known = 0


@handler
def may_be_stopped(w: World, duty: int) -> None:
    """What a clinician has in hand may be interrupted."""
    clock = w.clock[0]
    w.clinicians[duty].at = clock.stoppable
    w.stoppable[clock.stoppable] = duty
    clock.stoppable += 1


@handler
def is_stopped(w: World, duty: int) -> None:
    """A clinician no longer has in hand what may be interrupted, if it did."""
    mine, clock = w.clinicians[duty], w.clock[0]
    if mine.at != NONE:
        clock.stoppable -= 1
        last = w.stoppable[clock.stoppable]
        w.stoppable[mine.at], w.clinicians[last].at = last, mine.at
        mine.at = NONE
