"""One draw as a scenario: nothing else moves, shares add up, leave is granted anew on the rota there is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report import made_up
from studies.uncertainty.guessed_ward import BEDS, STAY, mark, ward

from dghsim.scenario.checks.envelopes import needed_per_day
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.uncertainty.apply import drawn, rota_of
from dghsim.studies.uncertainty.draws import points
from dghsim.studies.uncertainty.inputs import guesses_of
from dghsim.studies.uncertainty.room import with_room

CHEST, STROKE, OTHER = (f"demand.attribute.group.shares.{name}" for name in ("chest", "stroke", "other"))


def test_only_what_is_guessed_moves() -> None:
    scenario = ward(mark(STAY, 20, 40), mark(BEDS, 400, 600))
    guesses, _ = guesses_of(scenario)
    moved = drawn(scenario, guesses, [0.75, 0.5])
    assert moved.pathway.stage["stay"].duration.value == 35
    assert moved.place["amu"].count == 500
    assert drawn(scenario, guesses, [0.5, 0.5]) == scenario


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=2, max_size=2))
def test_shares_add_up_and_those_not_drawn_give_way_in_proportion(at: list[float]) -> None:
    scenario = ward(mark(CHEST, 0.2, 0.7))
    shares = drawn(scenario, guesses_of(scenario)[0], at[:1]).demand.attribute["group"].shares
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["chest"] == pytest.approx(0.2 + 0.5 * at[0])
    assert shares["stroke"] == pytest.approx(1.5 * shares["other"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_shares_that_are_all_drawn_are_scaled_to_one(at: list[float]) -> None:
    scenario = ward(mark(CHEST, 0.2, 0.9), mark(STROKE, 0.1, 0.9), mark(OTHER, 0.1, 0.9))
    shares = drawn(scenario, guesses_of(scenario)[0], at).demand.attribute["group"].shares
    assert sum(shares.values()) == pytest.approx(1)


def test_the_envelope_is_widened_for_the_highest_draw_and_for_nothing_else() -> None:
    scenario = ward(mark("demand.stream.door.per_day", 10, 60), envelope=40)
    guesses, _ = guesses_of(scenario)
    roomy = with_room(scenario, guesses)
    assert roomy.demand.stream["door"].envelope_per_day == 90
    assert roomy.demand.stream["jobs"] == scenario.demand.stream["jobs"]
    most = drawn(roomy, guesses, [1.0])
    assert needed_per_day(most, most.demand.stream["door"]) <= 90
    narrow = ward(mark("demand.stream.door.per_day", 10, 26), envelope=40)
    assert with_room(narrow, guesses_of(narrow)[0]) is narrow


def test_leave_is_granted_anew_on_the_templates_there_are() -> None:
    def ranged(document: dict[str, Any]) -> None:
        document["run"]["weeks"] = 26
        leave = {
            "keys": ["rota.tier.lower.leave_days"],
            "evidence": "yours",
            "source": "ours",
            "low": 10,
            "high": 40,
        }
        document["provenance"].append(leave)

    study = made_up.study(ranged)
    guesses, _ = guesses_of(study.scenario)
    few, many = (
        rota_of(drawn(study.scenario, guesses, [share]), study.rota, guesses) for share in (0.0, 1.0)
    )
    assert few.templates == many.templates == study.rota.templates
    taken = [int((rota.shifts["kind"] == "leave").sum()) for rota in (few, many)]
    assert taken[0] < taken[1]


def test_without_a_guess_about_leave_the_rota_is_the_same() -> None:
    study = made_up.study()
    scenario = ward(mark(STAY, 20, 40))
    assert rota_of(scenario, study.rota, guesses_of(scenario)[0]) is study.rota


def test_every_draw_of_the_default_hospital_can_work() -> None:
    # A range that reaches beyond what its numbers may be, such as one of minutes that also covers a chance, shows here.
    scenario = load_scenario(shipped("hereford"))
    guesses, _ = guesses_of(scenario)
    roomy = with_room(scenario, guesses)
    for point in points(guesses, 16, scenario.run.seed):
        drawn(roomy, guesses, point)
