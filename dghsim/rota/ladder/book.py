"""What own doctors take on in one replication, on top of the plan, and whether they may take on more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from math import inf

from dghsim.rota.ladder.limits import Limits
from dghsim.rota.ladder.plans import WEEK


@dataclass(frozen=True, slots=True, order=True)
class Stint:
    """A duty asked of somebody; seconds from the epoch, work in minutes."""

    start: int
    end: int
    opens: int
    """Of what is worked at the hospital; -1 where nothing is."""
    closes: int
    night: bool
    minutes: float


@dataclass(frozen=True, slots=True)
class Diary:
    """The plan of one post as lists, which are faster to look at one by one."""

    start: list[int]
    end: list[int]
    minutes: list[float]
    normal: list[bool]
    row: list[int]
    worked: list[float]
    present: list[float]
    spare: list[float]
    """By week: minutes that the fullest reference period around it leaves within the limit."""
    limits: Limits


@dataclass(slots=True)
class Page:
    """One doctor in one replication."""

    diary: Diary
    worked: list[float]
    more: float = 0.0
    """Minutes taken on, those given up not counted."""
    taken: list[Stint] = field(default_factory=list)
    given_up: set[int] = field(default_factory=set)
    """Numbers of duties of the diary."""

    def clashes(self, stint: Stint) -> bool:
        """Whether what was taken on before stands in the way, or leaves too little rest."""
        limits = self.diary.limits
        for other in self.taken:
            if other.start < stint.end and stint.start < other.end:
                return True
            if stint.closes < 0 or other.closes < 0:
                continue
            first, then = (other, stint) if other.start < stint.start else (stint, other)
            goes_on = then.night and then.opens // 86400 == first.opens // 86400 + 1
            rest = limits.night_rest if first.night and not goes_on else limits.rest
            if first.closes + rest > then.opens:
                return True
        return False

    def in_the_way(self, stint: Stint, next_day_too: bool) -> list[int]:
        """Normal days that would have to go: those at the time or within the rest, or on the next day as well."""
        diary, limits = self.diary, self.diary.limits
        after = limits.night_rest if stint.night else limits.rest
        opens, closes = (
            (stint.opens - limits.rest, stint.closes + after)
            if stint.closes >= 0
            else (stint.start, stint.end)
        )
        tomorrow = (stint.start // 86400 + 1) * 86400
        until = max(closes, tomorrow + 86400) if next_day_too else closes
        found = []
        at = bisect_left(diary.start, opens - 86400)
        while at < len(diary.start) and diary.start[at] < until:
            start, end = diary.start[at], diary.end[at]
            at_once = start < closes and end > opens
            later = next_day_too and tomorrow <= start < tomorrow + 86400
            if diary.normal[at] and at not in self.given_up and (at_once or later):
                found.append(at)
            at += 1
        return found

    def has_hours(self, stint: Stint, given_up: list[int], most_a_week: float | None) -> bool:
        """Whether the hours in any 168, and on average, stay within the limits."""
        return self._rolling(stint, given_up) and self._average(stint, given_up, most_a_week)

    def take(self, stint: Stint, given_up: list[int]) -> None:
        """Writes it down."""
        insort(self.taken, stint)
        self.given_up.update(given_up)
        self.more += stint.minutes
        self.worked[stint.start // WEEK] += stint.minutes
        for at in given_up:
            self.worked[self.diary.start[at] // WEEK] -= self.diary.minutes[at]

    def _rolling(self, stint: Stint, given_up: list[int]) -> bool:
        """Counts a duty whole that begins within 168 hours of another's start, which is never too little."""
        most = self.diary.limits.rolling_minutes
        if most == inf:
            return True
        diary = self.diary
        first, last = (
            bisect_right(diary.start, stint.start - WEEK),
            bisect_left(diary.start, stint.start + WEEK),
        )
        duties = [
            (diary.start[at], diary.minutes[at])
            for at in range(first, last)
            if at not in self.given_up and at not in given_up
        ]
        duties += [(each.start, each.minutes) for each in self.taken if abs(each.start - stint.start) < WEEK]
        duties.append((stint.start, stint.minutes))
        if sum([minutes for _, minutes in duties]) <= most:
            return True
        duties.sort()
        total, begin = 0.0, 0
        for start, minutes in duties:
            total += minutes
            while duties[begin][0] <= start - WEEK:
                total -= duties[begin][1]
                begin += 1
            if total > most and start >= stint.start:
                return False
        return True

    def _average(self, stint: Stint, given_up: list[int], most_a_week: float | None) -> bool:
        diary, limits = self.diary, self.diary.limits
        more = stint.minutes - sum([diary.minutes[at] for at in given_up])
        spare = diary.spare[stint.start // WEEK]
        asked = inf if most_a_week is None else 60 * most_a_week
        if more + self.more <= spare and all(asked >= minutes for minutes, _ in limits.averages):
            return True
        if more > spare and not self.taken and most_a_week is None:
            return False
        return all(
            self._within(
                stint.start // WEEK, more, minutes if most_a_week is None else 60 * most_a_week, over
            )
            for minutes, over in limits.averages
        )

    def _within(self, week: int, more: float, most: float, over: int) -> bool:
        """Whether so many more minutes in a week keep every average over so many weeks that holds it."""
        diary, weeks = self.diary, len(self.worked)
        span = min(over, weeks)
        first, last = max(0, week - span + 1), min(week, weeks - span)
        worked, present = (
            sum(self.worked[first : first + span]),
            sum(diary.present[first : first + span]),
        )
        for opens in range(first, last + 1):
            if worked + more > most * present + 1e-6:
                return False
            if opens < last:
                worked += self.worked[opens + span] - self.worked[opens]
                present += diary.present[opens + span] - diary.present[opens]
        return True
