"""What a home's practices cannot give or hand over is told before the run."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers.home_town import written

from dghsim.scenario.checks.practices import gps_that_there_are, visits_to_nobody
from dghsim.scenario.load import load_scenario

VISIT = {
    "per_person_year": 0.1, "minutes": {"gp": 45.0}, "on_the_day": True, "at_home": True, "accept_share": 0.7,
}  # fmt: skip
MINUTES = {"family": "fixed", "unit": "minutes", "value": 30.0}


@pytest.mark.parametrize(("a_week", "told"), [(0, 0), (12, 0), (20, 1)])
def test_visits_that_nobody_asks_for(tmp_path: Path, a_week: int, told: int) -> None:
    """Of 9,000 people 900 a year ask for a visit, and 12 a week may be handed over."""
    file = written(
        tmp_path, practices__request__visit=VISIT, homes__care__routine_visit=MINUTES,
        home__north__routine_visits_per_week=a_week,
    )  # fmt: skip
    found = list(visits_to_nobody(load_scenario(file)))
    assert len(found) == told
    assert all(
        "home.north.routine_visits_per_week is 20, and its practices have some 12" in one for one in found
    )


def test_more_gps_than_there_are(tmp_path: Path) -> None:
    assert not list(gps_that_there_are(load_scenario(written(tmp_path))))
    many = load_scenario(written(tmp_path, home__north__practices__meeting_gps=1000.0))
    (said,) = gps_that_there_are(many)
    assert said.startswith("home.north.practices takes 1,004 hours of GPs a week")


def test_without_practices_nothing_is_said(tmp_path: Path) -> None:
    alone = load_scenario(written(tmp_path, practices=None, purse=None))
    assert not [*visits_to_nobody(alone), *gps_that_there_are(alone)]


@pytest.mark.parametrize("name", ["practices", "whole_team"])
def test_the_shipped_homes_hand_over_what_is_asked_for(name: str) -> None:
    shipped = load_scenario(Path(__file__).parents[3] / "scenarios" / f"{name}.toml")
    assert not [*visits_to_nobody(shipped), *gps_that_there_are(shipped)]
