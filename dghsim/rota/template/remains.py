"""What a template asks of a doctor, and what it leaves for wards, clinics and training once leave is taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dghsim.rota.rules import Readings
from dghsim.rota.template.followers import followers_by_weekday
from dghsim.rota.template.kept import nights_of, works_weekend, zero_days
from dghsim.rota.template.sessions import Cells, seats
from dghsim.rota.template.spans import span_of
from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.rota import Tier

WEEKS = 52


@dataclass(frozen=True, slots=True)
class Remains:
    """One template in figures, every line being filled."""

    lines: int
    hours_a_week: float
    """Before leave."""
    weekends_a_year: float
    """For one doctor, none of them lost to leave."""
    nights_a_year: float
    zero_days_a_year: float
    normal_days_a_week: float
    """For one doctor, before leave."""
    normal_days_after_leave: float
    """For one doctor a week, annual and study leave being taken from normal days alone."""
    on_normal_duties: tuple[float, ...]
    """Doctors on Monday to Friday, before leave."""
    after_leave: float
    """Doctors a weekday on normal duties after leave, on average."""
    sessions: tuple[tuple[str, float], ...]
    """Label of each session, and how many a doctor has a year before leave."""


def remains(tier: Tier, cells: Cells, readings: Readings) -> Remains:
    """The figures of a template of the tier."""
    lines = len(cells)
    normal = {name for name, duty in tier.duty.items() if duty.normal}
    by_day = [sum(week[day] in normal for week in cells) for day in range(7)]
    a_week = sum(by_day) / lines
    away = (tier.leave_days + tier.study_days) / WEEKS
    after = max(0.0, a_week - away)
    minutes = sum(_minutes(tier, name, day) for week in cells for day, name in enumerate(week) if name)
    seated = Counter(seat.session for seat in seats(tier, cells))
    return Remains(
        lines=lines,
        hours_a_week=minutes / 60 / lines,
        weekends_a_year=sum(works_weekend(tier, week) for week in cells) * WEEKS / lines,
        nights_a_year=sum(nights_of(tier, cells, readings)) * WEEKS / lines,
        zero_days_a_year=zero_days(tier, cells, readings) * WEEKS / lines,
        normal_days_a_week=a_week,
        normal_days_after_leave=after,
        on_normal_duties=tuple(float(number) for number in by_day[:5]),
        after_leave=after * lines / 5,
        sessions=tuple(
            (session.label, seated[name] * WEEKS / lines) for name, session in tier.template.session.items()
        ),
    )


def remains_text(tier: Tier, found: Remains) -> list[str]:
    """The figures in words, a line each."""
    least, most = min(found.on_normal_duties), max(found.on_normal_duties)
    number = f"{least:g}" if least == most else f"{least:g} to {most:g}"
    said = [
        f"every line filled: {number} doctors a weekday on normal duties before leave, {found.after_leave:.1f} after; "
        f"{found.normal_days_a_week:.1f} normal days a doctor a week before leave, "
        f"{found.normal_days_after_leave:.1f} after"
    ]
    if tier.template.zero_days_a_week is not None:
        said.append(f"zero days: {found.zero_days_a_year:.0f} a year")
    return said + [
        f"{label}: {number:.0f} a year for each doctor, before leave" for label, number in found.sessions
    ]


def session_lines(tier: Tier, cells: Cells) -> list[str]:
    """Who is in which session, a line each: `Teaching, wed pm: lines 3, 7`."""
    found = seats(tier, cells)
    said = []
    for name, session in tier.template.session.items():
        for day, word in enumerate(WEEKDAYS):
            lines = [str(seat.line + 1) for seat in found if seat.session == name and seat.weekday == day]
            if lines:
                part = "" if session.part == "day" else f" {session.part}"
                said.append(
                    f"{session.label}, {word}{part}: {'line' if len(lines) == 1 else 'lines'} {', '.join(lines)}"
                )
    return said


def _minutes(tier: Tier, name: str, weekday: int) -> float:
    return sum(span_of(tier.duty[each]).work for each in (name, *followers_by_weekday(tier, name)[weekday]))
