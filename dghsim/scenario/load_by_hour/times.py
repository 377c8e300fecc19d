"""Hours of the week in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.load_by_hour.waiting import Spell

_LONG = 16
"""Hours; what is longer is told with both its days."""


def grouped(spells: Sequence[Spell]) -> Iterator[list[Spell]]:
    """Spells that begin and peak at about the same time of different days, together; the late apart."""
    left = list(spells)
    while left:
        first = left[0]
        alike = [one for one in left if _same_time(first, one)]
        left = [one for one in left if one not in alike]
        yield alike


def _same_time(first: Spell, other: Spell) -> bool:
    def near(one: int, two: int) -> bool:
        return (one - two + 2) % 24 <= 4

    if first == other:
        return True
    lengths = [spell.peaks - spell.begins for spell in (first, other)]
    return (
        first.late == other.late
        and max(lengths) <= 24
        and max(lengths) - min(lengths) <= 4
        and near(first.begins, other.begins)
        and near(first.peaks, other.peaks)
    )


def worst(group: Sequence[Spell]) -> Spell:
    """The one in which most waits."""
    return max(group, key=lambda spell: spell.waiting)


def when(group: Sequence[Spell]) -> str:
    """Such as `Mon to Fri 16:00-21:00`; the times are those of the day on which most waits."""
    most = worst(group)
    if most.peaks - most.begins > _LONG:
        return f"{_day(most.begins)} {clock(most.begins)} to {_day(most.peaks)} {clock(most.peaks)}"
    return f"{days(group)} {clock(most.begins)}-{clock(most.peaks)}"


def days(group: Sequence[Spell]) -> str:
    """Such as `Mon to Fri`, the days on which the spells begin."""
    found = sorted({spell.begins // 24 % 7 for spell in group})
    if len(found) == 7:
        return "every day"
    runs: list[list[int]] = []
    for day in found:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [[WEEKDAYS[day].capitalize() for day in run] for run in runs]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(run) for run in names)


def until(spell: Spell) -> str:
    """Such as `done by 10:00`; with the day, if that is a day or more after the peak."""
    if spell.clears is None:
        return "never all done"
    far = spell.clears - spell.peaks >= 24
    return f"done by {_day(spell.clears)} {clock(spell.clears)}" if far else f"done by {clock(spell.clears)}"


def clock(hour: int) -> str:
    """The time of day of an hour of the week."""
    return f"{hour % 24:02d}:00"


def _day(hour: int) -> str:
    return WEEKDAYS[hour // 24 % 7].capitalize()
