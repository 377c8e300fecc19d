"""Waits for places in the report, what only repeats an input, and the share of advert rounds that fail."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from helpers.finished import hospital, no_rota
from helpers.whole import whole
from report import made_up

from dghsim.measures.catalogue import catalogue
from dghsim.measures.model import Study
from dghsim.report.figures.posts import posts
from dghsim.report.figures.queues import queues
from dghsim.report.figures.response import response
from dghsim.report.page import report_page
from dghsim.report.reading import readings
from dghsim.report.sections.summary import summary_groups
from dghsim.scenario.root import Scenario

WAITED = {
    "place_wait_amu_mean_minutes": 90, "place_wait_amu_p90_minutes": 240, "place_wait_amu_any_percent": 60,
    "place_wait_surgery_mean_minutes": 20, "place_wait_surgery_p90_minutes": 50,
    "place_wait_surgery_any_percent": 30,
}  # fmt: skip
SECOND: dict[str, Any] = {"work__ward_red__ask_second_after_minutes": 20}


def study(scenario: Scenario, **given: float) -> Study:
    measures = tuple(one for one in catalogue(scenario) if one.id in given)
    assert len(measures) == len(given)
    values = pd.DataFrame({one.id: [0.9 * given[one.id], 1.1 * given[one.id]] for one in measures})
    return Study(scenario, no_rota(), measures, values, {"in_post_t1": values.to_numpy()[:1, 0]})


def two_places(**changes: Any) -> Scenario:
    return hospital(
        place__surgery={"count": 2},
        pathway__stage__bed={"type": "hold", "place": "surgery", "next": "other"},
        pathway__stage__other={"type": "hold", "place": "amu", "mark": "bed_time", "next": "bed_given"},
        **changes,
    )


@pytest.mark.parametrize("hostile", [False, True], ids=["plain", "hostile"])
def test_the_longest_wait_for_a_place_is_the_finding(hostile: bool) -> None:
    changes = {"place__amu": {"label": made_up.HOSTILE, "count": 2}} if hostile else {}
    figure = queues(study(two_places(**changes), **WAITED))
    assert figure is not None
    if not hostile:
        assert figure.finding == "amu, wait for a bed: 90.0 minutes on average, the longest."
    assert figure.numbers is not None
    assert [row[1:] for row in figure.numbers.rows] == [("90.0", "240", "60%"), ("20.0", "50.0", "30%")]
    spec = json.loads(figure.json)
    go.Figure(data=spec["data"], layout=spec["layout"])
    assert not set(json.dumps(spec).replace("<extra></extra>", "")) & set("<>")


def test_where_nobody_waits_there_is_no_picture() -> None:
    assert queues(study(two_places(), **dict.fromkeys(WAITED, 0.0))) is None
    assert queues(made_up.bare()) is None


def test_the_page_has_it() -> None:
    page = report_page(study(two_places(), **WAITED), [], [], made_up.EVIDENCE, [])
    assert 'id="queues"' in page
    assert "surgery: wait for a bed, mean" in page


@pytest.mark.parametrize(("p95", "echoed"), [(20.0, True), (28.0, False)])
def test_a_response_that_only_repeats_an_input_is_said_to(p95: float, echoed: bool) -> None:
    made = study(hospital(**SECOND), wait_ward_red_median_minutes=4, wait_ward_red_p95_minutes=p95)
    words = (
        "lies at the 20 minutes after which those who answer it second are asked: mostly repeats that input"
    )
    figure = response(readings(made.summary()), made.scenario)
    assert figure is not None
    assert (f"of ward_red, 19 in 20 within {words}." in figure.reading) == echoed
    groups = summary_groups(made, made.summary())
    remarks = {row.measure: row.remark for group in groups for part in group.parts for row in part.rows}
    assert remarks["ward_red: response, 19 in 20 within"] == (words if echoed else "")
    assert remarks["ward_red: response, median"] == ""


def test_failed_adverts_are_a_share_of_those_that_closed() -> None:
    given = {
        "establishment_t1": 10, "smallest_fit_t1": 8, "in_post_mean_t1": 8, "below_smallest_months_t1": 3,
        "adverts_closed_per_year_t1": 6, "adverts_failed_per_year_t1": 4.5,
    }  # fmt: skip
    made = study(whole(), **given)
    figure = posts(made, readings(made.summary()))
    assert figure is not None
    assert figure.finding.endswith("Of 6.0 rounds of advertising that close in a year 75% appoint nobody.")
    quiet = study(whole(), **given | {"adverts_closed_per_year_t1": 0, "adverts_failed_per_year_t1": 0})
    shown = posts(quiet, readings(quiet.summary()))
    assert shown is not None
    assert "advertising" not in shown.finding
