"""Answers that come when the second list is asked, by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from helpers.build import On
from helpers.finished import Did, Duty, hospital, view

from dghsim.measures.catalogue import catalogue
from dghsim.measures.second import answered_then, asks_second, echoes
from dghsim.scenario.root import Scenario

ON = [Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00"))]


def made(**changes: Any) -> Scenario:
    """Ward work with a target of 15 minutes, which the take answers second after 10."""
    return hospital(work__ward_red__ask_second_after_minutes=10, **changes)


def job(since: str, start: str, called: str | None = None) -> Did:
    return Did("ward_red", None if start == "never" else 0, since, start, "never", called=called)


def test_of_those_answered_how_many_in_that_very_second() -> None:
    found = answered_then(view(made(), (), [
        job("2Mon 09:00", "2Mon 09:05"),
        job("2Mon 10:00", "2Mon 10:10"),
        job("2Mon 11:00", "2Mon 11:40", called="2Mon 11:10"),  # with a journey in
        job("2Mon 12:00", "2Mon 12:11"),
        job("Sun 23:00", "Sun 23:10"),  # in the warm-up
        job("2Sun 23:00", "never"),
    ], ON))  # fmt: skip
    assert found == {"wait_ward_red_at_second_percent": 50}
    assert np.isnan(answered_then(view(made()))["wait_ward_red_at_second_percent"])


def test_only_work_that_somebody_answers_second_and_later() -> None:
    assert asks_second(made()) == {"ward_red": 10}
    assert asks_second(hospital()) == {}  # asked at once
    assert asks_second(made(work__ward_red__target_minutes=None)) == {}
    assert asks_second(made(rota__tier__t1__duty__take__second=[])) == {}


@pytest.mark.parametrize(("p95", "echoed"), [(10.0, True), (10.4, True), (9.4, False), (15.0, False)])
def test_a_percentile_at_that_moment_is_an_input(p95: float, echoed: bool) -> None:
    ids = ("wait_ward_red_p95_minutes", "response_take_p95_minutes")
    found = echoes(made(), dict.fromkeys(ids, p95))
    assert set(found) == (set(ids) if echoed else set())
    assert all(
        "10 minutes after which those who answer it second are asked" in words for words in found.values()
    )


def test_a_journey_in_is_an_input_too() -> None:
    home = {
        "rota__tier__t3__duty__home__second": ["ward_red"],
        "rota__tier__t3__duty__home__call_in_minutes": 25,
    }
    found = echoes(made(**home), {"wait_ward_red_median_minutes": 35.0})
    assert "with 25 for the journey in" in found["wait_ward_red_median_minutes"]
    assert echoes(made(), {"wait_ward_red_median_minutes": 35.0}) == {}


def test_it_is_said_where_the_measure_is_explained() -> None:
    for scenario, says in ((made(), True), (hospital(), False)):
        told = {one.id: one.explains for one in catalogue(scenario)}
        for one in ("wait_ward_red_p95_minutes", "response_take_median_minutes"):
            assert ("asked after 10 minutes, which the scenario says" in told[one]) == says


def test_a_limit_that_the_second_list_keeps_is_said_to_be() -> None:
    reviewed = {"work__senior_review": {
        "duration": {"family": "fixed", "unit": "minutes", "value": 30}, "target_minutes": 30,
        "ask_second_after_minutes": 40,
    }}  # fmt: skip
    told = {one.id: one.explains for one in catalogue(hospital(**reviewed))}
    assert "asked after 40 minutes" in told["high_news2_senior_60_minutes_percent"]
    assert "second list" not in told["high_news2_senior_30_minutes_percent"]
    assert "second list" not in told["wait_senior_review_in_time_percent"]
    soon = {one.id: one.explains for one in catalogue(made())}
    assert "asked after 10 minutes" in soon["wait_ward_red_in_time_percent"]
