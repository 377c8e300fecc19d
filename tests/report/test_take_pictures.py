"""Pictures of the whole take: where hours go, responses, delays, the ladder, posts; findings worked out by hand."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from helpers.finished import hospital, no_rota
from helpers.whole import whole
from report import made_up

from dghsim.measures.catalogue import catalogue
from dghsim.measures.duty_time import PARTS
from dghsim.measures.model import Study
from dghsim.report.figure import Figure
from dghsim.report.figures.duty_time import duty_time
from dghsim.report.figures.going_home import going_home
from dghsim.report.figures.ladder import ladder
from dghsim.report.figures.money import money
from dghsim.report.figures.posts import posts
from dghsim.report.figures.response import response
from dghsim.report.reading import readings
from dghsim.scenario.root import Scenario

VALUES: dict[str, float] = {
    **{f"night_{part}_hours_t2": hours for part, hours in zip(PARTS, (3, 4, 1.5, 0.5, 1, 0, 2), strict=True)},
    **{f"day_{part}_hours_t1": hours for part, hours in zip(PARTS, (6, 2, 1, 0, 1, 0, 2), strict=True)},
    "wait_arrest_median_minutes": 0.5, "wait_arrest_p95_minutes": 4, "wait_arrest_in_time_percent": 96,
    "wait_ward_red_median_minutes": 12, "wait_ward_red_p95_minutes": 80, "wait_ward_red_in_time_percent": 55,
    "response_emergencies_in_time_percent": 88,
    "delay_review_days_per_1000": 100, "delay_letter_days_per_1000": 50, "delay_community_days_per_1000": 900,
    "delay_transport_days_per_1000": 80, "delay_door_days_per_1000": 20, "delay_days_per_1000": 1150,
    "ready_mean_patients": 31.5,
    "rung_swap_hours_per_week": 4, "rung_bank_hours_per_week": 11, "rung_down_hours_per_week": 3,
    "rung_elsewhere_hours_per_week": 1, "last_rungs_nights_per_year": 17, "sessions_lost_per_year": 40,
    "lost_per_year_handover": 310, "lost_percent_handover": 27, "lost_percent_handover_t1": 31,
    "missed_percent_handover": 0.2,
    "uncovered_hours_per_week": 2.5, "diverted_hours_per_week": 1, "cost_rung_bank_gbp_per_year": 40_000,
    "establishment_t1": 10, "in_post_mean_t1": 8.2, "smallest_fit_t1": 8, "below_smallest_months_t1": 3,
    "cost_posts_gbp_per_year": 900_000, "cost_act_down_gbp_per_year": 100_000, "cost_total_gbp_per_year": 1_000_000,
    "cost_per_admission_gbp": 200,
}  # fmt: skip


WARD = {
    "rota__tier__t1__duty__ward": {
        "code": "W", "normal": True, "start": "09:00", "end": "17:00", "cover": [1] * 7,
        "first": ["ward_red"],
        "own": [{"work": "handover", "minutes": 30, "after_minutes": 0}],
    },
}  # fmt: skip


def study(scenario: Scenario) -> Study:
    measures = tuple(one for one in catalogue(scenario) if one.id in VALUES)
    values = pd.DataFrame({one.id: [0.9 * VALUES[one.id], 1.1 * VALUES[one.id]] for one in measures})
    profiles = {"in_post_t1": np.array([8.4]), "below_smallest_t1": np.array([0.0])}
    return Study(scenario, no_rota(), measures, values, profiles)


def pictures(made: Study) -> dict[str, Figure | None]:
    found, scenario = readings(made.summary()), made.scenario
    return {
        "hours": duty_time(found, scenario.rota.tier),
        "response": response(found, scenario),
        "delays": going_home(found),
        "ladder": ladder(found, scenario),
        "posts": posts(made, found),
        "money": money(found, None),
    }


@pytest.fixture(scope="module")
def drawn() -> dict[str, Figure | None]:
    return pictures(study(whole(**WARD)))


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("hours", "Tier 2, at night: take 3.0 h, wards 4.0 h, emergencies 1.5 h and outside medicine 0.5 h of 12.0 "
                  "hours."),
        ("response", "88% of emergencies with a target are begun within it."),
        ("delays", "1,150 bed-days for each 1,000 admissions go between ready and gone; most of them waiting for the "
                   "community, 900."),
        ("ladder", "Of what the rota leaves open, bank (own doctors) fills the most: 11.0 hours a week; on 17 nights a "
                   "year a duty falls to the last two rungs, down or elsewhere."),
        ("posts", "Tier 1: 8.2 of 10 posts filled on the mean day, 3.0 months a year below the fewest by arithmetic."),
    ],
)  # fmt: skip
def test_the_caption_states_the_finding(drawn: dict[str, Figure | None], name: str, finding: str) -> None:
    figure = drawn[name]
    assert figure is not None
    assert figure.finding == finding


def test_what_is_lost_of_clinics_stands_beside_what_is_missed(drawn: dict[str, Figure | None]) -> None:
    figure = drawn["ladder"]
    assert figure is not None
    said = "310 a year are lost, 27% of those planned (Tier 1 31%); who is there misses 0.2%."
    assert any(each.endswith(said) for each in figure.also), figure.also


def test_the_fewest_posts_are_said_to_be_a_bound(drawn: dict[str, Figure | None]) -> None:
    figure = drawn["posts"]
    assert figure is not None
    assert "a bound, not the size that can run with leave" in figure.reading
    explained = {one.id: one.explains for one in catalogue(whole())}
    for name in ("smallest_fit_t1", "below_smallest_months_t1"):
        assert "below which no rota with this cover fits" in explained[name]
        assert "with leave" in explained[name]


@pytest.mark.parametrize("name", ["hours", "response", "delays", "ladder", "posts", "money"])
@pytest.mark.parametrize("hostile", [False, True], ids=["plain", "hostile"])
def test_plotly_knows_every_attribute_and_every_picture_has_its_numbers(name: str, hostile: bool) -> None:
    changes: dict[str, Any] = {
        "work__arrest__label": made_up.HOSTILE,
        "rota__tier__t1__label": made_up.HOSTILE,
    }
    figure = pictures(study(whole(**(changes if hostile else {}))))[name]
    assert figure is not None
    spec = json.loads(figure.json)
    go.Figure(data=spec["data"], layout=spec["layout"])
    assert figure.numbers is not None
    assert {len(row) for row in figure.numbers.rows} == {len(figure.numbers.columns)}
    for text in _texts(spec):
        assert not set(text.replace("<extra></extra>", "").replace("%{", "")) & set("<>"), text


def _texts(part: object) -> list[str]:
    if isinstance(part, dict):
        return [text for inner in part.values() for text in _texts(inner)]
    if isinstance(part, list):
        return [text for inner in part for text in _texts(inner)]
    return [part] if isinstance(part, str) else []


def test_each_cost_stands_beside_what_it_is_for_an_admission(drawn: dict[str, Figure | None]) -> None:
    figure = drawn["money"]
    assert figure is not None
    assert figure.numbers is not None
    assert [row[-1] for row in figure.numbers.rows] == ["£180", "£20", "£200"]


def test_what_was_not_measured_has_no_picture() -> None:
    plain = study(hospital())
    made = {name for name, figure in pictures(plain).items() if figure is not None}
    assert made == {"hours", "response"}
    assert set(pictures(made_up.bare()).values()) == {None}
