"""Escalation: patients who move on before their time from a full place (in the twin: `GivingWay`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.lines import end_delay, resume
from dghsim.engine.kernel.pathway import holds
from dghsim.engine.kernel.timers import push
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE, REVIEW_EVERY, Tie

REVIEW = int(Tie.REVIEW)


@handler
def review(w: World) -> None:
    """At every full hour each place with rules is looked at, if somebody waits for it."""
    clock = w.clock[0]
    for place in range(len(w.places)):
        if w.places[place].gives > 0 and w.place_states[place].requests > 0:
            w.place_states[place].look = clock.look = clock.dirty = 1
    push(w, clock.now + REVIEW_EVERY, REVIEW, 0)


@handler
def may(w: World, token: int, place: int, rule: int) -> bool:
    """Whether somebody may give way by a rule: not who was given the place this instant, or is in a bed that closes."""
    row, mine = w.gives[rule], w.tokens[token]
    held, left = w.beds[mine.patient, place], mine.due - w.clock[0].now
    if (
        held.bed == NONE
        or held.bed >= w.place_states[place].beds
        or held.sent == 1
        or held.start == w.clock[0].now
        or left < row.least
        or left > row.most
    ):
        return False
    hold = True
    for case in range(row.first_case, row.first_case + row.cases):
        hold = hold and holds(w, token, case)
    return hold


@handler
def ends_before(w: World, token: int, other: int) -> bool:
    """Whether a token has less of its delay left, or as much with a lower number."""
    mine, its = w.tokens[token], w.tokens[other]
    return mine.due < its.due or (mine.due == its.due and mine.number < its.number)


@handler
def first(w: World, place: int, rule: int) -> int:
    """Of those who may give way by a rule, the one with least of the delay left, then the lowest number."""
    best = NONE
    token = w.delays[w.gives[rule].delays].head
    while token != NONE:
        if (best == NONE or ends_before(w, token, best)) and may(w, token, place, rule):
            best = token
        token = w.tokens[token].behind
    return best


@handler
def make_way(w: World, place: int) -> bool:
    """Somebody goes, while more wait than those sent on before who have not gone yet."""
    state, row = w.place_states[place], w.places[place]
    if state.requests <= state.sent:
        return False
    for rule in range(row.first_give, row.first_give + row.gives):
        token = first(w, place, rule)
        if token != NONE:
            end_delay(w, token)
            w.tokens[token].then, w.tokens[token].due = w.gives[rule].goto, NONE
            w.beds[w.tokens[token].patient, place].sent = 1
            state.sent += 1
            resume(w, token)
            return True
    return False


@handler
def look(w: World) -> bool:
    """Whether somebody gives way: one at a time, so that the next one is chosen when the first has moved."""
    if w.clock[0].look == 0:
        return False
    for place in range(len(w.places)):
        if w.place_states[place].look == 1:
            if make_way(w, place):
                return True
            w.place_states[place].look = 0
    w.clock[0].look = 0
    return False
