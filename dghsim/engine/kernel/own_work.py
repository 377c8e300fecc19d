"""What clinicians have set aside or have to do for themselves, in its turn (in the twin: `HandOut`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.lines import take_back
from dghsim.engine.kernel.work import journey, start_asked, start_own
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE


@handler
def is_due(w: World, own: int) -> bool:
    """Whether something that a clinician has to do for itself may be begun now."""
    now, row = w.clock[0].now, w.owns[own]
    if w.own_done[own] == 1 or now < row.due or now > row.latest:
        return False
    return now + journey(w, row.duty, row.work, w.duties[row.duty].site) <= row.latest


@handler
def own_turns(w: World, priority: int) -> tuple[int, int, int]:
    """What those lately freed may do for themselves now: its priorities, as a set of bits, and of one priority the
    first: since when, and its number.

    The number is that of a token whose work was set aside, or of a row of the own work after all tokens; NONE if there
    is nothing.
    """
    priorities, best_since, best = 0, 0, NONE
    for at in range(w.clock[0].freed):
        duty = w.freed[at]
        mine, row = w.clinicians[duty], w.duties[duty]
        if mine.on_duty == 0 or mine.busy == 1:
            continue
        token = mine.aside
        while token != NONE:
            asks = w.tokens[token]
            priorities |= 1 << asks.priority
            if asks.priority == priority and (best == NONE or (asks.since, asks.number) < (best_since, best)):
                best_since, best = asks.since, asks.number
            token = asks.behind
        for own in range(row.first_own, row.first_own + row.owns):
            if mine.over == 1 or not is_due(w, own):
                continue
            number, since = len(w.rows) + own, w.owns[own].due
            priorities |= 1 << w.owns[own].priority
            if w.owns[own].priority == priority and (best == NONE or (since, number) < (best_since, best)):
                best_since, best = since, number
    return priorities, best_since, best


@handler
def take_own(w: World, number: int) -> None:
    """A clinician goes on with what it set aside, or does what it has to do for itself."""
    if number >= len(w.rows):
        start_own(w, number - len(w.rows))
        return
    token = w.rows[number]
    w.chosen[0] = w.tokens[token].owner
    take_back(w, token)
    start_asked(w, token, w.stages[w.tokens[token].stage].work, 1)
