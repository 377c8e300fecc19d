"""Rounds of care homes: what the team sees there holds good for a while, and is what its residents are known by."""

from __future__ import annotations

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.home_work import HomeRounds
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import asks, in_hours
from dghsim.scenario.homes.who import staffed
from dghsim.scenario.keys import Document


def rounds_of(homes: Homes, home: Home) -> HomeRounds | None:
    """How a home goes on rounds, where it does and there are posts for it."""
    return homes.rounds if staffed(homes, home.rounds_by) and home.care_homes > 0 else None


def stream(name: str, home: Home) -> Document:
    """Rounds that are due: each care home once a week, in working hours."""
    return in_hours("patient", names.own(name, "round"), home.care_homes)


def places(name: str, home: Home) -> Document:
    """Care homes that wait for a round, and that have had one lately."""
    return {
        names.own(name, what): {"count": home.care_homes, "kind": "other", "label": f"{home.label}: {says}"}
        for what, says in (("due", "round of a care home due"), ("seen", "care homes seen on a round"))
    }


def stages(name: str, home: Home, given: HomeRounds) -> Document:
    """Due, gone to as the team has time, then known for a while; nobody goes where all have been seen."""

    def own(what: str) -> str:
        return names.own(name, what)

    assert home.rounds_by is not None
    return {
        own("round"): asks({"attribute": own("reached"), "equals": "yes"}, own("round_for"), own("round_over")),
        own("round_for"): asks({"place": own("seen"), "free_at_least": 1}, own("round_due"), own("round_over")),
        own("round_due"): {"type": "hold", "place": own("due"), "on_full": "goto", "goto": own("round_over")},
        own("round_made"): {"type": "work", "work": names.work(home.rounds_by, "round"), "priority": 8},
        own("round_done"): {"type": "release", "place": own("due")},
        own("round_seen"): {"type": "hold", "place": own("seen"), "on_full": "goto", "goto": own("round_over")},
        own("round_good"): {
            "type": "delay", "duration": {"family": "fixed", "unit": "days", "value": given.good_for_days},
        },
        own("round_over"): {"type": "leave", "outcome": "at_home"},
    }  # fmt: skip
