"""What only repeats an input: clocks before which nobody is waited for."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.finished import hospital

from dghsim.measures.catalogue import catalogue
from dghsim.measures.echo import only_delays
from dghsim.scenario.root import Scenario


def queued(**stage: Any) -> Scenario:
    """A place to ask for between the score and the clinician."""
    hold = {"type": "hold", "place": "chairs", "next": "seen", **stage}
    front = hospital().pathway.stage["front"].model_dump(exclude_none=True) | {"next": "queue"}
    return hospital(pathway__stage__front=front, pathway__stage__queue=hold)


def test_a_clock_after_nothing_but_delays() -> None:
    assert only_delays(hospital(), "ews")
    assert only_delays(hospital(), "clinician")
    assert not only_delays(hospital(), "clerk_start")  # set by work itself


def test_a_wait_for_a_place_on_the_way_is_no_input() -> None:
    assert only_delays(queued(), "ews")
    assert not only_delays(queued(), "clinician")
    assert only_delays(queued(on_full="leave"), "clinician")


@pytest.mark.parametrize(("scenario", "kind"), [(hospital(), "input_echo"), (queued(), "output")])
def test_the_indicator_says_which(scenario: Scenario, kind: str) -> None:
    one = next(each for each in catalogue(scenario) if each.id == "clinician_in_time_percent")
    assert one.kind == kind
    assert ("repeats an input" in one.explains) == (kind == "input_echo")
