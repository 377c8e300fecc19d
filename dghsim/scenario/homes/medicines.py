"""Medicines to take home: made ready by a pharmacy near the patient, where one is open and has time."""

from __future__ import annotations

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.home_work import HomeMedicines
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import asks
from dghsim.scenario.homes.who import staffed
from dghsim.scenario.keys import Document
from dghsim.scenario.root import Scenario


def takes_over(homes: Homes, home: Home) -> bool:
    """Whether a home's pharmacies do."""
    return homes.medicines is not None and home.medicines_at_once > 0 and staffed(homes, home.team)


def window(homes: Homes) -> Document:
    """When pharmacies are open."""
    return {} if homes.medicines is None else {names.PHARMACIES: homes.medicines.open.model_dump()}


def place(name: str, home: Home) -> Document:
    """Those being handed over."""
    label = f"{home.label}: medicines to take home"
    return {names.own(name, "medicines"): {"count": home.medicines_at_once, "kind": "other", "label": label}}


def stages(scenario: Scenario, homes: Homes, given: HomeMedicines) -> Document:
    """Stages in front of the hospital's pharmacy; whoever is not taken over comes to it in the same second."""
    taking = [name for name, home in scenario.home.items() if takes_over(homes, home)]
    if not taking:
        return {}
    first = {"type": "branch", "next": given.before, "cases": [
        {"when": {"attribute": names.LIST, "equals": name}, "goto": names.own(name, "pharmacy")} for name in taking
    ]}  # fmt: skip
    made: Document = {names.before(given.before): first}
    for name in taking:
        made |= _of_one(given, name)
    return made


def _of_one(given: HomeMedicines, name: str) -> Document:
    def own(what: str) -> str:
        return names.own(name, f"pharmacy_{what}")

    place, stays = names.own(name, "medicines"), given.before
    reached = {"attribute": names.own(name, "reached"), "equals": "yes"}
    return {
        names.own(name, "pharmacy"): asks(reached, own("suited"), stays),
        own("suited"): asks({"chance": given.suited_share}, own("open"), stays),
        own("open"): asks({"window": names.PHARMACIES}, own("free"), stays),
        own("free"): asks({"place": place, "free_at_least": 1}, own("slot"), stays),
        own("slot"): {"type": "hold", "place": place, "on_full": "goto", "goto": stays},
        own("made"): {"type": "delay", "duration": given.hand_over.model_dump()},
        own("done"): {"type": "release", "place": place, "next": given.onward},
    }
