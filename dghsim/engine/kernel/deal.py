"""The deal: places are given, then work is handed out (in the twin: `Deal`)."""

from __future__ import annotations

from dghsim.engine.kernel.compiled import handler
from dghsim.engine.kernel.lines import resume, step_out
from dghsim.engine.kernel.pathway import LEFT
from dghsim.engine.kernel.patients import set_mark, side_token
from dghsim.engine.kernel.staff import journey, start
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
    held.bed, held.since, held.start = state.lowest, since, w.clock[0].now


@handler
def let_through(w: World, patient: int, place: int) -> None:
    """Now that the patient has a bed, whoever else of it asks for the place needs none."""
    forks = (len(w.tokens) - len(w.entities)) // max(len(w.patients), 1)
    for at in range(-1, forks):
        asks = w.tokens[patient if at < 0 else side_token(w, patient, at)]
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
def asked_how(w: World, duty: int, token: int, work: int) -> int:
    """0 if the clinician answers this work first, 1 if second and it has waited long enough, NONE if not."""
    now, mine, rule = w.clock[0].now, w.duties[duty], w.works[work]
    if mine.site != w.tokens[token].site or now + journey(w, duty) > mine.end - rule.last_start:
        return NONE
    if w.answers[mine.kind].first >> work & 1:
        return 0
    if w.answers[mine.kind].second >> work & 1 and now - w.tokens[token].since >= max(rule.ask_second, 0):
        return 1
    return NONE


@handler
def choose(w: World, token: int, work: int) -> int:
    """The clinician for a piece of work: asked first before second, then tier, idle longest, lowest number."""
    best, best_how, best_tier, best_since = NONE, 0, 0, 0
    for at in range(w.clock[0].present):
        duty = w.present[at]
        if w.clinicians[duty].token != NONE:
            continue
        how = asked_how(w, duty, token, work)
        if how == NONE:
            continue
        tier, since = w.duties[duty].tier, w.clinicians[duty].idle_since
        if best == NONE or (how, tier, since, duty) < (best_how, best_tier, best_since, best):
            best, best_how, best_tier, best_since = duty, how, tier, since
    return best


@handler
def next_line(w: World, priority: int, deal: int) -> int:
    """Among the lines of a priority that nobody has been found unable to serve, the one whose head is first."""
    best = NONE
    for line in range(len(w.queues) // PRIORITIES - len(w.places)):
        queue = line * PRIORITIES + priority
        head = w.queues[queue].head
        if head == NONE or w.queues[queue].blocked == deal:
            continue
        if best != NONE:
            other = w.queues[best].head
            if (w.tokens[other].since, other) < (w.tokens[head].since, head):
                continue
        best = queue
    return best


@handler
def hand_out(w: World) -> None:
    """Work goes to clinicians: the most urgent first, then who has waited longest, then the lowest number."""
    clock = w.clock[0]
    clock.deals += 1
    for priority in range(PRIORITIES):
        while w.waiting[priority] > 0 and clock.idle > 0:
            queue = next_line(w, priority, clock.deals)
            if queue == NONE:
                break
            token, work = w.queues[queue].head, queue // PRIORITIES % len(w.works)
            duty = choose(w, token, work)
            if duty == NONE:
                w.queues[queue].blocked = clock.deals
            else:
                start(w, duty, token, work)


@handler
def deal_round(w: World) -> None:
    """One round: give places, or, when none is to be given, hand out work."""
    clock = w.clock[0]
    clock.dirty = 0
    moved = False
    for place in range(len(w.places)):
        if w.place_states[place].dirty == 1 and w.place_states[place].requests > 0:
            moved = give(w, place) or moved
    if moved:
        clock.dirty = 1
    elif clock.asking > 0 and clock.idle > 0:
        hand_out(w)
