"""Which of a figure's numbers a scenario may be held against: its own years first, then its own hospital."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.finished import hospital

from dghsim.measures.face.choose import chosen, year_of
from dghsim.measures.face.figure import Figure
from dghsim.scenario.root import Scenario


def figure(*published: dict[str, Any]) -> Figure:
    told = {"range": "r", "year": "y", "population": "p", "source": "s", "status": "held_back"}
    numbers = [told | {"low": one["value"], "high": one["value"]} | one for one in published]
    return Figure.model_validate({
        "id": "one", "subject": "s", "label": "l", "unit": "%", "counterpart": "same_day", "like": "k", "near": 1.0,
        "published": numbers,
    })  # fmt: skip


def of(demand: str, code: str = "TST") -> Scenario:
    return hospital(era={"demand": demand, "rules": "r", "pay_year": "p"}, hospital={"code": code})


@pytest.mark.parametrize(
    ("demand", "year"),
    [
        ("2022/23", 2022),
        ("2016/2017", 2016),
        (" 2023 ", 2023),
        ("textbook", None),
        ("Monks 2016", None),
        ("", None),
    ],
)
def test_the_year_of_a_scenario(demand: str, year: int | None) -> None:
    assert year_of(of(demand or "none")) == year


SERIES = figure(
    {"value": 14.0, "year": "2014", "eras": [2014, 2015]},
    {"value": 19.0, "year": "2019", "eras": [2018, 2020]},
    {"value": 22.0, "year": "2022", "eras": [2022, 2023]},
    {"value": 23.0, "year": "2022 here", "eras": [2022, 2022], "sites": ["RLQ"]},
    {"value": 20.0, "year": "2020 there", "eras": [2020, 2020], "sites": ["RBD"]},
)


@pytest.mark.parametrize(
    ("demand", "code", "value", "fits"),
    [
        ("2022/23", "RLQ", 23, True),
        ("2022/23", "TST", 22, True),
        ("2023/24", "RLQ", 22, True),
        ("2020/21", "RBD", 20, True),
        ("2016/17", "TST", 14, False),
        ("2030/31", "RLQ", 22, False),
        ("textbook", "TST", 14, False),
    ],
)
def test_own_years_come_first_then_the_own_hospital(demand: str, code: str, value: float, fits: bool) -> None:
    choice = chosen(SERIES, of(demand, code))
    assert choice is not None
    assert (choice.published.value, choice.fits) == (value, fits)


def test_other_years_are_told_and_other_hospitals_are_not() -> None:
    choice = chosen(SERIES, of("2022/23"))
    assert choice is not None
    assert [one.value for one in choice.others] == [14, 19]
    assert choice.beside == ()
    here = chosen(SERIES, of("2022/23", "RLQ"))
    assert here is not None
    assert [one.value for one in here.others] == [14, 19]
    assert [one.value for one in here.beside] == [22], "of the same year, but of all"


def test_a_number_of_other_hospitals_alone_is_no_number() -> None:
    assert chosen(figure({"value": 1.0, "sites": ["RBD"]}), of("2022/23")) is None


def test_a_number_without_years_fits_any() -> None:
    choice = chosen(figure({"value": 1.0}), of("textbook"))
    assert choice is not None
    assert choice.fits
