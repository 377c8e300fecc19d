"""Takes the gaps of one replication down the ladder."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.rota.horizon import DAY_SECONDS
from dghsim.rota.ladder.asked import Candidates, OwnDoctors
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
        self._seats, self._own, self._there = seats, own, there.tolist()
        self._posts, self._days = there.shape
        self._pages: dict[int, Page] = {}
        self._load = [0] * self._posts
        """By post: duties taken on."""

    def find(self, seat: int, step: Step, candidates: Candidates) -> tuple[int, list[int]] | None:
        """A doctor for the seat with the normal days he or she gives up, written down; None if nobody can.

        Whoever has taken on least is asked first, then the next line of the rota after the gap's own.
        """
        stint = self._stint(seat)
        for post in self._in_turn(stint, candidates.of(seat), int(self._seats.post[seat])):
            page = self._page(post)
            if page.clashes(stint):
                continue
            lost = [] if step.rung.by == "bank" else self._lost(post, page, stint, step)
            if step.rung.by == "swap" and not lost:
                continue
            if page.has_hours(stint, lost, step.rung.most_hours_a_week):
                page.take(stint, lost)
                self._pages[post] = page
                self._load[post] += 1
                return post, lost
        return None

    def _in_turn(self, stint: Stint, posts: list[int], own_line: int) -> list[int]:
        """Others who are there on all days of the stint, in the order in which they are asked."""
        first = stint.start // DAY_SECONDS
        last = min((stint.end - 1) // DAY_SECONDS, self._days - 1)
        there, load, number = self._there, self._load, self._posts
        free = [
            load[post] * number + (post - own_line) % number
            for post in posts
            if post != own_line
            and (there[post][first] if last == first else all(there[post][first : last + 1]))
        ]
        free.sort()
        return [(turn + own_line) % number for turn in free]

    def _lost(self, post: int, page: Page, stint: Stint, step: Step) -> list[int]:
        """Normal days in the way on which the doctor would have been there."""
        starts, there = page.diary.start, self._there[post]
        days = page.in_the_way(stint, next_day_too=step.rung.by == "act_down")
        return [at for at in days if there[starts[at] // DAY_SECONDS]]

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
