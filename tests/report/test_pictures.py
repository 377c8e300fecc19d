"""Each picture: what it says, that plotly accepts it, and that it is left out where there is nothing to show."""

import dataclasses
import json
from collections.abc import Callable

import numpy as np
import plotly.graph_objects as go
import pytest
from report import made_up

from dghsim.measures.model import Study
from dghsim.report.figure import Figure
from dghsim.report.figures.demand_and_cover import demand_and_cover
from dghsim.report.figures.money import money
from dghsim.report.figures.occupancy import occupancy
from dghsim.report.figures.skills import skills
from dghsim.report.figures.waits import waits
from dghsim.report.figures.workload import workload
from dghsim.report.figures.year_by_year import year_by_year
from dghsim.report.figures.year_strip import year_strip
from dghsim.report.reading import readings

PICTURES: dict[str, Callable[[Study], Figure | None]] = {
    "demand": demand_and_cover,
    "waits": waits,
    "occupancy": occupancy,
    "strip": year_strip,
    "years": lambda study: year_by_year(study, readings(study.summary())),
    "money": lambda study: money(readings(study.summary()), study.scenario.money.medical_budget_gbp_per_year),
    "skills": lambda study: skills(readings(study.summary()), study.scenario.rota.tier),
    "workload": lambda study: workload(readings(study.summary()), study.scenario.rota.tier),
}
FINDINGS = {
    "demand": "Tier 1: juniors: more work than doctors in 35 hours of the week, most on Wednesday 15:00 "
    "(1.6 doctors' work for 1.0 on duty).",
    "waits": "The wait for a consultant is longest for those who arrive in the hour from 18:00: 11.0 hours on average.",
    "occupancy": "Medical ward: 90% in use on average, 18 of 20.",
    "strip": "Wait for clerking: highest in the week from 4 April 2022, 1.8 hours against 1.4 on average.",
    "money": "The doctors of this rota cost £790,617 in an average year, £109,383 under the budget given.",
    "skills": "Tier 1: juniors: 399 clerkings a year for the average doctor, the one with fewest 360.",
    "workload": "Busiest is Take, long day (Tier 1: juniors): 64% of its hours go to patients.",
}


def without(study: Study, *beginnings: str) -> Study:
    kept = {name: found for name, found in study.profiles.items() if not name.startswith(beginnings)}
    return dataclasses.replace(study, profiles=kept)


@pytest.mark.parametrize("name", FINDINGS)
def test_the_caption_states_the_finding(study: Study, name: str) -> None:
    figure = PICTURES[name](study)
    assert figure is not None
    assert figure.finding == FINDINGS[name]


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("hostile", [False, True], ids=["plain", "hostile"])
def test_plotly_knows_every_attribute(study: Study, name: str, hostile: bool) -> None:
    figure = PICTURES[name](made_up.hostile() if hostile else study)
    assert figure is not None
    spec = json.loads(figure.json)
    go.Figure(data=spec["data"], layout=spec["layout"])
    go.Figure().update_layout({key.replace(".", "_"): value for key, value in spec["narrow"].items()})
    for text in _texts(spec):
        rest = text.replace("<br>", "").replace("<extra></extra>", "").replace("%{", "")
        assert not set(rest) & set("<>"), text


def _texts(part: object) -> list[str]:
    if isinstance(part, dict):
        return [text for inner in part.values() for text in _texts(inner)]
    if isinstance(part, list):
        return [text for inner in part for text in _texts(inner)]
    return [part] if isinstance(part, str) else []


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_has_its_numbers(study: Study, name: str) -> None:
    figure = PICTURES[name](study)
    assert figure is not None
    assert figure.numbers is not None
    assert figure.numbers.rows
    assert {len(row) for row in figure.numbers.rows} == {len(figure.numbers.columns)}


@pytest.mark.parametrize("name", [name for name in PICTURES if name != "years"])
def test_a_queue_without_the_data_has_no_picture(name: str) -> None:
    assert PICTURES[name](made_up.bare()) is None


def test_beds_of_a_season_are_those_that_occupancy_is_of(study: Study) -> None:
    """20 beds and from the fourth week on 25, of which 18 are used."""
    document = study.scenario.model_dump()
    season = {"beds": 5, "first_day": "04-25", "last_day": "12-31"}
    document["place"]["ward"]["season"] = {"summer": season}
    there = np.repeat([20.0, 25.0], [21, len(study.profiles["occupied_ward"]) - 21])
    made = dataclasses.replace(
        study, scenario=type(study.scenario).model_validate(document),
        profiles=study.profiles | {"open_ward": there, "occupied_ward": np.full(len(there), 18.0)},
    )  # fmt: skip
    figure = occupancy(made)
    assert figure is not None
    assert figure.finding.startswith("Medical ward: ")
    assert figure.finding.endswith("% in use on average, 18 of 20 to 25.")
    assert figure.data[0]["y"][:4] == pytest.approx([90, 90, 90, 72])


def test_one_tier_without_a_profile_leaves_the_others(study: Study) -> None:
    figure = demand_and_cover(without(study, "cover_lower"))
    assert figure is not None
    assert figure.finding.startswith("Consultants: on average enough doctors")
    assert not figure.also


def test_a_profile_of_another_length_is_left_out(study: Study) -> None:
    odd = dataclasses.replace(study, profiles=study.profiles | {"wait_clerking_mean": np.ones(23)})
    figure = waits(odd)
    assert figure is not None
    assert [trace["name"] for trace in figure.data if "name" in trace] == ["for a consultant"]


def test_a_profile_of_nothing_but_gaps_is_left_out(study: Study) -> None:
    empty = {name: np.full(24, np.nan) for name in study.profiles if name.startswith("wait_")}
    assert waits(dataclasses.replace(study, profiles=empty)) is None


def test_hours_when_nobody_came_are_gaps(study: Study) -> None:
    mean = study.profiles["wait_consultant_mean"].copy()
    mean[18] = np.nan
    figure = waits(dataclasses.replace(study, profiles=study.profiles | {"wait_consultant_mean": mean}))
    assert figure is not None
    assert "from 17:00" in figure.finding
    assert json.loads(figure.json)["data"][-1]["y"][18] is None


def test_over_the_budget_is_said(study: Study) -> None:
    figure = money(readings(study.summary()), 700_000.0)
    assert figure is not None
    assert figure.finding.endswith("£90,617 over the budget given.")


def test_no_budget_no_verdict(study: Study) -> None:
    figure = money(readings(study.summary()), None)
    assert figure is not None
    assert "budget" not in figure.finding


def test_a_single_year_has_no_picture_of_years(study: Study) -> None:
    one = dataclasses.replace(study, values=study.values.iloc[:1])
    assert year_by_year(one, readings(one.summary())) is None
