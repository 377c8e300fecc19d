"""How a token passes the stages (in the twin: `Pathway`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.draws import draw, seconds
from dghsim.engine.kernel.lines import append, ask_in_line, begin_delay, further
from dghsim.engine.kernel.patients import branch_over, die, gone, left, release, set_mark
from dghsim.engine.kernel.timers import push
from dghsim.engine.kernel.tokens import new_row, thread_number
from dghsim.engine.kernel.world import ASKING_PLACE, DELAYED, JOINING, MOVING, ROUND, UNKNOWN, World
from dghsim.engine.plan import CHANCE_BITS, DAY, NONE, PRIORITIES, Form, OnFull, Op, Tie

WORK, DELAY, WAIT_UNTIL, HOLD, RELEASE = (
    int(op) for op in (Op.WORK, Op.DELAY, Op.WAIT_UNTIL, Op.HOLD, Op.RELEASE)
)
BRANCH, FORK, JOIN, END, LEAVE, ELSEWHERE = (
    int(op) for op in (Op.BRANCH, Op.FORK, Op.JOIN, Op.END, Op.LEAVE, Op.ELSEWHERE)
)
CHANCE, EQUALS, AT_LEAST, WINDOW = (
    int(form) for form in (Form.CHANCE, Form.EQUALS, Form.AT_LEAST, Form.WINDOW)
)
ONE_OF, FREE, SEEN_BY, ALWAYS = (int(form) for form in (Form.ONE_OF, Form.FREE, Form.SEEN_BY, Form.ALWAYS))
ANSWERED, IN_PROPORTION = int(Form.ANSWERED), int(Form.IN_PROPORTION)
TURN_AWAY = int(OnFull.TURN_AWAY)
DELAY_DONE = int(Tie.DELAY_DONE)
MOST_STEPS_AT_ONCE = 10_000
LEFT = -2
"""Stands for the next stage of a token that leaves because it was turned away."""
LEFT_OUTCOME = 3


@handler
def begin(w: World, site: int, entity: int, patient: int, fork: int, stage: int) -> int:
    """Set a token going at a stage. Says which row it has."""
    number = entity if patient == NONE else thread_number(w, patient, fork)
    token, clock = new_row(w, number), w.clock[0]
    mine = w.tokens[token]
    mine.state, mine.stage, mine.then, mine.entity, mine.patient, mine.fork = (
        MOVING, NONE, stage, entity, patient, fork,
    )  # fmt: skip
    mine.site, mine.joining, mine.steps, mine.steps_at = site, 0, 0, NONE
    w.launched[clock.launched_last] = number
    clock.launched_last = further(w, clock.launched_last)
    return token


@handler
def opens_in(w: World, window: int) -> int:
    """Seconds until the window is open, day by day; 0 if it is."""
    day, second, passed, soonest = w.clock[0].now // DAY, w.clock[0].now % DAY, 0, NONE
    while soonest == NONE:
        weekday = w.weekdays[day] if day < len(w.weekdays) else day % 7
        midnight = DAY * weekday
        for at in range(w.first_span[7 * window + weekday], w.first_span[7 * window + weekday + 1]):
            span = w.spans[at]
            if span.shut > midnight + second:
                ahead = passed + max(span.open - midnight - second, 0)
                soonest = ahead if soonest == NONE else min(soonest, ahead)
        day, second, passed = day + 1, 0, passed + DAY - second
    return soonest


@handler
def occupied(w: World, place: int) -> int:
    """How many are in use."""
    return w.place_states[place].used


@handler
def holds(w: World, token: int, case: int) -> bool:
    """Whether a condition other than a chance is true now."""
    row, patient = w.cases[case], w.tokens[token].patient
    if row.form == EQUALS:
        return w.attributes[patient, row.attribute] == row.limit
    if row.form == AT_LEAST:
        return w.attributes[patient, row.attribute] >= row.limit
    if row.form == ONE_OF:
        return row.limit >> w.attributes[patient, row.attribute] & 1 == 1
    if row.form == WINDOW:
        return opens_in(w, row.window) == 0
    if row.form == SEEN_BY:
        grade = w.patients[patient].seen_by
        return grade != NONE and row.limit >> grade & 1 == 1
    if row.form == ALWAYS:
        return row.limit == 1
    if row.form == ANSWERED:
        return w.answering[w.tokens[token].site * len(w.works) + row.limit] > 0
    if row.form == FREE:
        return w.place_states[row.place].free >= row.limit
    return occupied(w, row.place) >= row.limit


@handler
def chance(w: World, case: int) -> int:
    """The chance of a case that goes by one, in 2**CHANCE_BITS; NONE of any other."""
    row = w.cases[case]
    if row.form == CHANCE:
        return row.limit
    if row.form == IN_PROPORTION:
        used = occupied(w, row.place)
        open_beds = used + w.place_states[row.place].free
        return (used << CHANCE_BITS) // open_beds if open_beds > 0 else 0
    return NONE


@handler
def branch(w: World, token: int, stage: int) -> int:
    """Where the first case that holds says. One word serves all the chances of a branch."""
    row = w.stages[stage]
    word, passed = NONE, 0
    for case in range(row.first_case, row.first_case + row.cases):
        limit = chance(w, case)
        if limit != NONE:
            if word == NONE:
                word = draw(w, token, stage)
            share = (limit * ((1 << 32) - passed)) >> CHANCE_BITS
            if word < passed + share:
                return w.cases[case].goto
            passed += share
        elif holds(w, token, case):
            return w.cases[case].goto
    return row.next


@handler
def stand_in_line(w: World, token: int, stage: int) -> None:
    """Note when, and how urgently, a token asks."""
    mine, row, clock = w.tokens[token], w.stages[stage], w.clock[0]
    mine.since, mine.priority, mine.then = clock.now, row.priority, row.next
    if row.priority_attribute != NONE:
        mine.priority = w.priority_rows[row.priority_row, w.attributes[mine.patient, row.priority_attribute]]
    clock.dirty = 1


@handler
def ask_work(w: World, token: int, stage: int) -> None:
    """Ask for a clinician."""
    stand_in_line(w, token, stage)
    mine, clock = w.tokens[token], w.clock[0]
    mine.task, mine.left = clock.tasks_asked, NONE
    clock.tasks_asked += 1
    ask_in_line(w, token)


@handler
def ask_place(w: World, token: int, stage: int) -> None:
    """Ask for a place."""
    stand_in_line(w, token, stage)
    mine, place = w.tokens[token], w.stages[stage].place
    held, state, clock = w.beds[mine.patient, place], w.place_states[place], w.clock[0]
    asked_before = held.bed != NONE or held.requests > 0
    mine.state = ASKING_PLACE
    mine.special = 1 if asked_before or w.stages[stage].on_full == TURN_AWAY else 0
    held.requests += 1
    state.requests += 1
    state.special += mine.special
    state.dirty = clock.places_dirty = 1
    if w.places[place].gives > 0:
        state.look = clock.look = 1
    append(w, (len(w.queues) // PRIORITIES - len(w.places) + place) * PRIORITIES + mine.priority, token)


@handler
def wait(w: World, token: int, due: int, then: int) -> None:
    """Fall asleep until a time."""
    mine = w.tokens[token]
    mine.state, mine.due, mine.then = DELAYED, due, then
    push(w, due, DELAY_DONE, mine.number)


@handler
def launch(w: World, token: int, stage: int) -> None:
    """Start a side branch, unless this fork's last one is still under way."""
    row, mine = w.stages[stage], w.tokens[token]
    patient = w.patients[mine.patient]
    if not patient.branches >> row.fork & 1:
        patient.branches |= 1 << row.fork
        side = begin(w, mine.site, mine.entity, mine.patient, row.fork, row.launch)
        w.tokens[side].steps, w.tokens[side].steps_at = mine.steps, mine.steps_at


