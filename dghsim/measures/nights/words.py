"""Times and names as they are said on the wards."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dghsim.scenario.root import Scenario

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LEVELS = {1: "tier 1 doctor", 2: "registrar", 3: "consultant"}
"""What a doctor of a tier is called, by its level."""
CATEGORIES = {
    "take": "the take", "wards": "the wards", "emergencies": "emergencies", "outside": "calls from outside medicine",
    "own": "handover, rounds and breaks",
}  # fmt: skip
"""What a clinician's time goes to."""
ROUTES = {"ed": "emergency department", "direct": "sent in by a GP or clinic"}
"""Streams whose usual names are abbreviations."""


def clock(moment: datetime) -> str:
    """`03:12`."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def day(moment: date) -> str:
    """`Tuesday 3 May 2022`, in English wherever the program runs."""
    return f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def night_of(evening: date) -> str:
    """`Tuesday 3 to Wednesday 4 May 2022`."""
    morning = evening + timedelta(days=1)
    first = f"{_DAYS[evening.weekday()]} {evening.day}"
    if evening.month != morning.month:
        first += f" {_MONTHS[evening.month - 1]}"
    return f"{first} to {day(morning)}"


def length(span: timedelta) -> str:
    """`5 h 10 min`, `58 min`, `under a minute`; whole minutes, cut off as a clock does."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return "under a minute"
    hours, rest = divmod(minutes, 60)
    return f"{rest} min" if not hours else f"{hours} h {rest} min" if rest else f"{hours} h"


def waited(span: timedelta | None) -> str:
    """A wait in a table: as `length`, `at once`, or nothing."""
    return "" if span is None else length(span) if span >= timedelta(minutes=1) else "at once"


def a(word: str) -> str:
    """With `a` or `an`."""
    return f"{'an' if word[:1].lower() in 'aeiou' else 'a'} {word}"


def lowered(label: str) -> str:
    """A label inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return label if label[1:2].isupper() or not label[:1].isalpha() else label[:1].lower() + label[1:]


def work_label(scenario: Scenario, kind: str) -> str:
    """What a kind of work is called."""
    work = scenario.work.get(kind)
    return (work.label if work else None) or kind.replace("_", " ").capitalize()


def place_label(scenario: Scenario, name: str) -> str:
    """What a place is called."""
    place = scenario.place.get(name)
    return (place.label if place else None) or name.replace("_", " ")


def duty_label(scenario: Scenario, tier: str, kind: str) -> str:
    """What a duty is called."""
    rota = scenario.rota.tier.get(tier)
    duty = rota.duty.get(kind) if rota else None
    return (duty.label if duty else None) or kind.replace("_", " ").capitalize()


def route_label(route: str) -> str:
    """By which way a patient came."""
    return ROUTES.get(route, route.replace("_", " "))
