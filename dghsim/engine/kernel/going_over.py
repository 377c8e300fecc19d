"""Those at a hospital who cover another too go over to it (in the twin: `HandOut`, `GoingOver`)."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.bits import lowest
from dghsim.engine.kernel.lines import is_before, leave_line
from dghsim.engine.kernel.who_takes import ANYBODY, NOBODY, find_members
from dghsim.engine.kernel.work import start_asked
from dghsim.engine.kernel.world import World
from dghsim.engine.plan import NONE, PRIORITIES


@handler
def gone_for(w: World, going: int) -> int:
    """The kinds of work that those with nothing in hand who cover another hospital may go over for."""
    kinds = 0
    for at in range(w.clock[0].idle_crews):
        crew = w.crews[w.idle_crews[at]]
        if crew.goes_after != NONE and (going == ANYBODY or crew.stays != NONE):
            kinds |= crew.first | crew.second
    return kinds & ~w.urgent[0]


@handler
def head_after(w: World, priority: int, kinds: int, last: int) -> int:
    """Of those first in their lines for these kinds of work at a priority, the next behind `last`; NONE if none."""
    best = NONE
    for site in range(len(w.found)):
        left = w.standing[site * PRIORITIES + priority] & kinds
        while left != 0:
            work = lowest(left)
            left &= left - 1
            head = w.queues[(site * len(w.works) + work) * PRIORITIES + priority].head
            behind = last == NONE or is_before(w, last, head)
            if head != NONE and head != last and behind and (best == NONE or is_before(w, head, best)):
                best = head
    return best


@handler
def one_goes_over(w: World, kinds: int, going: int) -> bool:
    """Somebody goes over to another hospital for the first piece that nobody there takes. Says whether so.

    Who stands behind another in a line has waited less long for the same, and is not gone for before.
    """
    for priority in range(PRIORITIES):
        token = head_after(w, priority, kinds, NONE)
        while token != NONE:
            work = w.stages[w.tokens[token].stage].work
            members = 0
            if find_members(w, token, work, NOBODY) == 0:
                members = find_members(w, token, work, going)
            if members > 0:
                leave_line(w, token)
                start_asked(w, token, work, members)
                return True
            token = head_after(w, priority, kinds, token)
    return False


@handler
def go_over(w: World, going: int) -> None:
    """Those go over who may, but for what interrupts, which is gone for in its turn."""
    while len(w.found) > 1:
        kinds = gone_for(w, going)
        if kinds == 0 or not one_goes_over(w, kinds, going):
            return
