"""Takes the gaps of one replication down the ladder."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.rota.horizon import DAY_SECONDS
from dghsim.rota.ladder.asked import OwnDoctors
from dghsim.rota.ladder.book import Page, Stint
from dghsim.rota.ladder.gap_table import Ints, Mask, SeatTable
from dghsim.rota.ladder.steps import Step, answers

_SESSION_MINUTES = 240.0
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of each gap; one entry a gap."""

    gap: Ints
    """Seats."""
    rung: Ints
    """NOBODY where no rung filled it."""
    post: Ints
    """Own doctor who works it, else NOBODY."""
    asked: Ints
    """Bit r is set where rung r was asked."""
    sessions: np.ndarray[tuple[int], np.dtype[np.float64]]
    """Half days of normal work given up for it."""
    given_up: list[tuple[int, int]]
    """Post and number in its diary of each normal day given up, over all gaps."""


def descend(
    steps: tuple[Step, ...],
    seats: SeatTable,
    own: OwnDoctors,
    gap: Ints,
    known: Ints,
    there: Mask,
    key: tuple[int, int],
) -> Filled:
    """Fills what can be filled: the gap known longest first, each from the top rung down.

    Args:
        steps: the ladder.
        seats: all stints of the rota.
        own: the hospital's doctors.
        gap: seats with nobody there.
        known: by gap, the day on which that became known.
        there: (posts, days) who is in post and not sick.
        key: seed and replication.
    """
    may, would = answers(steps, seats, gap, seats.day[gap] - known, key)
    rung, asked = _first(may, would)
    post = np.full(len(gap), NOBODY, dtype=np.int64)
    sessions = np.zeros(len(gap))
    given_up: list[tuple[int, int]] = []
    by_name = np.array([step.asks_own for step in steps], dtype=np.bool_)
    before = np.arange(len(steps)) <= np.where(rung == NOBODY, len(steps), rung)[:, None]
    search = np.flatnonzero((would & by_name & before).any(axis=1))
    book = Book(seats, own, there)
    search = search[np.lexsort((gap[search], seats.start[gap[search]], known[search]))]
    for at, seat, allowed, willing in zip(
        search.tolist(), gap[search].tolist(), may[search].tolist(), would[search].tolist(), strict=True
    ):
        rung[at], asked[at] = NOBODY, 0
        for place, step in enumerate(steps):
            if not allowed[place]:
                continue
            asked[at] |= 1 << place
            if not willing[place]:
                continue
            if step.asks_own:
                found = book.find(seat, step, own.candidates[place])
                if found is None:
                    continue
                post[at], lost = found
                given_up += [(int(post[at]), each) for each in lost]
                sessions[at] = sum(own.diaries[post[at]].minutes[each] for each in lost) / _SESSION_MINUTES
            rung[at] = place
            break
    return Filled(gap, rung, post, asked, sessions, given_up)


def _first(may: Mask, would: Mask) -> tuple[Ints, Ints]:
    """The first rung that would, and which were asked by then, were all of them as good as their word."""
    number = may.shape[1]
    yes = would.any(axis=1) if number else np.zeros(len(may), dtype=np.bool_)
    rung = np.where(yes, would.argmax(axis=1) if number else 0, NOBODY)
    reached = np.arange(number) <= np.where(yes, rung, number)[:, None]
    asked = ((may & reached) * (1 << np.arange(number))).sum(axis=1)
    return rung.astype(np.int64), asked.astype(np.int64)


class Book:
    """Who has taken on what so far, and who is asked next."""

    def __init__(self, seats: SeatTable, own: OwnDoctors, there: Mask) -> None:
        self._seats, self._own, self._there = seats, own, there
        self._pages: dict[int, Page] = {}

    def find(self, seat: int, step: Step, candidates: Mask) -> tuple[int, list[int]] | None:
        """A doctor for the seat with the normal days he or she gives up, written down; None if nobody can.

        Whoever has taken on least is asked first, then the next line of the rota after the gap's own.
        """
        stint = self._stint(seat)
        first, last = stint.start // DAY_SECONDS, (stint.end - 1) // DAY_SECONDS
        days = slice(first, min(last, self._there.shape[1] - 1) + 1)
        free = np.flatnonzero(candidates[seat] & self._there[:, days].all(axis=1)).tolist()
        number, own_line = candidates.shape[1], int(self._seats.post[seat])
        free.sort(key=lambda post: (self._load(post), (post - own_line) % number))
        for post in free:
            page = self._page(post)
            if page.clashes(stint):
                continue
            lost = [] if step.rung.by == "bank" else self._lost(post, page, stint, step)
            if step.rung.by == "swap" and not lost:
                continue
            if page.has_hours(stint, lost, step.rung.most_hours_a_week):
                page.take(stint, lost)
                self._pages[post] = page
                return post, lost
        return None

    def _lost(self, post: int, page: Page, stint: Stint, step: Step) -> list[int]:
        """Normal days in the way on which the doctor would have been there."""
        starts = page.diary.start
        return [
            at
            for at in page.in_the_way(stint, next_day_too=step.rung.by == "act_down")
            if self._there[post, starts[at] // DAY_SECONDS]
        ]

    def _load(self, post: int) -> int:
        page = self._pages.get(post)
        return len(page.taken) if page else 0

    def _page(self, post: int) -> Page:
        page = self._pages.get(post)
        if page is None:
            diary = self._own.diaries[post]
            page = Page(diary, list(diary.worked))
        return page

    def _stint(self, seat: int) -> Stint:
        seats = self._seats
        return Stint(
            int(seats.start[seat]),
            int(seats.end[seat]),
            int(seats.resident_start[seat]),
            int(seats.resident_end[seat]),
            bool(seats.night_shift[seat]),
            float(seats.minutes[seat]),
        )
