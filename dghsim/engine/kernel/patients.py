"""A patient as a whole: marks, beds given back, side branches over, leaving (in the twin: `Departures`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.bits import lowest
from dghsim.engine.kernel.lines import end_delay, leave_line, resume, step_out, take_back
from dghsim.engine.kernel.presence import go_home_if_done
from dghsim.engine.kernel.tokens import give_up_row, thread
from dghsim.engine.kernel.world import ASIDE, ASKING_PLACE, ASKING_WORK, DELAYED, JOINING, OVERFLOW, World
from dghsim.engine.plan import NONE, PRIORITIES


@handler
def set_mark(w: World, token: int, mark: int, time: int) -> None:
    """Note the first time of a mark: not always noted first, since work begins only after a journey."""
    patient = w.tokens[token].patient
    if mark != NONE and patient != NONE:
        row = w.tokens[token].site * len(w.patients) + patient
        if w.marks[row, mark] == NONE or time < w.marks[row, mark]:
            w.marks[row, mark] = time


@handler
def die(w: World, token: int) -> None:
    """A token is no more: out of any line it stands in."""
    mine = w.tokens[token]
    if mine.state == ASKING_WORK:
        leave_line(w, token)
    elif mine.state == ASKING_PLACE:
        step_out(w, token)
    elif mine.state == DELAYED:
        end_delay(w, token)
    elif mine.state == ASIDE:
        take_back(w, token)
    owner = mine.owner if mine.state == ASIDE else NONE
    give_up_row(w, token)
    if owner != NONE:
        go_home_if_done(w, owner)


@handler
def free_for_others(w: World, place: int) -> None:
    """Have a place looked at in the deal, if somebody asks for it."""
    state, clock = w.place_states[place], w.clock[0]
    state.dirty = 1
    if state.requests > 0:
        clock.dirty = clock.places_dirty = 1


@handler
def season(w: World, row: int) -> None:
    """A place may give more beds from now on, or fewer: one still in use closes when it is given back."""
    change = w.seasons[row]
    state = w.place_states[change.place]
    before = state.beds
    state.beds = change.beds
    for bed in range(before, state.beds):
        state.free += w.free[state.first + bed]
    for bed in range(state.beds, before):
        state.free -= w.free[state.first + bed]
    state.lowest = min(state.lowest, before)
    w.clock[0].events += 1
    free_for_others(w, change.place)


@handler
def give_back(w: World, patient: int, place: int) -> None:
    """Free the patient's bed in a place, if it has one."""
    held = w.beds[patient, place]
    if held.bed == NONE:
        return
    clock, state = w.clock[0], w.place_states[place]
    if clock.stays == len(w.stays):
        clock.lost = OVERFLOW
        return
    row = w.stays[clock.stays]
    row.patient, row.place, row.bed, row.since, row.start, row.end = (
        patient, place, held.bed, held.since, held.start, clock.now,
    )  # fmt: skip
    clock.stays += 1
    w.free[state.first + held.bed] = 1
    state.used -= 1
    if held.bed < state.beds:
        state.free += 1
        state.lowest = min(state.lowest, held.bed)
        free_for_others(w, place)
    state.sent -= held.sent
    held.bed, held.sent = NONE, 0


@handler
def go_on_if_joined(w: World, patient: int, fork: int) -> None:
    """If one of the patient's threads waits for side branches, and all of them have ended, it goes on."""
    token = thread(w, patient, fork)
    joins = token != NONE and w.tokens[token].state == JOINING
    if joins and not w.patients[patient].branches & w.tokens[token].joining:
        resume(w, token)


@handler
def branch_over(w: World, patient: int, fork: int) -> None:
    """A side branch has ended; those of the patient's tokens that waited for it go on."""
    state = w.patients[patient]
    if fork != NONE:
        state.branches &= ~(1 << fork)
    go_on_if_joined(w, patient, NONE)
    under_way = state.branches
    while under_way != 0:
        go_on_if_joined(w, patient, lowest(under_way))
        under_way &= under_way - 1


@handler
def release(w: World, patient: int, place: int) -> None:
    """Give a place back, and withdraw the patient's other requests for it."""
    give_back(w, patient, place)
    if w.place_states[place].requests == 0:
        return
    first = (len(w.queues) // PRIORITIES - len(w.places) + place) * PRIORITIES
    for queue in range(first, first + PRIORITIES):
        token = w.queues[queue].head
        while token != NONE:
            behind = w.tokens[token].behind
            if w.tokens[token].patient == patient:
                fork = w.tokens[token].fork
                die(w, token)
                branch_over(w, patient, fork)
            token = behind


@handler
def gone(w: World, token: int, patient: int) -> None:
    """All of a patient's tokens end; every place and request is given back."""
    die(w, token)
    for fork in range(NONE, w.clock[0].forks):
        other = thread(w, patient, fork)
        if other != NONE:
            die(w, other)
    for place in range(len(w.places)):
        give_back(w, patient, place)


@handler
def left(w: World, token: int, outcome: int) -> None:
    """The patient goes; so do all of its tokens, places and requests. A job just ends."""
    patient = w.tokens[token].patient
    if patient == NONE:
        die(w, token)
        return
    gone(w, token, patient)
    w.patients[patient].leave, w.patients[patient].outcome = w.clock[0].now, outcome
