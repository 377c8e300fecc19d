"""Stretches of work within a day's choice, in minutes after the midnight that begins the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from dghsim.errors import InputError
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.rota import Duty

DAY = 1440
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One shift or on-call period; one that passes midnight ends after minute 1440."""

    start: int
    end: int
    kind: Literal["shift", "nroc"]
    work: int
    """Minutes that count towards hours: all of a shift, the expected work of a period on call from home."""

    @property
    def length(self) -> int:
        """Minutes."""
        return self.end - self.start

    def within(self, opens: int, closes: int) -> int:
        """Minutes that fall from `opens` to `closes`, minutes after the same midnight."""
        return max(0, min(self.end, closes) - max(self.start, opens))


def span_of(duty: Duty) -> Span:
    """The hours of one duty."""
    start = minute_of_day(duty.start)
    if duty.at == "home":
        expected = min(duty.minutes, round(duty.expected_work_hours * 60))
        return Span(start, start + duty.minutes, "nroc", expected)
    return Span(start, start + duty.minutes, "shift", duty.minutes)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order of start; a shift that begins the minute another ends is one shift with it.

    Raises:
        InputError: two of them overlap.
    """
    found: list[Span] = []
    for span in sorted(spans):
        before = found[-1] if found else None
        if before is not None and span.start < before.end:
            raise InputError(
                f"a duty that follows another begins at minute {span.start % DAY} of the day, before minute "
                f"{before.end % DAY} when the other ends; allowed: one at a time"
            )
        if before is not None and before.end == span.start and before.kind == span.kind == "shift":
            found[-1] = replace(before, end=span.end, work=before.work + span.work)
        else:
            found.append(span)
    return tuple(found)
