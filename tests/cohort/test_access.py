"""Figures of access by rule, anchored at Hereford."""

from __future__ import annotations

import dataclasses
import math

import pytest
from helpers.loaded import loaded

from dghsim.cohort.access import access_of
from dghsim.cohort.public import Place, places
from dghsim.scenario.access import Access
from dghsim.scenario.provenance import trace


@pytest.fixture(scope="module")
def base() -> Access:
    access = loaded("hereford").access
    assert access is not None
    return access


@pytest.fixture(scope="module")
def anchor() -> Place:
    return next(place for place in places() if place.code == "RLQ")


def test_the_anchors_own_figures_are_the_bases_to_the_last_bit(anchor: Place, base: Access) -> None:
    found = access_of(anchor, anchor, base)
    assert found is not None
    assert (found.no_car_share, found.minutes_to_hospital) == (base.no_car_share, base.minutes_to_hospital)
    assert found.income_deprived_share == base.income_deprived_share == base.reference.income_deprived_share
    scenario, mine = loaded("hereford"), loaded("cohort/rlq")
    assert scenario.window["buses"] == scenario.window["buses_reference"] == mine.window["buses"]
    assert mine.access == base


def test_who_is_poor_has_no_car_and_who_lives_in_the_country_has(anchor: Place, base: Access) -> None:
    def cars(**change: float) -> float:
        found = access_of(dataclasses.replace(anchor, **change), anchor, base)
        assert found is not None
        return found.no_car_share

    assert cars(income_deprived=anchor.income_deprived + 0.10) == pytest.approx(0.18)
    assert cars(rural=anchor.rural - 0.30) == pytest.approx(0.20)
    assert cars(rural=1.0) == 0.08
    assert cars(rural=0.0, income_deprived=0.9) == 0.40


def test_in_the_country_the_way_is_long_and_the_buses_stop_early(anchor: Place, base: Access) -> None:
    town, country = (
        access_of(dataclasses.replace(anchor, rural=share), anchor, base) for share in (0.05, 0.9)
    )
    assert town is not None
    assert country is not None
    assert town.minutes_to_hospital < base.minutes_to_hospital < country.minutes_to_hospital
    assert town.buses["mon"] == ("05:30-23:30",)
    assert country.buses["mon"] == ("07:30-18:30",)
    assert country.buses["sun"] == ()


def test_where_nothing_is_known_it_is_as_the_anchors(anchor: Place, base: Access) -> None:
    assert access_of(dataclasses.replace(anchor, rural=math.nan), anchor, base) is None


@pytest.mark.parametrize("code", ["rff", "synth12", "r1f"])
def test_what_is_assumed_has_a_range_that_holds_it(code: str) -> None:
    rows = {row.key: row for row in trace(loaded(f"cohort/{code}"))}
    for key in ("access.no_car_share", "access.minutes_to_hospital"):
        row = rows[key]
        assert row.evidence == "illustrative"
        assert row.low is not None
        assert row.high is not None
        assert row.low < float(str(row.value)) < row.high
    assert rows["access.income_deprived_share"].evidence == (
        "illustrative" if code == "synth12" else "public"
    )
