"""Tables that cannot be a rota are refused in one line that names the row; odd but possible ones are read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from dghsim.errors import InputError
from dghsim.rota.checker import check_rota

Rows = Callable[..., pd.DataFrame]
GOOD = {"doctor": "Ann", "start": "2026-01-05 09:00", "end": "2026-01-05 17:00", "kind": "shift"}

BAD_ROWS = {
    "end before start": ({"end": "2026-01-05 08:00"}, "data row 2: end is before start"),
    "zero length": ({"end": "2026-01-05 09:00"}, "data row 2: end is at start"),
    "no start": ({"start": None}, "data row 2: start is missing"),
    "NaT": ({"end": pd.NaT}, "data row 2: end is missing"),
    "NaN": ({"end": float("nan")}, "data row 2: end is missing"),
    "a number for a date": ({"start": 5}, "data row 2: start is 5"),
    "words for a date": ({"start": "Monday"}, "data row 2: start is 'Monday'"),
    "a UK date": ({"start": "05/01/2026 09:00"}, "data row 2: start is '05/01/2026 09:00'"),
    "a time zone": ({"start": "2026-01-05T09:00+00:00"}, "data row 2: start .* time zone"),
    "an aware datetime": ({"start": datetime(2026, 1, 5, 9, tzinfo=UTC)}, "data row 2: start .* time zone"),
    "the year 9999": ({"end": "9999-12-31 23:59"}, "data row 2: end .* years 1950 to 2150"),
    "the year 1": ({"start": datetime.min}, "data row 2: start .* years 1950 to 2150"),
    "a list for a date": ({"start": [2026]}, "column start"),
    "a century late": (
        {"start": "2126-01-05 09:00", "end": "2126-01-05 17:00"},
        "data row 2: .* check the years",
    ),
    "no doctor": ({"doctor": None}, "data row 2: doctor is missing"),
    "a blank doctor": ({"doctor": "  "}, "data row 2: doctor is missing"),
    "an unknown kind": ({"kind": "shfit"}, r"data row 2: kind 'shfit' is unknown \(nearest: shift\)"),
    "a number for a kind": ({"kind": 7}, "data row 2: kind 7 is unknown"),
    "an overlap": ({"start": "2026-01-05 16:45"}, "data row 2: shift of 'Ann' overlaps data row 1"),
    "on call over a shift": ({"kind": "nroc"}, "data row 2: nroc of 'Ann' overlaps data row 1"),
    "a row twice": ({}, "data row 2 repeats data row 1"),
    "more work than time on call": (
        {"work_hours": 8.25},
        "data row 2: work_hours is 8.25; allowed: 0 to 8 h",
    ),
    "negative work": ({"work_hours": -1}, "data row 2: work_hours is -1"),
    "endless work": ({"work_hours": float("inf")}, "data row 2: work_hours is inf"),
    "words for work": ({"work_hours": "some"}, "data row 2: work_hours is 'some'"),
}


@pytest.mark.parametrize(("change", "message"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_is_named(change: dict[str, object], message: str) -> None:
    second = GOOD | ({"end": "2026-01-05 18:00"} if "start" in change else {}) | change
    with pytest.raises(InputError, match=message) as caught:
        check_rota([GOOD, second, GOOD | {"doctor": "Bob"}])
    assert "\n" not in str(caught.value)


BAD_CALLS = {
    "no table": ({"shifts": None}, "shifts is 'NoneType'"),
    "a column short": ({"shifts": pd.DataFrame({"doctor": [], "start": []})}, "column end is missing"),
    "two columns of one name": (
        {"shifts": pd.DataFrame([[1, 2]], columns=["doctor", "doctor"])},
        "the same name",
    ),
    "an unknown rule set": ({"rules": "training-2018"}, r"nearest: training-201\d"),
    "no rule set": ({"rules": None}, "no known rule set"),
    "no weeks": ({"horizon_weeks": 0}, "horizon_weeks is 0"),
    "half a week": ({"horizon_weeks": 1.5}, "horizon_weeks is 1.5"),
    "weeks without end": ({"horizon_weeks": 10**400}, "horizon_weeks is an integer of"),
    "weeks that are no number": ({"horizon_weeks": float("nan")}, "horizon_weeks is nan"),
    "a start that is no date": ({"horizon_start": "soon"}, "horizon_start is 'soon'"),
    "a start at noon": ({"horizon_start": "2026-01-05 12:00"}, "allowed: a date"),
    "people without names": ({"people": [{"grade": "ST4"}]}, "people: column doctor is missing"),
    "a person twice": (
        {"people": [{"doctor": "Ann"}, {"doctor": "Ann "}]},
        "people data row 2: 'Ann' is there twice",
    ),
    "a nameless person": ({"people": [{"doctor": None}]}, "people data row 1: doctor is missing"),
    "wte of nought": ({"people": [{"doctor": "Ann", "wte": 0}]}, "people data row 1: wte is 0"),
    "wte without end": ({"people": [{"doctor": "Ann", "wte": float("inf")}]}, "wte is inf"),
    "wte in words": ({"people": [{"doctor": "Ann", "wte": "half"}]}, "wte is 'half'"),
    "opt-out perhaps": ({"people": [{"doctor": "Ann", "opt_out": "perhaps"}]}, "opt_out is 'perhaps'"),
    "rules unknown": ({"people": [{"doctor": "Ann", "rules": "wrt"}]}, r"people data row 1: .*nearest: wtr"),
    "from after to": (
        {"people": [{"doctor": "Ann", "from": "2026-02-01", "to": "2026-01-01"}]},
        "to is before from",
    ),
    "an override of nothing": (
        {"people": [{"doctor": "Ann", "overrides": "consec_max=8"}]},
        "nearest: consec_max_7",
    ),
    "an override of no form": (
        {"people": [{"doctor": "Ann", "overrides": "eight days"}]},
        "is not name=value",
    ),
    "an override by number": ({"people": [{"doctor": "Ann", "overrides": 8}]}, "overrides is 8"),
}


@pytest.mark.parametrize(("arguments", "message"), BAD_CALLS.values(), ids=BAD_CALLS)
def test_a_bad_argument_is_named(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        check_rota(**({"shifts": [GOOD]} | arguments))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "convert",
    [
        lambda column: column.astype("datetime64[ns]"),
        lambda column: column.astype("datetime64[s]"),
        lambda column: column.astype(str),
        lambda column: column.dt.strftime("%Y-%m-%dT%H:%M"),
        lambda column: pd.Series([stamp.to_pydatetime() for stamp in column], dtype=object),
        lambda column: pd.Series([np.datetime64(stamp) for stamp in column], dtype=object),
    ],
    ids=["ns", "s", "text", "text with T", "datetime", "numpy"],
)
def test_times_in_any_dress_give_the_same_verdict(
    convert: Callable[[pd.Series], pd.Series], rows: Rows
) -> None:
    frame = rows("Mon 22:00-08:00; Thu 05:45-12:00")
    dressed = frame.assign(start=convert(frame["start"]), end=convert(frame["end"]))
    assert list(check_rota(dressed, horizon_weeks=26)) == list(check_rota(frame, horizon_weeks=26))


def test_dates_alone_are_midnights() -> None:
    shifts = [GOOD, {"doctor": "Ann", "start": date(2026, 1, 7), "end": "2026-01-09", "kind": "leave"}]
    assert len(check_rota(shifts, horizon_weeks=1)) == 0


def test_times_are_taken_to_the_nearest_minute() -> None:
    near = GOOD | {
        "start": datetime(2026, 1, 5, 8, 0, 0, 400),
        "end": datetime(2026, 1, 5, 20, 59, 59, 999_000),
    }
    assert len(check_rota([near], horizon_weeks=26)) == 0
    assert [b.measured for b in check_rota([near | {"end": "2026-01-05 21:01"}], horizon_weeks=26)] == [
        13 + 1 / 60
    ]


def test_kind_may_be_left_out_empty_or_in_capitals() -> None:
    for kind in (None, "", " Shift ", float("nan")):
        assert check_rota([GOOD | {"kind": kind}], horizon_weeks=26).duties == 1
    assert check_rota([{key: GOOD[key] for key in ("doctor", "start", "end")}], horizon_weeks=26).duties == 1


def test_names_are_told_apart_by_their_letters_alone() -> None:
    spaced = GOOD | {"doctor": " Ann ", "start": "2026-01-05 17:00", "end": "2026-01-05 22:15"}
    report = check_rota([GOOD, spaced], horizon_weeks=26)
    assert (report.doctors, [breach.rule for breach in report]) == (1, ["rest_11"])


def test_names_may_be_numbers() -> None:
    assert check_rota([GOOD | {"doctor": 7}], people=[{"doctor": 7}], horizon_weeks=26).doctors == 1


def test_hostile_names_stay_on_their_line() -> None:
    name = "\x1b[31m<script>alert(1)</script>\r\nno breach found" + "x" * 500
    report = check_rota([GOOD | {"doctor": name, "end": "2026-01-05 22:15"}], horizon_weeks=26)
    assert report[0].doctor == name
    assert "\x1b" not in str(report)
    assert len(report[0].message.splitlines()) == 1
    assert len(report[0].message) < 300


def test_absences_may_lie_anywhere_and_zero_days_over_anything() -> None:
    leave = GOOD | {"kind": "leave", "start": "2026-01-05", "end": "2026-01-12"}
    zero = GOOD | {"kind": "zero"}
    report = check_rota([GOOD, leave, zero], horizon_weeks=26)
    assert len(report) == 0
    assert any("on duty from Mon 5 Jan 2026 09:00, yet on leave" in line for line in report.warnings)


def test_absence_rows_twice_are_refused() -> None:
    leave = GOOD | {"kind": "leave"}
    with pytest.raises(InputError, match="data row 3 repeats data row 2"):
        check_rota([GOOD | {"start": "2026-01-06 09:00", "end": "2026-01-06 17:00"}, leave, leave])


def test_an_empty_table_is_no_breach_and_says_so() -> None:
    report = check_rota(pd.DataFrame(columns=["doctor", "start", "end"]))
    assert len(report) == 0
    assert report.warnings[0].startswith("no rows")


def test_leave_alone_is_no_breach(rows: Rows) -> None:
    report = check_rota(rows("Mon 09:00-17:00 leave"))
    assert (len(report), report.duties) == (0, 0)


def test_without_a_horizon_it_runs_from_the_monday_before_to_the_sunday_after(rows: Rows) -> None:
    report = check_rota(rows("Wed 09:00-17:00; 3Sun 21:00-09:00"))
    assert report.span.length == 21 * 1440
    assert any("taken as 3 weeks from Mon 5 Jan 2026" in line for line in report.warnings)


def test_a_long_leave_does_not_stretch_the_horizon(rows: Rows) -> None:
    report = check_rota(rows("Mon 09:00-17:00; 9Mon 09:00-17:00 leave"))
    assert report.span.length == 7 * 1440


def test_history_before_the_horizon_counts_for_rest_and_is_not_judged(rows: Rows) -> None:
    frame = rows("Mon 08:00-21:15; Sun 20:00-21:15; 2Mon 08:00-16:00")
    second_week = datetime(2026, 1, 5) + timedelta(weeks=1)
    report = check_rota(frame, horizon_start=second_week, horizon_weeks=26)
    assert [breach.rule for breach in report] == ["rest_11"]
    assert any("outside the horizon: 2 duties" in line for line in report.warnings)


def test_an_overlap_names_both_duties_with_their_times_and_counts_the_others(
    rows: Callable[..., pd.DataFrame],
) -> None:
    text = "Fri 08:00-21:00; Fri 20:30-09:00; 2Fri 08:00-21:00; 2Fri 20:30-09:00"
    with pytest.raises(InputError) as refused:
        check_rota(rows(text))
    assert str(refused.value) == (
        "data row 2: shift of 'Ann' overlaps data row 1; allowed: one duty at a time (Fri 9 Jan 2026 20:30 to "
        "Sat 10 Jan 2026 09:00, and Fri 9 Jan 2026 08:00 to Fri 9 Jan 2026 21:00; 1 more overlap)"
    )
    with pytest.raises(
        InputError, match=r"\(week 1 Sun 21:00 to week 2 Mon 09:15, and week 1 Mon 09:00 to week 1 Mon"
    ):
        check_rota(rows("Mon 09:00-17:00; Sun 21:00-09:15"), horizon_weeks=1, cyclic=True)


def test_a_row_twice_names_the_doctor_and_when(rows: Callable[..., pd.DataFrame]) -> None:
    with pytest.raises(
        InputError, match=r"data row 2 repeats data row 1; .* \('Ann', from Fri 9 Jan 2026 08:00\)"
    ):
        check_rota(rows("Fri 08:00-21:00; Fri 08:00-21:00"))
