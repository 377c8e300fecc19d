"""A binary heap of what falls due, by (time, tie class, number)."""

from __future__ import annotations

from dghsim.engine.kernel.compiled import handler
from dghsim.engine.kernel.world import NUMBER_BITS, World


@handler
def push(w: World, time: int, tie: int, number: int) -> None:
    """Have something fall due."""
    clock = w.clock[0]
    if clock.timers == len(w.timers):
        clock.lost = 1
        return
    key = (tie << NUMBER_BITS) | number
    at = clock.timers
    clock.timers = at + 1
    while at > 0:
        above = (at - 1) >> 1
        if w.timers[above].time < time or (w.timers[above].time == time and w.timers[above].key <= key):
            break
        w.timers[at].time, w.timers[at].key = w.timers[above].time, w.timers[above].key
        at = above
    w.timers[at].time, w.timers[at].key = time, key


@handler
def pop(w: World) -> None:
    """Take the first one off."""
    clock = w.clock[0]
    last = clock.timers - 1
    clock.timers = last
    time, key = w.timers[last].time, w.timers[last].key
    at = 0
    while True:
        below = 2 * at + 1
        if below >= last:
            break
        right = below + 1
        if right < last and (
            w.timers[right].time < w.timers[below].time
            or (w.timers[right].time == w.timers[below].time and w.timers[right].key < w.timers[below].key)
        ):
            below = right
        if time < w.timers[below].time or (time == w.timers[below].time and key <= w.timers[below].key):
            break
        w.timers[at].time, w.timers[at].key = w.timers[below].time, w.timers[below].key
        at = below
    w.timers[at].time, w.timers[at].key = time, key
