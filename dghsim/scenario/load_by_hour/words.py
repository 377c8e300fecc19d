"""Says in one line each which work no duty can clear, and when work piles up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.load_by_hour.bottlenecks import Bottleneck
from dghsim.scenario.load_by_hour.load import OfferedLoad
from dghsim.scenario.load_by_hour.spells import Spell

MOST_LINES = 6
_ALIKE = 0.8
"""A set of kinds is left out if what waits of kinds within it, already told, comes to this share of its own."""


def endless_lines(load: OfferedLoad) -> Iterator[str]:
    """One line for each set of kinds of work of which a week brings more than a week can clear."""
    for one in load.endless:
        yield (
            f"offered load above cover: {_kinds(load, one.works)}: about {_hours(one)} clinician-hours a week, and "
            f"duties that answer any of it ({_duties(load, one)}) have {one.there:.0f}, so they would be "
            f"{_percent(one.load.sum(), one.there)} busy; the queue will grow without end"
        )
    told = {one.works for one in load.endless}
    for one in load.unrested:
        if not any(set(works) <= set(one.works) for works in told):
            yield (
                f"offered load above cover: {_kinds(load, one.works)}: about {_hours(one)} clinician-hours a week, and "
                f"duties that answer any of it ({_duties(load, one)}) have {one.free.sum():.0f} beside breaks and "
                "work of their own; it is done only if those are missed"
            )


def _hours(one: Bottleneck) -> str:
    return f"{one.load.sum():.0f}"


def _percent(load: float, there: float) -> str:
    return f"{100 * load / there:.0f} %" if there > 0 else "always"


def _kinds(load: OfferedLoad, works: Sequence[int]) -> str:
    return ", ".join(load.works[work] for work in works)


def _duties(load: OfferedLoad, one: Bottleneck) -> str:
    return ", ".join(".".join(load.duties[duty]) for duty in one.shifts)


def spell_lines(load: OfferedLoad) -> Iterator[str]:
    """One line for each time of the week in which work piles up, the most waiting first."""
    groups = _told(list(_alike(load.spells)))
    for group in groups[:MOST_LINES]:
        yield _line(load, group)
    if len(groups) > MOST_LINES:
        yield f"overload by hour: {len(groups) - MOST_LINES} more such times of the week"


def _alike(spells: Sequence[Spell]) -> Iterator[list[Spell]]:
    """Spells of one set of kinds that begin and peak at about the same time of different days."""
    left = list(spells)
    while left:
        first = left[0]
        alike = [one for one in left if _same_time(first, one)]
        left = [one for one in left if one not in alike]
        yield alike


def _same_time(first: Spell, other: Spell) -> bool:
    def near(one: int, two: int) -> bool:
        return (one - two + 2) % 24 <= 4

    short = first.peaks - first.begins <= 24 and other.peaks - other.begins <= 24
    same_length = abs((first.peaks - first.begins) - (other.peaks - other.begins)) <= 4
    return first == other or (
        first.works == other.works
        and short
        and same_length
        and near(first.begins, other.begins)
        and near(first.peaks, other.peaks)
    )


def _worst(group: list[Spell]) -> Spell:
    return max(group, key=lambda spell: spell.waiting)


def _told(groups: list[list[Spell]]) -> list[list[Spell]]:
    """Without those that smaller sets of kinds already tell; the most waiting first."""
    kept: list[list[Spell]] = []
    for group in sorted(groups, key=lambda group: (len(group[0].works), -_worst(group).waiting)):
        worst = _worst(group)
        within = sum(
            max((one.waiting for one in other if _overlap(one, worst)), default=0.0)
            for other in kept
            if set(other[0].works) < set(worst.works)
        )
        if within < _ALIKE * worst.waiting:
            kept.append(group)
    return sorted(kept, key=lambda group: -_worst(group).waiting)


def _overlap(one: Spell, other: Spell) -> bool:
    return any(
        one.begins + shift < other.clears and other.begins < one.clears + shift for shift in (-168, 0, 168)
    )


def _line(load: OfferedLoad, group: list[Spell]) -> str:
    worst = _worst(group)
    there = "and nobody who answers it is there" if worst.there < 0.05 else f"and {worst.there:.1f} are there"
    return (
        f"overload by hour: {_when(group)}: {_kinds(load, worst.works)} asks for {_few(worst.asked)}, {there}; by "
        f"{_clock(worst.peaks)} about {_amount(worst.waiting)} of work wait, cleared by {_until(worst)}"
    )


def _few(doctors: float) -> str:
    return "less than 0.1 doctors" if doctors < 0.1 else f"{doctors:.1f} doctors"


def _amount(hours: float) -> str:
    return f"{hours:.1f} hours" if hours < 10 else f"{hours:.0f} hours"


def _clock(hour: int) -> str:
    return f"{hour % 24:02d}:00"


def _day(hour: int) -> str:
    return WEEKDAYS[hour // 24 % 7].capitalize()


def _until(spell: Spell) -> str:
    far = spell.clears - spell.peaks >= 24
    return f"{_day(spell.clears)} {_clock(spell.clears)}" if far else _clock(spell.clears)


def _when(group: list[Spell]) -> str:
    """Such as `Mon to Fri 16:00-21:00`; the times are those of the day on which most waits."""
    worst = _worst(group)
    if worst.peaks - worst.begins > 24:
        return f"{_day(worst.begins)} {_clock(worst.begins)} to {_day(worst.peaks)} {_clock(worst.peaks)}"
    days = sorted({spell.begins // 24 % 7 for spell in group})
    return f"{_days(days)} {_clock(worst.begins)}-{_clock(worst.peaks)}"


def _days(days: list[int]) -> str:
    if len(days) == 7:
        return "every day"
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [[WEEKDAYS[day].capitalize() for day in run] for run in runs]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(run) for run in names)
