"""The rows of tokens: found by number, used again when a token is no more."""

from __future__ import annotations

from dghsim.compiled import handler
from dghsim.engine.kernel.world import DEAD, World
from dghsim.engine.plan import NONE


@handler
def thread(w: World, patient: int, fork: int) -> int:
    """The token of a patient's side branch, or with NONE of the patient itself; NONE if there is none now."""
    return w.rows[thread_number(w, patient, fork)]


@handler
def thread_number(w: World, patient: int, fork: int) -> int:
    """The number of the token of a patient's side branch, or with NONE of the patient itself."""
    number = patient if fork == NONE else len(w.entities) + patient * w.clock[0].forks + fork
    return number + w.patients[patient].moved


@handler
def new_row(w: World, number: int) -> int:
    """A row for a token that comes into being: the one left last, or one never used."""
    clock = w.clock[0]
    row = clock.spare_row
    if row == NONE:
        row = clock.rows_used
        clock.rows_used += 1
    else:
        clock.spare_row = w.tokens[row].behind
    w.rows[number] = row
    w.tokens[row].number = number
    clock.alive += 1
    return row


@handler
def give_up_row(w: World, token: int) -> None:
    """A token is no more; what it was can be read until another comes into being."""
    clock, mine = w.clock[0], w.tokens[token]
    mine.state = DEAD
    w.rows[mine.number] = NONE
    mine.behind, clock.spare_row = clock.spare_row, token
    clock.alive -= 1
