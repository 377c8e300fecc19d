"""What is used and paid is of a year, however long the run was."""

from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pandas as pd
import pytest
from helpers.home_town import written

from dghsim.measures.model import Study
from dghsim.scenario.load import load_scenario
from dghsim.studies.homes.flows import flows_of
from dghsim.studies.homes.tell import _worlds
from dghsim.studies.practices.figures import figures_of
from dghsim.studies.practices.unknown import AS_WRITTEN
from dghsim.studies.purse.flows import Flows

A_YEAR = {
    "home_north_found_per_year": 364.0, "home_north_short_stays_per_year": 100.0,
    "home_north_long_stays_per_year": 50.0, "home_north_handed_visits_per_week": 5.0,
    "homes_hospital_bed_days_per_year": 900.0, "cost_total_gbp_per_year": 1e6,
    "cost_homes_nurses_gbp_per_year": 9e4,
}  # fmt: skip
"""As the hospital's measures have it, of 52 weeks."""


def flows(folder: Path, weeks: int) -> tuple[Flows, Study]:
    """Of made-up measures of the hospital, and of books of the practices kept for so many weeks."""
    scenario = load_scenario(written(folder, run__weeks=weeks, run__replications=20, home__south=None))
    values = pd.DataFrame({name: np.full(20, value) for name, value in A_YEAR.items()})
    study = Study(scenario, Mock(), (), values, {})
    assert scenario.practices is not None
    assert scenario.purse is not None
    world = _worlds(study, "north", AS_WRITTEN)[1]
    assert world.home.found_per_year == pytest.approx(365)  # as practices count years
    figures = figures_of(scenario.practices, world)
    return flows_of(study, scenario, scenario.purse, {"north": figures}, {"north": world}), study


def test_half_a_year_of_runs_gives_a_year_of_pounds(tmp_path: Path) -> None:
    (half, study), (whole, _) = flows(tmp_path, 26), flows(tmp_path, 52)
    for found in (half, whole):
        north, purse = found.homes["north"], study.scenario.purse
        assert north.short_stays[0] == 100
        assert north.team_gbp["Nurses"][0] == pytest.approx(9e4 * purse.pay_year_factor)
        assert found.bed_days[0] == 900
    for name in ("ed_attendances", "referrals", "out_of_hours", "prescribing_gbp", "gp_hours"):
        one, other = (getattr(found.homes["north"], name).mean() for found in (half, whole))
        assert one == pytest.approx(other, rel=0.05), name
        assert one > 0
    paid = [found.homes["north"].team_gbp["pharmacist in practices"].mean() for found in (half, whole)]
    assert paid[0] == pytest.approx(paid[1], rel=0.05)


def test_people_of_a_year_of_practices_are_told_of_as_many_days_as_the_hospital(tmp_path: Path) -> None:
    found, study = flows(tmp_path, 26)
    assert study.scenario.practices is not None
    home, known = (
        found.homes["north"],
        figures_of(study.scenario.practices, _worlds(study, "north", AS_WRITTEN)[1]),
    )
    assert home.ed_attendances == pytest.approx(known["ed_per_1000_year"] * 9 * 364 / 365)
    assert home.prescribing_gbp == pytest.approx(known["prescribing_gbp_per_person_year"] * 9000 * 364 / 365)
