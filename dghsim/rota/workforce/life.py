"""What becomes of one post: held, left, advertised, filled, rotated."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dghsim.rota.workforce.draws import Pairs
from dghsim.rota.workforce.model import LONG_KNOWN
from dghsim.rota.workforce.terms import Terms, from_quantiles

ROUNDS = 64
"""Advert rounds of one vacancy that have a name of their own in random draws."""
_NEVER = 10**9


@dataclass(slots=True)
class Life:
    """One post over the run; days since the epoch, ends left out."""

    held: list[tuple[int, int, bool]] = field(default_factory=list)
    """(from, to, whether the doctor began within the run)."""
    vacant: list[tuple[int, int, int]] = field(default_factory=list)
    """(from, to, day on which it became known)."""
    events: list[tuple[str, int]] = field(default_factory=list)
    """(what, day)."""


@dataclass(frozen=True, slots=True)
class Fate:
    """The draws of one post."""

    holder: Pairs
    """By how many held it before: when he or she leaves."""
    advert: Pairs
    """By vacancy and round: whether it succeeds, and how long until the first day."""
    change: Mapping[int, tuple[float, float]]
    """By date of the changeover: whether the post rotates, and whether somebody comes."""
    phase: float
    """How far the first round of a post vacant from the start has come."""


def life_of(terms: Terms, held: bool, days: int, fate: Fate) -> Life:
    """Follows one post from day 0. Nothing in it depends on other posts."""
    life, day, turn, known = Life(), 0, 0, LONG_KNOWN
    while day < days:
        if held:
            until, cause = _leaves(terms, day, turn, fate)
            life.held.append((day, min(until, days), turn > 0))
            known = _word(terms, day, turn, until) if cause == "leavers" else until - terms.changeover_known
            held = cause == "filled"
            if until < days and cause != "filled":
                life.events.append((cause, until))
        else:
            until = _filled(terms, day, turn, known, days, fate, life)
            life.vacant.append((day, min(until, days), known))
            held = True
        day, turn = until, turn + 1
    life.events = [(what, when) for what, when in life.events if when < days]
    return life


def _leaves(terms: Terms, day: int, turn: int, fate: Fate) -> tuple[int, str]:
    """When the holder goes, and why: `leavers`, `filled` (somebody else at a changeover), `unfilled_changeovers`."""
    leaves = _NEVER
    if terms.leavers_per_day > 0:
        leaves = day + max(1, math.ceil(-math.log(fate.holder(turn)[0]) / terms.leavers_per_day))
    change = next(_rotations(terms, day, fate), None)
    if change is not None and change[0] <= leaves:
        return change[0], "filled" if change[1] else "unfilled_changeovers"
    return leaves, "leavers"


def _word(terms: Terms, day: int, turn: int, last: int) -> int:
    """When the holder gives notice: not before his or her own first day, if that is within the run."""
    return max(day, last - terms.notice) if turn else last - terms.notice


def _rotations(terms: Terms, day: int, fate: Fate) -> Iterator[tuple[int, bool]]:
    """Later days on which the post changes hands, and whether somebody comes."""
    for when, name, share in terms.changes:
        if when > day:
            rotates, comes = fate.change[name]
            if rotates < share:
                yield when, comes < terms.fill_chance


def _filled(terms: Terms, day: int, turn: int, known: int, days: int, fate: Fate, life: Life) -> int:
    """The first day of whoever comes next."""
    if terms.rotates:
        return _rotated(terms, day, fate, life)
    opens = known if known > LONG_KNOWN else day - int(fate.phase * (terms.advert + terms.pause))
    failed = 0
    while opens < days:
        life.events.append(("adverts", opens))
        closes = opens + terms.advert
        succeeds, months = fate.advert(turn * ROUNDS + failed % ROUNDS)
        if succeeds < terms.advert_chance:
            return _appointed(life, max(day, closes + round(from_quantiles(terms.hire, months))))
        life.events.append(("failed_adverts", closes))
        failed += 1
        if failed == terms.convert_after:
            return _appointed(life, max(day, closes + round(from_quantiles(terms.convert, months))))
        opens = closes + terms.pause
    return _NEVER


def _rotated(terms: Terms, day: int, fate: Fate, life: Life) -> int:
    for when, comes in _rotations(terms, day, fate):
        if comes:
            return when
        life.events.append(("unfilled_changeovers", when))
    return _NEVER


def _appointed(life: Life, day: int) -> int:
    life.events.append(("appointments", day))
    return day