@handler
def was_at(w: World, token: int, site: int) -> bool:
    """Whether the patient first came to this site, or has come to it since."""
    mine = w.tokens[token]
    return site == w.entities[mine.entity].site or w.came[mine.patient, site] != NONE


@handler
def go_to(w: World, token: int, site: int, stage: int) -> None:
    """The patient leaves this site as if for good, and begins at a stage of another."""
    mine = w.tokens[token]
    patient, entity, here, steps, steps_at = mine.patient, mine.entity, mine.site, mine.steps, mine.steps_at
    gone(w, token, patient)
    w.patients[patient].branches, w.patients[patient].seen_by = 0, NONE
    w.patients[patient].moved += w.clock[0].thread_numbers
    w.came[patient, site], w.came_from[patient, site] = w.clock[0].now, here
    there = begin(w, site, entity, patient, NONE, stage)
    w.tokens[there].steps, w.tokens[there].steps_at = steps, steps_at


@handler
def going_round(w: World, token: int, stage: int) -> bool:
    """Whether a token passes stages for ever in no time, it or the side branches that it starts."""
    mine, clock = w.tokens[token], w.clock[0]
    mine.steps = mine.steps + 1 if mine.steps_at == clock.now else 1
    mine.steps_at = clock.now
    if mine.steps > MOST_STEPS_AT_ONCE and clock.lost == 0:
        clock.lost, clock.stuck = ROUND, stage
    return clock.lost != 0


