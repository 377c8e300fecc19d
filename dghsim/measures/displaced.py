"""Patients whom the hospital sends to another before anybody has seen them."""

from __future__ import annotations

from dghsim.measures.view import View
from dghsim.scenario.pathway import Elsewhere, Leave
from dghsim.scenario.root import Scenario


def sends_elsewhere(scenario: Scenario) -> bool:
    """Whether some stage does."""
    stages = scenario.pathway.stage.values()
    return any(
        isinstance(stage, Elsewhere) or (isinstance(stage, Leave) and stage.outcome == "elsewhere")
        for stage in stages
    )


def displaced(view: View) -> dict[str, float]:
    """How many a day, and their hours on the way where that is known; nothing where nobody is sent."""
    scenario = view.replication.scenario
    if not sends_elsewhere(scenario):
        return {}
    a_day = float(view.displaced.sum()) / (7 * view.weeks)
    minutes = scenario.hospital.around.minutes_to_next_hospital
    journey = {} if minutes is None else {"displaced_journey_hours_per_day": a_day * minutes / 60}
    return {"displaced_per_day": a_day, **journey}
