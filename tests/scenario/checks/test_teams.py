from collections.abc import Callable
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.checks import warnings
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]


def with_senior(small: Document, start: str, end: str, *, team: list[Document]) -> None:
    """A doctor from 08:00 to 20:00, and a senior at other hours."""
    doctors = small["rota"]["tier"]["doctors"]
    day = doctors["duty"]["day"]
    small["rota"]["tier"]["seniors"] = {**doctors, "duty": {"day": {**day, "start": start, "end": end}}}
    small["work"]["talk"]["team"] = team


ONE_OF_EACH: list[Document] = [{"tiers": ["doctors"]}, {"tiers": ["seniors"]}]


def said(load: Load, small: Document) -> list[str]:
    return [line for line in warnings(load(small)) if line.startswith("work.talk.team")]


def test_a_team_that_never_meets_is_refused(small: Document, load: Load) -> None:
    with_senior(small, "20:00", "08:00", team=ONE_OF_EACH)
    with pytest.raises(InputError, match=r"work\.talk\.team: needs 2 at once who answer talk"):
        load(small)


def test_a_team_that_meets_at_some_hours_is_a_warning(small: Document, load: Load) -> None:
    with_senior(small, "19:00", "07:00", team=ONE_OF_EACH)
    assert said(load, small) == [
        "work.talk.team: for 161 of the 168 hours of the week too few are on duty to fill its seats"
    ]


def test_one_doctor_does_not_fill_two_seats(small: Document, load: Load) -> None:
    small["work"]["talk"]["team"] = [{}, {"tiers": ["doctors"]}]
    with pytest.raises(InputError, match=r"work\.talk\.team: needs 2 at once"):
        load(small)
    small["rota"]["tier"]["doctors"]["duty"]["day"]["cover"] = [2] * 7
    assert said(load, small) != []


def test_seats_that_need_not_be_filled_are_not_asked_for(small: Document, load: Load) -> None:
    small["rota"]["tier"]["doctors"]["duty"]["day"].update(start="00:00", end="00:00")
    small["work"]["talk"]["team"] = [{}, {"tiers": ["doctors"], "count": 5, "must": False}]
    assert said(load, small) == []


def test_one_seat_by_day_is_a_warning_only_for_what_cannot_wait(small: Document, load: Load) -> None:
    small["work"]["talk"]["team"] = [{"tiers": ["doctors"]}]
    assert said(load, small) == []
    small["work"]["talk"]["interrupts"] = True
    assert len(said(load, small)) == 1


def test_grades_that_may_not_do_it_fill_no_seat(small: Document, load: Load) -> None:
    with_senior(small, "08:00", "20:00", team=ONE_OF_EACH)
    small["rota"]["tier"]["seniors"]["grades"] = {"new": 4}
    load(small)
    small["work"]["talk"]["not_by"] = ["new"]
    with pytest.raises(InputError, match=r"work\.talk\.team"):
        load(small)
