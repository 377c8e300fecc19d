"""The loop: what falls due next, in the order of ties; then the deal."""

from __future__ import annotations

from dghsim.engine.kernel.compiled import entry, handler
from dghsim.engine.kernel.deal import deal_round
from dghsim.engine.kernel.giving_way import review
from dghsim.engine.kernel.lines import end_delay, look_again, may_have_own, resume
from dghsim.engine.kernel.pathway import begin, occupied, settle
from dghsim.engine.kernel.presence import duty_starts
from dghsim.engine.kernel.timers import pop
from dghsim.engine.kernel.work import come_in, finish, shift_ends
from dghsim.engine.kernel.world import DELAYED, NUMBER_BITS, World
from dghsim.engine.plan import NONE, Tie

DONE, LOG_FULL, EPOCH, STUCK = range(4)
WORK_DONE, DUTY_END, DUTY_START = int(Tie.WORK_DONE), int(Tie.DUTY_END), int(Tie.DUTY_START)
COME_IN, ASK_SECOND, OWN_DUE = int(Tie.COME_IN), int(Tie.ASK_SECOND), int(Tie.OWN_DUE)
REVIEW, ARRIVAL = int(Tie.REVIEW), int(Tie.ARRIVAL)
NEVER = 1 << 62


def most_timers(alive: int, present: int, threads: int, owns: int) -> int:
    """How many timers one step may set: two for each clinician and one for what each has to do for itself, one for
    each thread of those inside and of who comes."""
    return (alive + 1) * threads + 2 * present + owns + 1


_most_timers = handler(most_timers)


@handler
def has_room(w: World) -> bool:
    """Whether one more step surely fits into the log and the heap: it may end all work and give every bed back."""
    clock = w.clock[0]
    return (
        clock.tasks + clock.present < len(w.tasks)
        and clock.stays + len(w.free) <= len(w.stays)
        and clock.timers + _most_timers(clock.alive, clock.present, clock.threads, len(w.owns))
        <= len(w.timers)
    )


@handler
def next_due(w: World) -> tuple[int, int, int]:
    """Time, tie class and number of what falls due next, of the heap and the three sorted streams."""
    clock = w.clock[0]
    time, tie, number = NEVER, 0, 0
    if clock.timers > 0:
        time, tie = w.timers[0].time, w.timers[0].key >> NUMBER_BITS
        number = w.timers[0].key & ((1 << NUMBER_BITS) - 1)
    if clock.next_end < len(w.duty_ends):
        duty = w.duty_ends[clock.next_end]
        if (w.duties[duty].end, DUTY_END) < (time, tie):
            time, tie, number = w.duties[duty].end, DUTY_END, duty
    if clock.next_start < len(w.duty_starts):
        duty = w.duty_starts[clock.next_start]
        if (w.duties[duty].start, DUTY_START) < (time, tie):
            time, tie, number = w.duties[duty].start, DUTY_START, duty
    if clock.next_arrival < len(w.arrivals):
        entity = w.arrivals[clock.next_arrival]
        if (w.entities[entity].time, ARRIVAL) < (time, tie):
            time, tie, number = w.entities[entity].time, ARRIVAL, entity
    return time, tie, number


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
    begin(w, number, number, number if number < len(w.patients) else NONE, NONE, entity.stage)


@handler
def apply(w: World, tie: int, number: int) -> None:
    """Take the first thing due off its list and do what it says."""
    clock = w.clock[0]
    clock.events += 1
    if tie == ARRIVAL:
        clock.next_arrival += 1
        arrive(w, number)
    elif tie == DUTY_START:
        clock.next_start += 1
        duty_starts(w, number)
    elif tie == DUTY_END:
        clock.next_end += 1
        shift_ends(w, number)
    else:
        pop(w)
        if tie == WORK_DONE:
            finish(w, number)
        elif tie == COME_IN:
            come_in(w, number)
        elif tie == REVIEW:
            review(w)
        elif tie == ASK_SECOND:
            look_again(w, number)
            clock.dirty = 1
        elif tie == OWN_DUE:
            may_have_own(w, w.owns[number].duty)
            clock.dirty = 1
        elif w.tokens[number].state == DELAYED and w.tokens[number].due == clock.now:
            end_delay(w, number)
            resume(w, number)


@entry
def run(w: World, until: int) -> int:
    """Go on until nothing is left (DONE), `until` is reached (EPOCH) or the log wants emptying (LOG_FULL).

    STUCK: a token passes stages for ever in no time, or a table overflowed; `clock.lost` says which.
    """
    clock = w.clock[0]
    while clock.lost == 0:
        if not has_room(w):
            return LOG_FULL
        time, tie, number = next_due(w)
        if clock.dirty == 1 and time > clock.now:
            deal_round(w)
            settle(w)
            continue
        if time >= clock.end:
            return DONE
        if time >= until:
            return EPOCH
        clock.now = time
        apply(w, tie, number)
        settle(w)
    return STUCK
