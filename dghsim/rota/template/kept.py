"""What a planner asks of a template, checked on the finished cells: clock times and counts, and no solver."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate, pairwise

from dghsim.rota.rules import Readings
from dghsim.rota.template.followers import followers_by_weekday
from dghsim.rota.template.sessions import Cells, seats
from dghsim.rota.template.spans import joined, span_of
from dghsim.scenario.base import WEEKDAYS, minute_of_day
from dghsim.scenario.rota import Tier

_TINY = 1e-9


def not_kept(tier: Tier, cells: Cells, readings: Readings) -> Iterator[str]:
    """One line for everything asked in `tier.template` that the cells do not keep to."""
    for key in tier.template.given():
        for says in KEPT[key](tier, cells, readings):
            yield f"{key}: {says}"


def nights_of(tier: Tier, cells: Cells, readings: Readings) -> list[bool]:
    """By day of the cycle, whether a night begins on it; a duty and the one that follows it at once are one shift."""
    length = (readings.night_to - readings.night_from) % 1440 or 1440
    opens = [readings.night_from + day * 1440 for day in (-1, 0, 1, 2)]

    def by_night(name: str, weekday: int) -> bool:
        duties = [tier.duty[each] for each in (name, *followers_by_weekday(tier, name)[weekday])]
        shifts = joined(span_of(duty) for duty in duties if duty.at == "site")
        inside = [sum(shift.within(each, each + length) for each in opens) for shift in shifts]
        return max(inside, default=0) >= readings.night_hours * 60

    return [bool(cell) and by_night(cell, day) for week in cells for day, cell in enumerate(week)]


def _blocks(tier: Tier, cells: Cells, readings: Readings) -> Iterator[str]:
    nights = nights_of(tier, cells, readings)
    allowed = set(pairwise([0, *accumulate(tier.template.night_blocks or [])]))
    for at, on in enumerate(nights):
        if on and not nights[at - 1]:
            length = next(
                (n for n in range(1, len(nights)) if not nights[(at + n) % len(nights)]), len(nights)
            )
            if (at % 7, at % 7 + length) not in allowed:
                yield f"line {at // 7 + 1} has {length} nights from {WEEKDAYS[at % 7]}"


def _off_after_nights(tier: Tier, cells: Cells, readings: Readings) -> Iterator[str]:
    nights, days = nights_of(tier, cells, readings), [cell for week in cells for cell in week]
    for at, on in enumerate(nights):
        if on and not nights[(at + 1) % len(nights)]:
            after = range(at + 1, at + 1 + tier.template.days_off_after_nights)
            if any(days[day % len(days)] for day in after):
                yield f"line {at // 7 + 1} works too soon after the night of {WEEKDAYS[at % 7]}"


def _whole(tier: Tier, cells: Cells, _: Readings) -> Iterator[str]:
    for line, week in enumerate(cells):
        late = bool(week[4]) and _ends_on_saturday(tier, week[4])
        if bool(week[5]) != bool(week[6]) or (late and not week[5]):
            yield f"line {line + 1} works part of a weekend"


def _ends_on_saturday(tier: Tier, name: str) -> bool:
    """Whether Friday's duty, or one that follows it, goes on past 00:01 on Saturday."""
    duties = [tier.duty[each] for each in (name, *followers_by_weekday(tier, name)[4])]
    return any(minute_of_day(duty.start) + duty.minutes > 1441 for duty in duties)


def works_weekend(tier: Tier, week: tuple[str, ...]) -> bool:
    """Whether a line works any of its weekend, Friday night included."""
    return bool(week[5] or week[6] or (week[4] and _ends_on_saturday(tier, week[4])))


def _weekends(tier: Tier, cells: Cells, _: Readings) -> Iterator[str]:
    worked = sum(works_weekend(tier, week) for week in cells)
    if worked * (tier.template.one_weekend_in or 0) > len(cells) + _TINY:
        yield f"{worked} weekends in {len(cells)} weeks"


def _normal_days(tier: Tier, cells: Cells, _: Readings) -> Iterator[str]:
    given = sum(bool(cell) and tier.duty[cell].normal for week in cells for cell in week)
    if given + _TINY < tier.template.normal_days_a_week * len(cells):
        yield f"{given} normal days in {len(cells)} weeks"


def _zero_days(tier: Tier, cells: Cells, readings: Readings) -> Iterator[str]:
    given, (least, most) = zero_days(tier, cells, readings), tier.template.zero_days_a_week or (0, 7)
    if not least * len(cells) - _TINY <= given <= most * len(cells) + _TINY:
        yield f"{given} zero days in {len(cells)} weeks"


def zero_days(tier: Tier, cells: Cells, readings: Readings) -> int:
    """Weekdays without work in the cycle, but for those on which a night ends."""
    nights, days = nights_of(tier, cells, readings), [cell for week in cells for cell in week]
    return sum(at % 7 < 5 and not cell and not nights[at - 1] for at, cell in enumerate(days))


def _clear_lines(tier: Tier, cells: Cells, _: Readings) -> Iterator[str]:
    for line in tier.leave_lines:
        if any(cell and not tier.duty[cell].normal for cell in cells[line - 1]):
            yield f"line {line} is for leave and holds more than normal days"


def _sessions(tier: Tier, cells: Cells, _: Readings) -> Iterator[str]:
    given = seats(tier, cells)
    by_day = Counter((seat.session, seat.weekday) for seat in given)
    for name, session in tier.template.session.items():
        short = [day for day in session.days if by_day[name, WEEKDAYS.index(day)] < (session.doctors or 0)]
        if short:
            yield f"{name} has fewer than {session.doctors} doctors on {short[0]}"
        if sum(seat.session == name for seat in given) < (session.a_cycle or 0):
            yield f"{name} comes fewer than {session.a_cycle} times in the cycle"


KEPT: Mapping[str, Callable[[Tier, Cells, Readings], Iterator[str]]] = {
    "night_blocks": _blocks,
    "days_off_after_nights": _off_after_nights,
    "whole_weekends": _whole,
    "one_weekend_in": _weekends,
    "normal_days_a_week": _normal_days,
    "zero_days_a_week": _zero_days,
    "clear_leave_lines": _clear_lines,
    "session": _sessions,
}
"""Key of `Asked` -> what a template that does not keep to it is told."""
