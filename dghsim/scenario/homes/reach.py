"""In-reach: whoever waits in the hospital for community care, and is taken home by the team before it is there."""

from __future__ import annotations

from collections.abc import Callable

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.home_work import HomeInReach
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import all_hold, asks
from dghsim.scenario.homes.who import bridger, settler, staffed
from dghsim.scenario.keys import Document
from dghsim.scenario.root import Scenario


def reaches(homes: Homes, home: Home) -> bool:
    """Whether a home has staff who do."""
    return homes.in_reach is not None and staffed(homes, home.in_reach_by)


def stages(scenario: Scenario, homes: Homes, given: HomeInReach, stays: str, onward: str) -> Document:
    """Stages in front of the delay; `stays` is where one goes who waits for it, `onward` where one goes after it."""
    reaching = [name for name, home in scenario.home.items() if reaches(homes, home)]
    if not reaching:
        return {}
    first = {"type": "branch", "next": stays, "cases": [
        {"when": {"attribute": names.LIST, "equals": name}, "goto": names.own(name, "reach")} for name in reaching
    ]}  # fmt: skip
    made: Document = {names.before(given.before): first}
    for name in reaching:
        made |= _of_one(scenario, homes, given, name, stays, onward)
    return made


def _of_one(
    scenario: Scenario, homes: Homes, given: HomeInReach, name: str, stays: str, onward: str
) -> Document:
    def own(what: str) -> str:
        return names.own(name, f"reach_{what}")

    home = scenario.home[name]
    team, bridging = home.in_reach_by, bridger(homes, home)
    assert team is not None
    assert bridging is not None
    slots = names.own(name, "reach_slots")
    assess, bridge = names.work(team, "assess"), names.work(bridging, "bridge")
    return {
        names.own(name, "reach"): asks(
            {"attribute": names.own(name, "reached"), "equals": "yes"}, own("who"), stays
        ),
        own("who"): all_hold(scenario.demand, given.who, own("suited"), stays),
        own("suited"): asks({"chance": given.suited_share}, own("there"), stays),
        own("there"): asks({"answered": assess}, own("free"), stays),
        own("free"): asks({"place": slots, "free_at_least": 1}, own("slot"), stays),
        own("slot"): {"type": "hold", "place": slots, "on_full": "goto", "goto": stays},
        own("assess"): {"type": "work", "work": assess, "priority": 4},
        **_settling(given, own, team, settler(homes, home)),
        own("bridge"): {"type": "work", "work": bridge, "priority": 5},
        own("home"): {"type": "release", "place": slots, "next": onward},
    }


def _settling(given: HomeInReach, own: Callable[[str], str], team: str, others: str | None) -> Document:
    """Seen into their home by others while one of them is there, else by the team itself."""
    if given.settling is None:
        return {}
    itself = {"type": "work", "work": names.work(team, "settle"), "priority": 4, "next": own("bridge")}
    if others is None:
        return {own("settle"): itself}
    theirs = names.work(others, "settle")
    return {
        own("settle"): asks({"answered": theirs}, own("settled"), own("settles")),
        own("settled"): {"type": "work", "work": theirs, "priority": 4, "next": own("bridge")},
        own("settles"): itself,
    }
