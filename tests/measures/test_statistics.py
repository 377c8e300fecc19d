"""Intervals and verdicts against known values."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from helpers.finished import hospital, no_rota
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dghsim.measures import statistics
from dghsim.measures.model import Measure, Study
from dghsim.measures.statistics import COLUMNS, alike_by_luck, interval, paired, summarise

MEASURES = (
    Measure("wait", "Wait", "hours", "flow", "output", "less", "Hours."),
    Measure("seen", "Seen", "%", "standards", "output", "more", "Share."),
    Measure("busy", "Busy", "%", "staff", "output", "neither", "Share."),
    Measure("budget_left_gbp_per_year", "Left", "pounds a year", "money", "output", "more", "Pounds."),
    Measure("nights", "Nights", "nights a year", "staff", "fixed", "less", "Nights."),
)


def study(**columns: list[float]) -> Study:
    length = max(map(len, columns.values()))
    values = pd.DataFrame(columns, index=pd.RangeIndex(length, name="replication"))
    return Study(hospital(), no_rota(), MEASURES, values, {})


def test_interval_of_student() -> None:
    # Mean 3, standard deviation sqrt(2.5), n = 5: t of 4 degrees is 2.776445, half width 2.776445 x sqrt(0.5).
    assert interval(np.array([1.0, 2, 3, 4, 5])) == pytest.approx((3, 3 - 1.963243, 3 + 1.963243), abs=1e-6)


def test_equal_values_have_an_interval_of_no_width() -> None:
    assert interval(np.array([0.1, 0.1, 0.1])) == (0.1, 0.1, 0.1)


def test_the_mean_of_a_normal_lies_inside_nineteen_times_in_twenty() -> None:
    random = np.random.default_rng(3)
    inside = [low <= 0 <= high for _, low, high in (interval(random.normal(size=8)) for _ in range(2000))]
    assert np.mean(inside) == pytest.approx(0.95, abs=0.015)


def test_summary_has_the_columns_of_the_contract() -> None:
    table = summarise(study(wait=[1, 2, 3, 4, 5], nights=[30.0] * 5))
    assert tuple(table.columns) == COLUMNS
    wait, nights = table.to_dict("records")
    assert (wait["site"], wait["measure_id"], wait["measure"], wait["unit"]) == (
        "TST",
        "wait",
        "Wait",
        "hours",
    )
    assert wait["mean"] == 3
    assert wait["ci_low"] == pytest.approx(3 - 1.963243, abs=1e-6)
    assert (wait["year_low"], wait["year_high"]) == (1.2, 4.8)
    assert wait["replications"] == 5
    assert "5 replications of 1 weeks after 1 of warm-up" in wait["method"]
    assert np.isnan([wait["model_low"], wait["model_high"]]).all()
    assert nights["mean"] == 30
    assert np.isnan([nights[name] for name in ("ci_low", "ci_high", "year_low", "year_high")]).all()


def test_no_interval_goes_beyond_what_is_possible() -> None:
    given = study(wait=[0, 0, 0, 8.0], seen=[100, 100, 100, 90.0], budget_left_gbp_per_year=[0, 0, 0, 8.0])
    wait, seen, left = (row for row in summarise(given).to_dict("records"))
    mean, low, high = interval(np.array([0, 0, 0, 8.0]))
    assert low < 0
    assert (wait["mean"], wait["ci_low"], wait["ci_high"]) == (mean, 0, high)
    assert interval(np.array([100, 100, 100, 90.0]))[2] > 100
    assert (seen["mean"], seen["ci_high"]) == (97.5, 100)
    assert left["ci_low"] == low  # a budget may be overdrawn


def test_one_replication_has_no_interval() -> None:
    (row,) = summarise(study(wait=[2.0])).to_dict("records")
    assert row["mean"] == 2
    assert np.isnan([row[name] for name in ("ci_low", "ci_high", "year_low", "year_high")]).all()


def test_replications_without_a_value_are_left_out_and_measures_without_any_too() -> None:
    table = summarise(study(wait=[1, np.nan, 3], seen=[np.nan] * 3))
    assert table["measure_id"].tolist() == ["wait"]
    assert table["replications"].tolist() == [2]
    assert table["mean"].tolist() == [2]


def verdicts(before: Study, after: Study) -> dict[str, str]:
    table = paired(before, after, "Changed").table
    return dict(zip(table["measure_id"], table["verdict"], strict=True))


def test_verdicts_of_paired_differences() -> None:
    before = study(wait=[5, 9, 1, 7], seen=[50, 60, 40, 55], busy=[30, 31, 29, 30], nights=[40.0] * 4)
    after = study(wait=[4, 8, 0.1, 6], seen=[49, 59.1, 39, 54], busy=[31, 32, 30, 31.1], nights=[38.0] * 4)
    assert verdicts(before, after) == {
        "wait": "better",
        "seen": "worse",
        "busy": "differs",
        "nights": "better",
    }
    assert set(verdicts(before, before).values()) == {"no change"}


def test_a_difference_that_may_be_nought_cannot_be_told() -> None:
    before, after = study(wait=[5, 9, 1, 7], nights=[40.0] * 4), study(wait=[6, 7, 2, 6.5], nights=[40.0] * 4)
    assert verdicts(before, after) == {"wait": "cannot tell", "nights": "no change"}


def test_one_replication_tells_only_what_is_fixed() -> None:
    before, after = (
        study(wait=[5.0], seen=[50.0], nights=[40.0]),
        study(wait=[4.0], seen=[50.0], nights=[41.0]),
    )
    assert verdicts(before, after) == {"wait": "cannot tell", "seen": "no change", "nights": "worse"}


@pytest.mark.parametrize(("many", "verdict"), [(2, "cannot tell"), (5, "cannot tell"), (6, "worse")])
def test_few_counts_that_differ_alike_by_luck_are_not_exact(many: int, verdict: str) -> None:
    before = [8.0, 9.0, 11.0, 8.0, 7.0, 10.0][:many]
    row = paired(study(wait=before), study(wait=[each + 1 for each in before]), "Changed").table.iloc[0]
    assert row["verdict"] == verdict
    assert np.isnan(row["ci_low"]) == (many < 6)
    assert verdicts(study(wait=[8.0] * 3), study(wait=[9.0] * 3)) == {"wait": "worse"}  # nothing varies


def test_pairing_takes_out_what_both_share() -> None:
    # Replications differ by far more than the change does; each by itself would tell nothing.
    before, after = study(wait=[10, 50, 90.0]), study(wait=[9, 49.1, 89])
    row = paired(before, after, "Changed").table.iloc[0]
    assert row["difference"] == pytest.approx(-29 / 30)
    assert row["verdict"] == "better"
    assert (row["base"], row["changed"]) == (50, pytest.approx(50 - 29 / 30))


def test_only_replications_that_both_ran_are_paired() -> None:
    row = paired(study(wait=[1, 2, 3, 100.0]), study(wait=[2, 3, 4.0]), "Changed").table.iloc[0]
    assert (row["base"], row["difference"]) == (2, 1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=8))
@example([(0.0, 1.0), (5e-98, 1.0)])
def test_turning_the_pair_round_turns_the_verdict_round(values: list[tuple[float, float]]) -> None:
    before, after = study(wait=[a for a, _ in values]), study(wait=[b for _, b in values])
    round_about = {"better": "worse", "worse": "better"}
    there, back = verdicts(before, after)["wait"], verdicts(after, before)["wait"]
    assert back == round_about.get(there, there)


def test_the_summary_is_reckoned_once_and_is_the_callers_own(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = study(wait=[1.0, 2.0, 3.0])
    first = whole.summary()
    monkeypatch.setattr(statistics, "summarise", None)
    first["mean"] = 0.0
    assert whole.summary()["mean"].tolist() == [2.0]
    monkeypatch.undo()
    other = dataclasses.replace(whole, values=whole.values * 0)
    assert other.summary()["mean"].abs().sum() == 0


def test_counts_of_a_year_that_differ_alike_but_for_rounding_do_so_by_luck() -> None:
    counts = np.array([3.0, 5.0, 2.0])
    before, after = counts * 365 / 28, (counts + 1) * 365 / 28
    assert np.ptp(after - before) > 0
    assert alike_by_luck(before, after - before)
    assert not alike_by_luck(np.ones(3), after - before)
    assert not alike_by_luck(before, before - before)
    assert not alike_by_luck(np.tile(before, 2), np.ones(6))
