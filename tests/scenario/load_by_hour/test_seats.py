from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.load_by_hour.seats import Demanded, demanded, somebody_there, who_does
from dghsim.scenario.load_by_hour.shifts import shifts
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]


def seats_of(scenario: Scenario) -> list[Demanded]:
    return demanded(scenario, shifts(scenario))


def tier(small: Document) -> Document:
    return small["rota"]["tier"]["doctors"]


def two_tiers(small: Document) -> None:
    """Doctors by day, and one senior by day who answers it second."""
    senior = {**tier(small), "duty": {"day": {**tier(small)["duty"]["day"], "first": [], "second": ["talk"]}}}
    small["rota"]["tier"]["seniors"] = senior


def test_grades_set_the_pace(small: Document, load: Load) -> None:
    tier(small)["grades"] = {"slow": 1, "quick": 1}  # 4 in post: three are of the first grade
    small["work"]["talk"]["factor_by_grade"] = {"slow": 2.0, "quick": 0.5}
    (seat,) = seats_of(load(small))
    assert seat.factor == pytest.approx(0.75 * 2 + 0.25 * 0.5)
    assert offered_load(load(small)).offered.sum() == pytest.approx(10 * 7 * 0.5 * seat.factor)


def test_those_who_answer_first_set_the_pace(small: Document, load: Load) -> None:
    two_tiers(small)
    tier(small)["grades"], small["rota"]["tier"]["seniors"]["grades"] = {"slow": 4}, {"quick": 4}
    small["work"]["talk"]["factor_by_grade"] = {"slow": 2.0, "quick": 0.5}
    (seat,) = seats_of(load(small))
    assert [(taker.first, taker.factor) for taker in seat.takers] == [(True, 2.0), (False, 0.5)]
    assert seat.factor == 2.0


def test_grades_that_may_not_are_no_help(small: Document, load: Load) -> None:
    tier(small)["grades"] = {"new": 1, "old": 3}
    small["work"]["talk"]["not_by"] = ["new"]
    (seat,) = seats_of(load(small))
    assert seat.takers[0].free.sum() == pytest.approx(0.75 * 84)
    grades, shares = who_does(load(small), shifts(load(small)), ("new", "old"))["talk"]
    assert (grades.tolist(), shares.tolist()) == ([1], [1.0])


def test_a_team_is_asked_for_seat_by_seat(small: Document, load: Load) -> None:
    two_tiers(small)
    tier(small)["duty"]["day"]["cover"] = [2] * 7
    tier(small)["grades"], small["rota"]["tier"]["seniors"]["grades"] = {"slow": 4}, {"quick": 4}
    small["work"]["talk"] |= {
        "factor_by_grade": {"slow": 2.0, "quick": 0.5},
        "team": [{"tiers": ["seniors"]}, {"tiers": ["doctors"], "count": 2}, {"must": False}],
    }
    first, second, third = seats_of(load(small))
    assert [seat.pace for seat in (first, second, third)] == [0.5, 1.0, 0.5], "the first seat's grade counts"
    assert [len(seat.takers) for seat in (first, second, third)] == [1, 1, 2]
    load_found = offered_load(load(small))
    assert load_found.offered.sum() == pytest.approx(70 * 0.5 * (0.5 + 1.0 + 0.5)), "all seats"
    assert load_found.done.sum(axis=0) == pytest.approx([35, 17.5]), "those it must"


def test_a_last_start_costs_what_the_work_would_not_fill(small: Document, load: Load) -> None:
    small["work"]["talk"]["last_start_minutes"] = 90  # of 30 minutes: an hour at the end stays idle
    (seat,) = seats_of(load(small))
    assert np.flatnonzero(seat.takers[0].free[:24]).tolist() == list(range(8, 19))
    small["work"]["talk"]["last_start_minutes"] = 30
    (seat,) = seats_of(load(small))
    assert seat.takers[0].free.sum() == pytest.approx(84)


def hours_there(small: Document, load: Load) -> dict[str, list[tuple[float, float]]]:
    scenario = load(small)
    on = shifts(scenario)
    found = somebody_there(scenario, on, demanded(scenario, on))
    return {
        name: [(begin / 3600, end / 3600) for begin, end in zip(spans.begins, spans.ends, strict=True)]
        for name, spans in found.items()
    }


def test_somebody_is_there_when_each_seat_could_be_filled(small: Document, load: Load) -> None:
    assert hours_there(small, load)["talk"][:2] == [(8.0, 20.0), (32.0, 44.0)]
    two_tiers(small)
    seniors = small["rota"]["tier"]["seniors"]["duty"]
    seniors["day"] = seniors["day"] | {"start": "12:00", "end": "23:30"}
    assert hours_there(small, load)["talk"][0] == (8.0, 23.5), "either may do it"
    small["work"]["talk"]["team"] = [{"tiers": ["doctors"]}, {"tiers": ["seniors"]}]
    assert hours_there(small, load)["talk"][0] == (12.0, 20.0), "both are needed"
    small["work"]["talk"]["team"][1]["must"] = False
    assert hours_there(small, load)["talk"][0] == (8.0, 20.0)


def test_over_sunday_midnight_and_always(small: Document, load: Load) -> None:
    tier(small)["duty"]["day"] |= {"start": "20:00", "end": "08:00"}
    spans = hours_there(small, load)["talk"]
    assert (spans[0], spans[-1]) == ((0.0, 8.0), (164.0, 168.0))
    tier(small)["duty"]["day"] |= {"start": "08:00", "end": "08:00"}
    assert hours_there(small, load) == {}
