"""Calls while practices are closed: seen by the team where it is at work, else by the out-of-hours service."""

from __future__ import annotations

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import asks
from dghsim.scenario.homes.who import staffed
from dghsim.scenario.keys import Document

_ON_WEEKDAYS = [1.0] * 8 + [0.0] * 10 + [4.0] * 5 + [2.0]
_AT_WEEKENDS = [1.0] * 8 + [6.0] * 10 + [4.0] * 5 + [2.0]
"""Calls by hour, from midnight: nobody calls while practices are open."""


def answers(homes: Homes, home: Home) -> bool:
    """Whether a home has such calls, and a team for them."""
    return (
        homes.care.late_contact is not None and home.late_contacts_per_week > 0 and staffed(homes, home.team)
    )


def stream(name: str, home: Home) -> Document:
    """All who call."""
    weekday, weekend = sum(_ON_WEEKDAYS), sum(_AT_WEEKENDS)
    a_day = home.late_contacts_per_week / (5 + 2 * weekend / weekday)
    return {
        "entity": "job", "start": names.own(name, "late"), "per_day": a_day, "dispersed": False,
        "envelope_per_day": 1.6 * a_day * max(_AT_WEEKENDS) * 24 / weekday,
        "hour_shares": list(_ON_WEEKDAYS), "weekend_hour_shares": list(_AT_WEEKENDS),
    }  # fmt: skip


def stages(name: str, home: Home) -> Document:
    """Seen as the team has time, if it is there; else by others, at once."""

    def own(what: str) -> str:
        return names.own(name, what)

    late = names.work(home.team, "late")
    return {
        own("late"): asks({"window": own("open")}, own("late_there"), own("late_over")),
        own("late_there"): asks({"answered": late}, own("late_seen"), own("late_over")),
        own("late_seen"): {"type": "work", "work": late, "priority": 7},
        own("late_over"): {"type": "leave"},
    }
