"""How long each place is waited for: beds, chairs, rooms."""

from __future__ import annotations

from dghsim.measures.queue import Asked, waited
from dghsim.measures.spans import known
from dghsim.measures.view import View
from dghsim.scenario.pathway import Hold
from dghsim.scenario.root import Scenario


def awaited(scenario: Scenario) -> tuple[str, ...]:
    """Places that somebody may wait for: some stage asks for them, and waits where they are full."""
    stages = scenario.pathway.stage.values()
    held = {stage.place for stage in stages if isinstance(stage, Hold) and stage.on_full == "wait"}
    return tuple(name for name in scenario.place if name in held)


def place_waits(view: View) -> dict[str, float]:
    """Over places asked for in the weeks measured; what still waited when the run stopped counts by its wait so far.

    Who was turned away from a full place, or withdrew, has no row in the log and is not counted.
    """
    scenario, stays = view.replication.scenario, view.replication.log.stays
    since, given = stays["since"], known(stays["start"], view.stop)
    counts = (since >= view.begin) & (since < view.end)
    asked = Asked(stays["place"], since, given, given - since, counts)
    found, names = waited(asked, len(scenario.place), view.begin, view.end), list(scenario.place)
    values: dict[str, float] = {}
    for name in awaited(scenario):
        values |= found.five(f"place_wait_{name}", names.index(name))
    return values
