"""Visits that practices hand to a home's team: what it does all day, and what a crisis finds it at."""

from __future__ import annotations

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import in_hours
from dghsim.scenario.homes.who import staffed
from dghsim.scenario.keys import Document


def visits(homes: Homes, home: Home) -> bool:
    """Whether a home has such visits, and a team for them."""
    return home.routine_visits_per_week > 0 and staffed(homes, home.team)


def stream(name: str, home: Home) -> Document:
    """Visits asked for."""
    return in_hours("job", names.own(name, "routine"), home.routine_visits_per_week)


def stages(name: str, home: Home) -> Document:
    """Asked for, and done once the team has time."""
    return {
        names.own(name, "routine"): {
            "type": "work", "work": names.work(home.team, "routine"), "priority": 7,
            "next": names.own(name, "routine_done"),
        },
        names.own(name, "routine_done"): {"type": "leave"},
    }  # fmt: skip
