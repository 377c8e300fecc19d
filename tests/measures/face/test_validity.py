"""A study held against figures: the rule, like with like, reasons, and the table."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
import pytest
from helpers.finished import hospital, no_rota

from dghsim.measures.face.figure import Figure
from dghsim.measures.face.load import figures
from dghsim.measures.face.validity import COLUMNS, Held, face_table, held_against
from dghsim.measures.model import Study

PUBLISHED = {
    "value": 50.0, "low": 48.0, "high": 52.0, "range": "r", "year": "2022", "eras": [2022, 2022], "population": "p",
    "source": "s", "status": "held_back",
}  # fmt: skip


def study(code: str = "TST", demand: str = "2022/23", **values: list[float]) -> Study:
    made = hospital(era={"demand": demand, "rules": "r", "pay_year": "p"}, hospital={"code": code})
    face = pd.DataFrame(values, index=pd.RangeIndex(len(next(iter(values.values()), [])), name="replication"))
    return Study(made, no_rota(), (), pd.DataFrame(index=face.index), {}, face=face)


def figure(context: str | None = None, **published: Any) -> Figure:
    return Figure.model_validate({
        "id": "one", "subject": "s", "label": "l", "unit": "%", "counterpart": "same_day", "like": "k", "near": 5.0,
        "context": context, "published": [PUBLISHED | published],
    })  # fmt: skip


def held(made: Study, against: Figure) -> Held:
    (found,) = held_against(made, [against])
    return found


def test_the_interval_is_students_over_replications() -> None:
    found = held(study(one=[59.0, 60.0, 61.0, np.nan]), figure())
    assert (found.mean, found.replications) == (60, 3)
    assert found.ci_low == pytest.approx(60 - 4.302653 / np.sqrt(3), abs=1e-5)
    assert found.ci_high == pytest.approx(60 + 4.302653 / np.sqrt(3), abs=1e-5)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ([51.0, 51.1], "agrees"),
        ([54.0, 54.1], "near"),
        ([70.0, 70.1], "misses"),
        ([51.0], "cannot tell"),
        ([48.0, 54.0], "cannot tell"),
    ],
)
def test_the_verdict_follows_the_rule(values: list[float], word: str) -> None:
    assert held(study(one=values), figure()).verdict == word


def test_a_miss_without_a_reason_says_so_and_one_with_gives_it() -> None:
    far = {"one": [90.0, 91.0]}
    assert held(study(**far), figure()).why == "no reason known"
    told = {"reasons": {"any": "In general.", "RLQ": "Here."}}
    assert held(study(**far), figure(**told)).why == "In general."
    assert held(study("RLQ", **far), figure(**told)).why == "Here."
    assert held(study(one=[50.0, 50.1]), figure(**told)).why == ""
    assert held(study(one=[54.0, 54.1]), figure()).why == ""


def test_two_replications_far_apart_agree_with_nothing() -> None:
    found = held(study(one=[2.6, 6.6]), figure(value=23.4, low=23.4, high=23.4))
    assert (found.verdict, found.why) == ("cannot tell", "more replications needed")


@pytest.mark.parametrize(("values", "unit", "ends"), [
    ([2.6, 6.6], "%", (0, 30.0124)), ([93.4, 97.4], "%", (69.9876, 100)), ([93.4, 97.4], "hours", (69.9876, 120.8124)),
])  # fmt: skip
def test_the_interval_is_cut_to_what_is_possible(
    values: list[float], unit: str, ends: tuple[float, float]
) -> None:
    found = held(study(one=values), figure().model_copy(update={"unit": unit}))
    assert (found.ci_low, found.ci_high) == pytest.approx(ends, abs=1e-3)


def test_only_what_the_file_of_figures_says_is_a_reason() -> None:
    told = figure(reasons={"any": "Known."})
    assert held(study(one=[90.0, 91.0]), told).reasoned
    assert not held(study(one=[90.0, 91.0]), figure()).reasoned
    assert not held(study(one=[50.0, 90.0]), told).reasoned
    assert not held(study(demand="2016/17", one=[90.0, 91.0]), told).reasoned


@pytest.mark.parametrize(
    ("when", "above", "below"),
    [
        ("above", "Known.", "no reason known"),
        ("below", "no reason known", "Known."),
        ("either", "Known.", "Known."),
    ],
)
def test_a_reason_is_given_only_on_the_side_on_which_it_holds(when: str, above: str, below: str) -> None:
    told = figure(reasons={"any": "Known."}, reasons_when=when)
    assert held(study(one=[90.0, 91.0]), told).why == above
    assert held(study(one=[10.0, 11.0]), told).why == below


@pytest.mark.parametrize(
    ("demand", "context", "why"),
    [
        ("2016/17", None, "another year"),
        ("textbook", None, "another year"),
        ("2022/23", "other people", "other people"),
    ],
)
def test_what_is_not_alike_is_not_judged(demand: str, context: str | None, why: str) -> None:
    found = held(study(demand=demand, one=[50.0, 51.0]), figure(context))
    assert (found.verdict, found.why, found.mean) == ("not judged", why, 50.5)


@pytest.mark.parametrize("values", [{"other": [1.0]}, {"one": [np.nan, np.nan]}])
def test_what_the_scenario_has_no_counterpart_to_is_said(values: dict[str, list[float]]) -> None:
    found = held(study(**values), figure())
    assert (found.verdict, found.replications) == ("not in this scenario", 0)
    assert np.isnan(found.mean)


def test_a_study_without_any_counterpart_is_held_against_nothing() -> None:
    assert held_against(study()) == ()
    assert list(face_table(study()).columns) == list(COLUMNS)
    assert face_table(study()).empty


def test_the_table_has_a_row_a_figure() -> None:
    table = face_table(study("RLQ", samba_ews=[70.0, 71.0, 72.0]))
    here = [each for each in figures() if any(not one.sites or "RLQ" in one.sites for one in each.published)]
    assert list(table["figure_id"]) == [each.id for each in here]
    row = table.set_index("figure_id").loc["samba_ews"]
    assert row["published"] == 69
    assert row["status"] == "calibrated_to"
    assert row["model"] == 71
    assert row["verdict"] == "agrees"
    assert set(table["verdict"]) == {"agrees", "not in this scenario"}


def test_a_study_from_before_is_still_a_study() -> None:
    made = dataclasses.replace(study(one=[1.0]), face=pd.DataFrame())
    assert held_against(made) == ()
