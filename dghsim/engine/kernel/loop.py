"""The loop: what falls due next, in the order of ties; then the deal."""

from __future__ import annotations

from dghsim.compiled import entry, handler
from dghsim.engine.kernel.deal import deal_round
from dghsim.engine.kernel.giving_way import review
from dghsim.engine.kernel.lines import end_delay, look_again, resume, watch
from dghsim.engine.kernel.pathway import begin, occupied, settle
from dghsim.engine.kernel.patients import season
from dghsim.engine.kernel.presence import duty_starts, own_due
from dghsim.engine.kernel.timers import next_due, number_of, pop, tie_of, time_of
from dghsim.engine.kernel.who_takes import has_waited
from dghsim.engine.kernel.work import come_in, finish, shift_ends
from dghsim.engine.kernel.world import DELAYED, SPARE_TIMERS, World
from dghsim.engine.plan import NONE, Tie

DONE, LOG_FULL, EPOCH, STUCK = range(4)
WORK_DONE, DUTY_END, DUTY_START = int(Tie.WORK_DONE), int(Tie.DUTY_END), int(Tie.DUTY_START)
COME_IN, ASK_SECOND, OWN_DUE = int(Tie.COME_IN), int(Tie.ASK_SECOND), int(Tie.OWN_DUE)
DELAY_DONE, REVIEW, ARRIVAL = int(Tie.DELAY_DONE), int(Tie.REVIEW), int(Tie.ARRIVAL)
SEASON = int(Tie.SEASON)


def most_tokens(alive: int, forks: int) -> int:
    """How many there may be after one step: all threads of those inside and of who comes."""
    return (alive + 1) * (1 + forks)


def most_timers(tokens: int, present: int) -> int:
    """How many timers one step may set, with those to spare: for each token there may be its own and one for the line
    it leaves, and four for each clinician."""
    return 2 * tokens + 4 * present + 1 + SPARE_TIMERS


_most_tokens, _most_timers = handler(most_tokens), handler(most_timers)


@handler
def has_room(w: World) -> bool:
    """Whether one more step surely fits into the tables: it may end all work and give every bed back."""
    clock = w.clock[0]
    tokens = _most_tokens(clock.alive, clock.forks)
    return (
        clock.tasks + clock.present < len(w.tasks)
        and clock.stays + len(w.free) <= len(w.stays)
        and tokens <= len(w.tokens)
        and clock.timers + _most_timers(tokens, clock.present) <= len(w.timers)
    )


@handler
def arrive(w: World, number: int) -> None:
    """Someone comes; a candidate of a thinned stream in proportion to the patients present."""
    entity = w.entities[number]
    if entity.thin_limit == 0:
        return
    if entity.thin_limit != NONE:
        present = 0
        for place in range(len(w.places)):
            present += w.thin_places[entity.thin_row, place] * occupied(w, place)
        if entity.thin_word * w.thin_reference[entity.thin_row] >= entity.thin_limit * present:
            return
    w.clock[0].events += 1
    begin(w, entity.site, number, number if number < len(w.patients) else NONE, NONE, entity.stage)


@handler
def delay_over(w: World, number: int) -> None:
    """A delay ends, unless its token has gone on before."""
    token = w.rows[number]
    if token != NONE and w.tokens[token].state == DELAYED and w.tokens[token].due == w.clock[0].now:
        w.clock[0].events += 1
        end_delay(w, token)
        resume(w, token)


@handler
def may_ask_second(w: World, queue: int) -> None:
    """The first in a line may have waited long enough for somebody who could not take it before."""
    line, clock = w.queues[queue], w.clock[0]
    if line.watched != clock.now:
        return
    line.watched = NONE
    if line.head == NONE:
        return
    work = w.stages[w.tokens[line.head].stage].work
    waited, some_go = has_waited(w, line.head, work), len(w.goes_after) > 0
    if waited or some_go:
        look_again(w, line.head)
        clock.dirty = 1
    if some_go or not waited:
        watch(w, queue, work, clock.now + int(some_go))


@handler
def take_off(w: World, timer: int) -> None:
    """Whatever falls due is taken off its list."""
    clock = w.clock[0]
    if timer == w.expected[clock.next_expected]:
        clock.next_expected += 1
    else:
        pop(w)


@handler
def apply(w: World, tie: int, number: int) -> None:
    """Do what falls due."""
    if tie == DELAY_DONE:
        delay_over(w, number)
    elif tie == ARRIVAL:
        arrive(w, number)
    elif tie == WORK_DONE:
        finish(w, number)
    elif tie == ASK_SECOND:
        may_ask_second(w, number)
    elif tie == OWN_DUE:
        own_due(w, number)
    elif tie == DUTY_START:
        duty_starts(w, number)
    elif tie == DUTY_END:
        shift_ends(w, number)
    elif tie == REVIEW:
        review(w)
    elif tie == SEASON:
        season(w, number)
    else:
        come_in(w, number)


@entry
def run(w: World, until: int) -> int:
    """Go on until nothing is left (DONE), `until` is reached (EPOCH) or the tables may be too short (LOG_FULL).

    STUCK: a token passes stages for ever in no time, or worse; `clock.lost` says what.
    """
    clock = w.clock[0]
    while clock.lost == 0:
        if not has_room(w):
            return LOG_FULL
        timer = next_due(w)
        time = time_of(timer)
        if clock.dirty == 1 and time > clock.now:
            deal_round(w)
        elif time >= clock.end:
            return DONE
        elif time >= until:
            return EPOCH
        else:
            clock.now = time
            take_off(w, timer)
            apply(w, tie_of(timer), number_of(timer))
        settle(w)
    return STUCK