@handler
def move(w: World, token: int) -> None:
    """Go on from where the token stopped until it must wait or ends."""
    mine = w.tokens[token]
    mine.state = MOVING
    stage = mine.then
    while stage >= 0:
        if going_round(w, token, stage):
            return
        mine.stage = stage
        row, now = w.stages[stage], w.clock[0].now
        op = row.op
        if op not in (WORK, HOLD):
            set_mark(w, token, row.mark, now)
        if op == WORK:
            ask_work(w, token, stage)
            return
        if op == HOLD:
            ask_place(w, token, stage)
            return
        if op == DELAY:
            due = seconds(w, token, stage, row.duration_table, row.duration_attribute)
            due += w.entities[mine.entity].time if row.since_arrival == 1 else now
            if due > now:
                wait(w, token, due, row.next)
                if row.delays != NONE:
                    begin_delay(w, token, row.delays)
                return
            stage = row.next
        elif op == WAIT_UNTIL:
            shut = opens_in(w, row.window)
            if shut > 0:
                wait(w, token, now + shut, row.next)
                return
            stage = row.next
        elif op == BRANCH:
            stage = branch(w, token, stage)
        elif op == FORK:
            launch(w, token, stage)
            stage = row.next
        elif op == JOIN:
            stage = row.next
            if w.patients[mine.patient].branches & row.join:
                mine.state, mine.joining, mine.then = JOINING, row.join, stage
                return
        elif op == RELEASE:
            release(w, mine.patient, row.place)
            stage = row.next
        elif op == END:
            patient, fork = mine.patient, mine.fork
            die(w, token)
            branch_over(w, patient, fork)
            return
        elif op == LEAVE:
            left(w, token, row.outcome)
            return
        elif op == ELSEWHERE:
            if not was_at(w, token, row.site):
                go_to(w, token, row.site, row.goto)
                return
            stage = row.next
        else:
            w.clock[0].lost, w.clock[0].stuck = UNKNOWN, stage
            return
    if stage == LEFT:
        left(w, token, LEFT_OUTCOME)


@handler
def settle(w: World) -> None:
    """Let everything that was set going come to rest: side branches first, then those who go on."""
    clock = w.clock[0]
    while True:
        if clock.launched_first != clock.launched_last:
            number = w.launched[clock.launched_first]
            clock.launched_first = further(w, clock.launched_first)
        elif clock.resumed_first != clock.resumed_last:
            number = w.resumed[clock.resumed_first]
            clock.resumed_first = further(w, clock.resumed_first)
        else:
            break
        if w.rows[number] != NONE:
            move(w, w.rows[number])
    clock.launched_first = clock.launched_last = clock.resumed_first = clock.resumed_last = 0
