"""The letters and the colour of each duty, the same in every grid of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dghsim.report.text import listed
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.rota import Duty, Tier

FAMILIES: dict[str, int] = {"night": 3, "late": 3, "long": 4, "day": 4, "normal": 2, "home": 2}
"""Kinds of duty, from dark to pale, and how many colours the page has of each (`.night-0` and so on in page.css)."""
_DEEP_NIGHT = 27 * 60
_LATE = 22 * 60
_LONG = 10 * 60


@dataclass(frozen=True, slots=True)
class DutyMark:
    """How one duty is shown."""

    code: str
    label: str
    style: str
    """A class of page.css."""
    times: str
    """`08:30 to 21:00`."""
    cover: str
    """`2 every day`, `1 on Mon to Fri`."""


def family(duty: Duty) -> str:
    """Which of `FAMILIES` a duty is: nights are at work at 03:00, lates past 22:00, long days above 10 hours."""
    begin = minute_of_day(duty.start)
    end = begin + duty.minutes
    if duty.normal:
        return "normal"
    if duty.at == "home":
        return "home"
    if any(begin <= hour < end for hour in (_DEEP_NIGHT - 1440, _DEEP_NIGHT)):
        return "night"
    return "late" if end > _LATE else "long" if duty.minutes > _LONG else "day"


def duty_marks(tier: Tier) -> dict[str, DutyMark]:
    """Duty name -> its mark, in the order of the scenario."""
    used: Counter[str] = Counter()
    marks = {}
    for name, duty in tier.duty.items():
        kind = family(duty)
        marks[name] = DutyMark(
            code=duty.code,
            label=duty.label or name.replace("_", " "),
            style=f"{kind}-{used[kind] % FAMILIES[kind]}",
            times=f"{duty.start} to {duty.end}",
            cover=_cover(duty, tier.duty),
        )
        used[kind] += 1
    return marks


def _cover(duty: Duty, duties: Mapping[str, Duty]) -> str:
    days = _days(duty.cover)
    words = f"at least {days}" if duty.normal and days != "none" else days
    if duty.follows is not None:
        words += f", with {duties[duty.follows].code}"
    return words


def _days(cover: list[int]) -> str:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    runs: list[tuple[int, int, int]] = []
    for day, needed in enumerate(cover):
        if runs and runs[-1][2] == needed:
            runs[-1] = (runs[-1][0], day, needed)
        else:
            runs.append((day, day, needed))
    wanted = [run for run in runs if run[2]]
    if len(runs) == 1 and wanted:
        return f"{wanted[0][2]} every day"
    parts = [
        f"{needed} on {names[first]}" + (f" to {names[last]}" if last > first else "")
        for first, last, needed in wanted
    ]
    return listed(parts) or "none"
