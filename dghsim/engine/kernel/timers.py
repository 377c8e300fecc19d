"""What falls due, each timer one number: by time, then tie class, then number (in the twin: `Due`).

What the plan knows beforehand (`expected`) stands sorted; the rest is in a heap of which each has four below it.
"""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.world import NEVER, NUMBER_BITS, OVERFLOW, SPARE_TIMERS, TIME_AT, World

NUMBER_MASK = (1 << NUMBER_BITS) - 1
TIE_MASK = (1 << (TIME_AT - NUMBER_BITS)) - 1


@handler
def time_of(timer: int) -> int:
    """When it falls due."""
    return timer >> TIME_AT


@handler
def tie_of(timer: int) -> int:
    """Its tie class."""
    return timer >> NUMBER_BITS & TIE_MASK


@handler
def number_of(timer: int) -> int:
    """Of whom or what."""
    return timer & NUMBER_MASK


@handler
def push(w: World, time: int, tie: int, number: int) -> None:
    """Have something fall due, if that is before the end of the run."""
    clock = w.clock[0]
    if time >= clock.end:
        return
    at, timer = clock.timers, (time << TIME_AT) | (tie << NUMBER_BITS) | number
    if at + SPARE_TIMERS >= len(w.timers):
        clock.lost = OVERFLOW
        return
    clock.timers = at + 1
    while at > 0:
        above = (at - 1) >> 2
        if w.timers[above] <= timer:
            break
        w.timers[at] = w.timers[above]
        at = above
    w.timers[at] = timer


@handler
def first_of_two(w: World, at: int) -> int:
    """Which of two neighbours in the heap comes first, without a branch, which would often be guessed wrong."""
    return at + int(w.timers[at + 1] < w.timers[at])


@handler
def pop(w: World) -> None:
    """Take the first one off the heap. Behind the last there are at least three that say NEVER."""
    clock = w.clock[0]
    clock.timers -= 1
    last = clock.timers
    timer = w.timers[last]
    at, below = 0, 1
    while below < last:
        left, right = first_of_two(w, below), first_of_two(w, below + 2)
        first = right if w.timers[right] < w.timers[left] else left
        if timer <= w.timers[first]:
            break
        w.timers[at] = w.timers[first]
        at, below = first, 4 * first + 1
    w.timers[at] = timer
    w.timers[last] = NEVER


@handler
def next_due(w: World) -> int:
    """What falls due next; the last of what is expected says NEVER."""
    return min(w.timers[0], w.expected[w.clock[0].next_expected])
