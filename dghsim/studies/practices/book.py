"""The appointment book: day by day who is seen, who waits on and who gives up; many worlds at once.

A world is a replication of a home, with or without what the home changes. On each working day disciplines take in the
order of the practices' list, GPs last; on other days pharmacies alone. Each takes what is for the day before what may
wait, and shares its minutes between the lines in the measure of what they need. Nobody is lost: whoever asked has been
seen, has given up, or waits.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.requests import Floats, Ints
from dghsim.scenario.practices import PHARMACIES
from dghsim.studies.practices.lines import Lines, bookable

REMEMBERED = 28
"""Days: how long one has to wait is known by how many were seen in so many."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How many more ask because they need not wait as long as they would without the home, or fewer."""

    without: Floats
    """(worlds, days): `expected_wait` of the book without it."""
    elasticity: Floats
    """By world."""

    def factor(self, day: int, wait: Floats) -> Floats:
        """By what requests are multiplied; a wait of less than a day counts as a day."""
        found: Floats = (np.maximum(self.without[:, day], 1) / np.maximum(wait, 1)) ** self.elasticity
        return found


@dataclass(frozen=True, slots=True)
class Book:
    """Sums over the days measured, but for what is said to be by day."""

    lines: Lines
    asked: Ints
    """(worlds, lines): new requests, those sent back to a GP not among them; those that shorter waits bring are."""
    more: Ints
    """(worlds, lines): of those, the ones that shorter waits bring; below nought where longer ones keep some away."""
    seen: Ints
    """(worlds, disciplines, lines)."""
    sent_back: Ints
    """(worlds, lines): by the line that they came from."""
    lapsed: Ints
    """(worlds, lines)."""
    waited_days: Ints
    """(worlds, lines): people times nights waited."""
    same_day: Ints
    """(worlds, lines): seen on the day they asked, the longest waiting being seen first."""
    before: Ints
    """(worlds, lines): waiting when the measuring began."""
    after: Ints
    """(worlds, lines): waiting when it ended."""
    waiting_by_day: Ints
    """(worlds, days, lines): at the end of each day from the epoch."""
    seen_by_day: Ints
    """(worlds, days, lines): by whomever."""
    expected_wait: Floats
    """(worlds, days), days: of those who ask on a day for what may wait and a GP takes, by who waits and was seen."""


def keep_book(
    lines: Lines,
    requests: Ints,
    minutes: Floats,
    opened: NDArray[np.bool_],
    begin: int,
    answer: Answer | None = None,
) -> Book:
    """Walk through the days.

    Args:
        lines: as `lines_of` gives them.
        requests: (worlds, lines, days).
        minutes: of each discipline with patients, (worlds, disciplines, days).
        opened: by day; on others pharmacies alone see anybody.
        begin: the first day measured.
        answer: how waits change what may wait and is asked of GPs; None: not at all.
    """
    worlds, count, days = requests.shape
    waiting = np.zeros((worlds, count), dtype=np.int64)
    owed = np.zeros((worlds, count))
    leaves = np.zeros((worlds, count))
    sums = {name: np.zeros((worlds, count), dtype=np.int64) for name in
            ("asked", "more", "sent_back", "lapsed", "waited_days", "same_day")}  # fmt: skip
    seen = np.zeros((worlds, len(lines.disciplines), count), dtype=np.int64)
    by_day = np.zeros((worlds, days, count), dtype=np.int64)
    seen_by_day = by_day.copy()
    before = waiting.copy()
    may_wait, owed_more = bookable(lines), np.zeros((worlds, count))
    expected = np.empty((worlds, days))
    shops = np.array([who == PHARMACIES for who in lines.disciplines])
    to = np.eye(count, dtype=np.int64)[lines.back]
    for day in range(days):
        if day == begin:
            before = waiting.copy()
            for total in (*sums.values(), seen):
                total[...] = 0
        lately = seen_by_day[:, max(0, day - REMEMBERED) : day, may_wait].sum(axis=(1, 2))
        expected[:, day] = waiting[:, may_wait].sum(axis=1) / np.maximum(lately / REMEMBERED, 1 / REMEMBERED)
        fresh = requests[:, :, day]
        if answer is not None:
            factor = answer.factor(day, expected[:, day])[:, None]
            others, owed_more = whole(owed_more + fresh * may_wait * (factor - 1))
            fresh = fresh + others
            sums["more"] += others
        sums["asked"] += fresh
        old = waiting
        waiting = waiting + fresh
        there = minutes[:, :, day] * (shops | opened[day])
        if opened[day] or there.any():
            taken = take(lines, waiting, there)
            today = taken.sum(axis=1)
            waiting = waiting - today
            seen += taken
            seen_by_day[:, day] = today
            sums["same_day"] += np.maximum(today - old, 0)
            back, owed = whole(owed + today_by_others(taken) * lines.back_share)
            gone, leaves = whole(leaves + waiting * lines.lapses * opened[day])
            gone = np.minimum(gone, waiting)
            waiting = waiting - gone
            waiting = waiting + back @ to
            sums["sent_back"] += back
            sums["lapsed"] += gone
        sums["waited_days"] += waiting
        by_day[:, day] = waiting
    return Book(lines, seen=seen, before=before, after=waiting, waiting_by_day=by_day,
                seen_by_day=seen_by_day, expected_wait=expected, **sums)  # fmt: skip


def take(lines: Lines, waiting: Ints, minutes: Floats) -> Ints:
    """Who is seen on one day: (worlds, disciplines, lines).

    Args:
        lines: as `lines_of` gives them.
        waiting: (worlds, lines).
        minutes: (worlds, disciplines).
    """
    taken = np.zeros((len(waiting), *lines.minutes.shape), dtype=np.int64)
    left_waiting = waiting.copy()
    for who, each in enumerate(lines.minutes):
        left = minutes[:, who].copy()
        for first in (lines.on_the_day, ~lines.on_the_day):
            mine = first & np.isfinite(each)
            seen = shared(left_waiting[:, mine], each[mine], left)
            taken[:, who, mine] += seen
            left_waiting[:, mine] -= seen
            left = left - seen @ each[mine]
    return taken


def shared(waiting: Ints, each: Floats, left: Floats) -> Ints:
    """How many of each line fit into the minutes left, each line getting its share; (worlds, lines).

    Whole people only: what is left over of each share is given to the lines from the first on.
    """
    need = waiting @ each
    share = np.minimum(1.0, np.divide(np.maximum(left, 0), need, out=np.ones_like(need), where=need > 0))
    seen: Ints = np.floor(waiting * share[:, None] + 1e-9).astype(np.int64)
    over = np.maximum(left, 0) - seen @ each
    for line, one in enumerate(each):
        more = np.minimum(waiting[:, line] - seen[:, line], np.floor(over / one + 1e-9).astype(np.int64))
        more = np.maximum(more, 0)
        seen[:, line] += more
        over = over - more * one
    return seen


def today_by_others(taken: Ints) -> Ints:
    """Contacts of one day with everybody but GPs, who are last: (worlds, lines)."""
    return np.asarray(taken[:, :-1].sum(axis=1), dtype=np.int64)


def whole(amount: Floats) -> tuple[Ints, Floats]:
    """People and what is carried to the next day."""
    people = np.floor(amount + 1e-9)
    return people.astype(np.int64), amount - people
