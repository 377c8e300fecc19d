"""Patients sent to another hospital at the door."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.definitions.told import told
from dghsim.measures.displaced import sends_elsewhere
from dghsim.measures.facts import Facts
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="flow", kind="output", better="neither")


def displaced(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """Where some stage sends patients elsewhere."""
    if not sends_elsewhere(scenario):
        return
    yield from told(
        _one,
        ("displaced_per_day", "Patients sent to another hospital", "patients a day",
         "Patients of the weeks measured who are sent elsewhere before anybody has seen them; they are in no other "
         "measure."),
    )  # fmt: skip
    if scenario.hospital.around.minutes_to_next_hospital is not None:
        yield from told(
            _one,
            ("displaced_journey_hours_per_day", "Journeys of those sent elsewhere", "hours a day",
             "Those sent elsewhere times the minutes by car to the next acute hospital; an ambulance's way back is not "
             "in it."),
        )  # fmt: skip
