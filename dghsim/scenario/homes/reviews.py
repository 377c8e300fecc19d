"""Frail people whom a home finds and reviews, and who are known to it until that is out of date."""

from __future__ import annotations

import math

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.home_work import HomeCaseload
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import asks, in_hours, passes
from dghsim.scenario.homes.who import staffed
from dghsim.scenario.keys import Document

_WEEKS_ASKED = 2
"""So many weeks' reviews may wait; beyond, nobody new is asked."""


def caseload_of(homes: Homes, home: Home) -> HomeCaseload | None:
    """How a home reviews, where it does and there are posts for it."""
    return homes.caseload if staffed(homes, home.reviews_by) and home.reviews_per_week > 0 else None


def stream(name: str, home: Home) -> Document:
    """People found, in working hours."""
    return in_hours("patient", names.own(name, "found"), home.reviews_per_week)


def places(name: str, home: Home) -> Document:
    """Who waits for a review, and who is known."""
    waiting = math.ceil(_WEEKS_ASKED * home.reviews_per_week)
    return {
        names.own(name, "asking"): {
            "count": waiting,
            "kind": "other",
            "label": f"{home.label}: to be reviewed",
        },
        names.own(name, "known"): {"count": home.frail, "kind": "other", "label": f"{home.label}: known"},
    }


def stages(name: str, home: Home, given: HomeCaseload, hospital: str) -> Document:
    """Found, reviewed as the team has time, then known for a while; or found ill, and sent to the hospital."""

    def own(what: str) -> str:
        return names.own(name, what)

    assert home.reviews_by is not None
    asking, known = own("asking"), own("known")
    return {
        own("found"): asks({"attribute": own("reached"), "equals": "yes"}, own("asks"), own("goes")),
        own("asks"): {"type": "hold", "place": asking, "on_full": "goto", "goto": own("goes")},
        own("review"): {"type": "work", "work": names.work(home.reviews_by, "review"), "priority": 8},
        own("reviewed"): {"type": "release", "place": asking},
        **_ill(name, given, hospital),
        own("plan"): {"type": "hold", "place": known, "on_full": "goto", "goto": own("goes")},
        own("knows"): {
            "type": "delay",
            "duration": {"family": "exponential", "unit": "days", "mean": given.known_days},
        },
        own("goes"): {"type": "leave", "outcome": "at_home"},
    }


def _ill(name: str, given: HomeCaseload, hospital: str) -> Document:
    """Found to need the hospital; nothing where nobody is."""
    if not given.finds_share:
        return {}
    ill, sent = names.own(name, "ill"), names.own(name, "sent")
    return {
        ill: asks({"chance": given.finds_share}, sent, names.own(name, "plan")),
        sent: passes(hospital, "came"),
    }
