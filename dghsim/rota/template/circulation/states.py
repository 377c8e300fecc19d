"""What of the days already worked still matters to those that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dghsim.rota.template.circulation.local import Local, Pattern, Window
from dghsim.rota.template.doctor_weekends import doctor_weekends
from dghsim.rota.template.objective import weights
from dghsim.rota.template.question import Question
from dghsim.rota.template.shift_types import ShiftType
from dghsim.rota.template.weekend_days import SUNDAY, touches_weekend

_Windows = tuple[tuple[int, int, int], ...]
_Patterns = tuple[tuple[int, int], ...]


class State(NamedTuple):
    """On the morning of a weekday. States that allow and cost the same from here on may still differ."""

    windows: _Windows
    """Index of each sum that may still pass its bound, days into it, and what is left."""
    patterns: _Patterns
    """Index of each pattern so far met, and days into it."""
    weeks: int
    """Since the last weekend worked; 0 where it is this one."""


class Price(NamedTuple):
    """What a day costs: of what is settled first, and of what is settled then; and whether a weekend begins."""

    first: int
    then: int
    weekend: int


@dataclass(frozen=True, slots=True)
class _Sum:
    counts: tuple[dict[int, int], ...]
    """By day, type -> how much it counts."""
    least: tuple[int, ...]
    most: tuple[int, ...]
    """What can still come from that day on."""


class Steps:
    """From one state to the next."""

    def __init__(self, question: Question, local: Local) -> None:
        self.types = question.types
        self._windows, self._patterns = local.windows, local.patterns
        self._sums = [_summed(each, self.types) for each in local.windows]
        self._begin = [
            [(number, 0, each.bound) for number, each in enumerate(local.windows) if each.weekday == day]
            for day in range(7)
        ]
        self._open = [
            [(number, 0) for number, each in enumerate(local.patterns) if each.weekday == day]
            for day in range(7)
        ]
        self._fewest = doctor_weekends(self.types)
        self._met = cache(self._meet)  # the same patterns come again beside many windows

    def kinds(self, weekday: int) -> Iterator[int | None]:
        """A day off, and the types that may be worked."""
        yield None
        yield from (kind for kind, each in enumerate(self.types) if each.spans[weekday])

    def rested(self, lines: int) -> State:
        """A Monday after a long time off."""
        return State((), (), self._apart(lines))

    def step(self, state: State, weekday: int, kind: int | None, lines: int) -> tuple[State, Price] | None:
        """The next morning's state and what the day costs; None where a rule forbids it."""
        windows = self._counted(state.windows, weekday, kind)
        if windows is None:
            return None
        left, owed = windows
        patterns, first, then = self._met(state.patterns, weekday, kind)
        weeks, weekend, crowded = self._weekend(state.weeks, weekday, kind, lines)
        return State(left, patterns, weeks), Price(first + crowded, then + owed, weekend)

    def _counted(self, windows: _Windows, weekday: int, kind: int | None) -> tuple[_Windows, int] | None:
        kept, owed = [], 0
        for number, day, before in (*windows, *self._begin[weekday]):
            each = self._sums[number]
            left = before - (each.counts[day].get(kind, 0) if kind is not None else 0)
            if left < each.least[day + 1]:
                cost = self._windows[number].cost
                if cost is None:
                    return None
                owed += cost
            elif left < each.most[day + 1]:
                kept.append((number, day + 1, left))
        return tuple(sorted(kept)), owed

    def _meet(self, patterns: _Patterns, weekday: int, kind: int | None) -> tuple[_Patterns, int, int]:
        kept, first, then = [], 0, 0
        for number, day in (*patterns, *self._open[weekday]):
            pattern = self._patterns[number]
            if not _is_met(pattern, day, kind):
                continue
            if day + 1 < len(pattern.days):
                kept.append((number, day + 1))
            elif pattern.first:
                first += pattern.cost
            else:
                then += pattern.cost
        return tuple(sorted(kept)), first, then

    def _weekend(self, weeks: int, weekday: int, kind: int | None, lines: int) -> tuple[int, int, int]:
        """Weeks since the last weekend, whether this one begins to be worked, and what it costs to be so near."""
        apart, begins, cost = self._apart(lines), 0, 0
        spans = self.types[kind].spans[weekday] if kind is not None else ()
        if self._fewest and weeks and touches_weekend(weekday, spans):
            if apart >= 3:
                cost = weights.WEEKENDS_CLOSE * (apart - weeks)
            if apart >= 2 and weeks == 1:
                cost += weights.WEEKENDS_RUNNING
            weeks, begins = 0, 1
        if weekday == SUNDAY:
            weeks = min(weeks + 1, apart)
        return weeks, begins, cost

    def _apart(self, lines: int) -> int:
        """Weeks from one weekend to the next, evenly spread."""
        return max(1, lines // self._fewest) if self._fewest else 1


def _is_met(pattern: Pattern, day: int, kind: int | None) -> bool:
    return all((kind in kinds) == (factor > 0) for factor, kinds in pattern.days[day])


def _summed(window: Window, types: tuple[ShiftType, ...]) -> _Sum:
    counts: list[dict[int, int]] = []
    for terms in window.days:
        counted: dict[int, int] = {}
        for factor, kinds in terms:
            for kind in kinds:
                counted[kind] = counted.get(kind, 0) + factor
        counts.append(counted)
    least, most = [0], [0]
    for day in reversed(range(len(counts))):
        given = [
            number for kind, number in counts[day].items() if types[kind].spans[(window.weekday + day) % 7]
        ]
        least.append(least[-1] + min(0, *given, 0))
        most.append(most[-1] + max(0, *given, 0))
    return _Sum(tuple(counts), tuple(reversed(least)), tuple(reversed(most)))
