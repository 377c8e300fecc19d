"""One row of a planner's own rota, whatever form the file has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from dghsim.errors import InputError, show
from dghsim.rota.codes import ABSENCES, Entry, name_key, plain
from dghsim.rota.rolled import duty_kind
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario

_FILLED_BY = ("vacant", "post", "bank", "agency", "uncovered")
"""A planned rota names whoever was found for a duty; how, is said only of simulated ones."""
_USUAL_DAY = ("09:00", "17:00")


class OwnRow(NamedTuple):
    """A duty or an absence as the file has it."""

    doctor: str
    grade: str
    """As written; "" where the file does not say."""
    home: str
    """Tier of the doctor; "" where the file does not say."""
    tier: str
    """Tier of the duty; "" for an absence."""
    duty: str
    kind: str
    start: datetime
    end: datetime
    filled_by: str


class OwnFile(NamedTuple):
    """What a file holds, and the dates it speaks for: `days` of them from `first`."""

    rows: list[OwnRow]
    first: date
    days: int
    weekdays: frozenset[int]
    """Weekdays that it ever speaks for, Monday 0."""
    place: Callable[[int], str]
    """Index of a row -> where it stands, for an error line."""
    notes: tuple[str, ...] = ()
    """Sentences on what was passed over or taken otherwise than it may seem."""


def filled_by_of(text: str, doctor: str) -> str:
    """Who fills the row: as written, else `vacant` for a doctor whose name begins so, else `post`.

    Raises:
        InputError: none of the words allowed.
    """
    word = plain(text).casefold()
    if word and word not in _FILLED_BY:
        raise InputError(f"filled_by is {show(text)}; allowed: {', '.join(_FILLED_BY)}")
    vacant = plain(doctor).casefold().startswith("vacant")
    return "vacant" if vacant and word in ("", "post") else word or "post"


def is_post_duty(row: OwnRow) -> bool:
    """Whether a named doctor in post is on duty."""
    return row.filled_by == "post" and row.kind not in ABSENCES


def home_tiers(duties: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Doctor -> the tier that most of the doctor's duties are of, the first met where two have as many."""
    homes: dict[str, tuple[str, int]] = {}
    for (doctor, tier), number in Counter(duties).items():
        if tier and number > homes.get(doctor, ("", 0))[1]:
            homes[doctor] = tier, number
    return {doctor: tier for doctor, (tier, _) in homes.items()}


def absence_hours(scenario: Scenario, home: str, day: date) -> tuple[datetime, datetime]:
    """When an absence begins and ends: it is as long as the tier's normal day, 09:00 to 17:00 where it has none."""
    duties = scenario.rota.tier[home].duty.values() if home in scenario.rota.tier else ()
    normal = next((duty for duty in duties if duty.normal), None)
    begins = minute_of_day(normal.start if normal else _USUAL_DAY[0])
    minutes = normal.minutes if normal else minute_of_day(_USUAL_DAY[1]) - begins
    start = datetime(day.year, day.month, day.day) + timedelta(minutes=begins)
    return start, start + timedelta(minutes=minutes)


def kind_of(scenario: Scenario, entry: Entry) -> str:
    """The kind of row: the absence, or `nroc` or `shift`."""
    return entry.kind or duty_kind(scenario.rota.tier[entry.tier].duty[entry.duty])


def tier_named(scenario: Scenario, text: str) -> str:
    """The tier of a name or label; "" for no text.

    Raises:
        InputError: no such tier.
    """
    for name, tier in scenario.rota.tier.items():
        if name_key(text) in (name, name_key(tier.label)):
            return name
    if text:
        raise InputError(f"tier {show(text)} is unknown; allowed: {', '.join(scenario.rota.tier)}")
    return ""
