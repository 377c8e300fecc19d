"""By when a patient who waits should have been seen or bedded."""

from __future__ import annotations

from datetime import datetime, timedelta

from dghsim.scenario import pathway as p
from dghsim.scenario.root import Scenario

EXPLAINS = (
    "Targets: what the scenario gives for a kind of work; else from arrival, by its standards: for a first bed, for "
    "clerking, and for the consultant by day or night. Other waits have none."
)


def bed_due(scenario: Scenario, arrive: datetime) -> datetime:
    """A first bed or chair."""
    return arrive + timedelta(hours=scenario.standards.ed_hours)


def work_due(scenario: Scenario, kind: str, asked: datetime, arrive: datetime | None) -> datetime | None:
    """A kind of work: its own target from when it is asked for, or else that of the clock it stops, from arrival."""
    work = scenario.work.get(kind)
    if work is not None and work.target_minutes is not None:
        return asked + timedelta(minutes=work.target_minutes)
    marks = {
        stage.mark
        for stage in scenario.pathway.stage.values()
        if isinstance(stage, p.Work) and stage.work == kind and stage.mark is not None
    }
    limits = scenario.standards
    if arrive is None:
        return None
    if "clerk_start" in marks:
        return arrive + timedelta(hours=limits.clinician_hours)
    if "consultant_start" in marks:
        hours = limits.consultant_day_hours if _by_day(scenario, arrive) else limits.consultant_night_hours
        return arrive + timedelta(hours=hours)
    return None


def _by_day(scenario: Scenario, arrive: datetime) -> bool:
    limits = scenario.standards
    clock = arrive.hour + arrive.minute / 60 + arrive.second / 3600
    after, before = clock >= limits.day_begins_hour, clock < limits.day_ends_hour
    return after and before if limits.day_begins_hour <= limits.day_ends_hour else after or before
