"""The deal: places are given, then work is handed out (in the twin: `Deal`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.giving_way import look
from dghsim.engine.kernel.hand_out import hand_out
from dghsim.engine.kernel.lines import resume, step_out
from dghsim.engine.kernel.pathway import LEFT
from dghsim.engine.kernel.patients import set_mark
from dghsim.engine.kernel.tokens import thread
from dghsim.engine.kernel.world import ASKING_PLACE, World
from dghsim.engine.plan import NONE, PRIORITIES, OnFull

TURN_AWAY = int(OnFull.TURN_AWAY)


@handler
def take_bed(w: World, patient: int, place: int, since: int) -> None:
    """Give the patient the free bed of the lowest number."""
    state, held = w.place_states[place], w.beds[patient, place]
    while w.free[state.first + state.lowest] == 0:
        state.lowest += 1
    w.free[state.first + state.lowest] = 0
    state.free -= 1
    state.used += 1
    held.bed, held.since, held.start = state.lowest, since, w.clock[0].now


@handler
def let_through(w: World, patient: int, place: int) -> None:
    """Now that the patient has a bed, whoever else of it asks for the place needs none."""
    for fork in range(NONE, w.clock[0].forks):
        token = thread(w, patient, fork)
        if token == NONE:
            continue
        asks = w.tokens[token]
        if asks.state == ASKING_PLACE and asks.special == 0 and w.stages[asks.stage].place == place:
            asks.special = 1
            w.place_states[place].special += 1


@handler
def give(w: World, place: int) -> bool:
    """Give what is free in turn; then turn away those who will not wait. Says whether anyone moves on."""
    state = w.place_states[place]
    state.dirty = 0
    moved, impatient = False, 0
    first = (len(w.queues) // PRIORITIES - len(w.places) + place) * PRIORITIES
    for queue in range(first, first + PRIORITIES):
        token = w.queues[queue].head
        while token != NONE and (state.free > 0 or state.special > 0):
            asks = w.tokens[token]
            behind = asks.behind
            has_one = w.beds[asks.patient, place].bed != NONE
            if has_one or state.free > 0:
                if not has_one:
                    take_bed(w, asks.patient, place, asks.since)
                    if w.beds[asks.patient, place].requests > 1:
                        let_through(w, asks.patient, place)
                set_mark(w, token, w.stages[asks.stage].mark, w.clock[0].now)
                step_out(w, token)
                resume(w, token)
                moved = True
            elif w.stages[asks.stage].on_full == TURN_AWAY:
                impatient += 1
            token = behind
    if impatient == 0:
        return moved
    for queue in range(first, first + PRIORITIES):
        token = w.queues[queue].head
        while token != NONE:
            asks = w.tokens[token]
            behind = asks.behind
            if w.stages[asks.stage].on_full == TURN_AWAY:
                asks.then = w.stages[asks.stage].goto if w.stages[asks.stage].goto != NONE else LEFT
                step_out(w, token)
                resume(w, token)
            token = behind
    return True


@handler
def deal_round(w: World) -> None:
    """One round: give places; when none is given, have somebody give way; when nobody does, hand out work."""
    clock = w.clock[0]
    clock.dirty = 0
    moved = False
    if clock.places_dirty == 1:
        clock.places_dirty = 0
        for place in range(len(w.places)):
            if w.place_states[place].dirty == 1 and w.place_states[place].requests > 0:
                moved = give(w, place) or moved
    if moved or look(w):
        clock.dirty = 1
    elif clock.idle_crews > 0 or clock.urgent > 0:
        hand_out(w)
