"""Queues of tokens in the order of their turn, linked through the tokens themselves."""

from __future__ import annotations

from dghsim.engine.kernel.compiled import handler
from dghsim.engine.kernel.world import RESUMED, World
from dghsim.engine.plan import NONE


@handler
def append(w: World, queue: int, token: int) -> None:
    """Stand in line: behind all who have waited longer, or as long with a lower number."""
    mine = w.tokens[token]
    ahead = w.queues[queue].tail
    while ahead != NONE and w.tokens[ahead].since == mine.since and ahead > token:
        ahead = w.tokens[ahead].ahead
    mine.queue, mine.ahead = queue, ahead
    if ahead == NONE:
        mine.behind = w.queues[queue].head
        w.queues[queue].head = token
    else:
        mine.behind = w.tokens[ahead].behind
        w.tokens[ahead].behind = token
    if mine.behind == NONE:
        w.queues[queue].tail = token
    else:
        w.tokens[mine.behind].ahead = token


@handler
def remove(w: World, token: int) -> None:
    """Step out of line."""
    mine = w.tokens[token]
    if mine.ahead == NONE:
        w.queues[mine.queue].head = mine.behind
    else:
        w.tokens[mine.ahead].behind = mine.behind
    if mine.behind == NONE:
        w.queues[mine.queue].tail = mine.ahead
    else:
        w.tokens[mine.behind].ahead = mine.ahead
    mine.queue = NONE


@handler
def step_out(w: World, token: int) -> None:
    """Leave the line for a place."""
    mine = w.tokens[token]
    place = w.stages[mine.stage].place
    remove(w, token)
    w.place_states[place].requests -= 1
    w.place_states[place].special -= mine.special
    w.beds[mine.patient, place].requests -= 1


@handler
def further(w: World, at: int) -> int:
    """The next place in the ring of those set going, which has one more than there are tokens."""
    return at + 1 if at < len(w.tokens) else 0


@handler
def resume(w: World, token: int) -> None:
    """Let a token go on when its turn comes at this instant (in the twin: `token.resume.succeed()`)."""
    clock = w.clock[0]
    w.tokens[token].state = RESUMED
    w.resumed[clock.resumed_last] = token
    clock.resumed_last = further(w, clock.resumed_last)
