"""In-reach: whoever waits in the hospital for community care, and is taken home by the team before it is there."""

from __future__ import annotations

from dghsim.scenario.home import Home, HomeInReach, Homes
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import all_hold, asks
from dghsim.scenario.keys import Document
from dghsim.scenario.root import Scenario


def reaches(homes: Homes, home: Home) -> bool:
    """Whether a home has staff who do."""
    team = homes.team.get(home.in_reach_by or "")
    return homes.in_reach is not None and team is not None and team.lines > 0


def stages(scenario: Scenario, homes: Homes, given: HomeInReach, onward: str) -> Document:
    """Stages in front of the delay; `onward` is where one goes after it."""
    reaching = {name: home for name, home in scenario.home.items() if reaches(homes, home)}
    if not reaching:
        return {}
    first = {"type": "branch", "next": given.before, "cases": [
        {"when": {"attribute": names.LIST, "equals": name}, "goto": names.own(name, "reach")} for name in reaching
    ]}  # fmt: skip
    made: Document = {names.before(given.before): first}
    for name, home in reaching.items():
        made |= _of_one(scenario, given, name, home, onward)
    return made


def _of_one(scenario: Scenario, given: HomeInReach, name: str, home: Home, onward: str) -> Document:
    def own(what: str) -> str:
        return names.own(name, f"reach_{what}")

    assert home.in_reach_by is not None
    slots, stays = names.own(name, "reach_slots"), given.before
    assess, bridge = names.work(home.in_reach_by, "assess"), names.work(home.in_reach_by, "bridge")
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
        own("bridge"): {"type": "work", "work": bridge, "priority": 5},
        own("home"): {"type": "release", "place": slots, "next": onward},
    }
