"""What cannot be written as a sequence: arguments of other forms, and tables with nothing in them."""

from __future__ import annotations

import importlib.util
import warnings
from datetime import date, datetime

import pandas as pd
import pytest

from dghsim.errors import InputError
from dghsim.rota import checker
from dghsim.rota.checker import ProspectiveCover, check_rota
from dghsim.rota.checker.clock import minutes_of
from dghsim.rota.checker.cover import read_cover

NO_ROWS = pd.DataFrame({"doctor": [], "start": [], "end": []})
DAY = [{"doctor": "A", "start": "2026-01-14 09:00", "end": "2026-01-14 17:00"}]


def told(shifts: object, **options: object) -> str:
    """The warning of the horizon taken."""
    report = check_rota(shifts, **options)  # type: ignore[arg-type]
    return next((line for line in report.warnings if line.startswith("horizon")), "")


def test_cover_is_annual_leave_alone_unless_more_is_said() -> None:
    assert ProspectiveCover() == ProspectiveCover(leave_days=35, study_days=0, normal_day_hours=8)
    assert read_cover({}) == ProspectiveCover()
    assert read_cover({"study_days": 30}) == ProspectiveCover(leave_days=35, study_days=30)


def test_cover_for_somebody_full_time_is_the_usual() -> None:
    cover = ProspectiveCover()
    assert cover.average(384, 8) == cover.average(384, 8, 1) == pytest.approx(49.244, abs=0.001)


def test_cover_made_beforehand_is_held_to_the_same_bounds() -> None:
    assert read_cover(ProspectiveCover(20, 5, 7.5)) == ProspectiveCover(20, 5, 7.5)
    with pytest.raises(InputError, match="leave_days is 500"):
        read_cover(ProspectiveCover(leave_days=500))


@pytest.mark.parametrize("days", [0, 200])
def test_days_of_cover_up_to_their_bounds(days: int) -> None:
    assert read_cover(days) == ProspectiveCover(leave_days=days)


@pytest.mark.parametrize("days", [-0.5, 200.5])
def test_days_of_cover_beyond_their_bounds(days: float) -> None:
    with pytest.raises(InputError, match=f"leave_days is {days}; allowed: 0 to 200"):
        read_cover(days)


@pytest.mark.parametrize("weeks", [0, -1, 521, 1.5, True, "4"])
def test_weeks_that_are_none(weeks: object) -> None:
    with pytest.raises(InputError, match="allowed: a whole number from 1 to 520"):
        check_rota(DAY, horizon_weeks=weeks)  # type: ignore[arg-type]


@pytest.mark.parametrize("weeks", [1, 520, 2.0])
def test_weeks_up_to_their_bounds(weeks: int) -> None:
    assert check_rota(DAY, horizon_weeks=weeks).span.length == weeks * 7 * 1440


@pytest.mark.parametrize("start", ["2026-01-12 00:01", datetime(2026, 1, 12, 9)])
def test_a_horizon_begins_at_midnight(start: object) -> None:
    with pytest.raises(
        InputError, match=r"horizon_start is '2026-01-12 .*'; allowed: a date, or midnight of one"
    ):
        check_rota(DAY, horizon_start=start)


@pytest.mark.parametrize(
    "start", ["2026-01-12", date(2026, 1, 12), datetime(2026, 1, 12), pd.Timestamp("2026-01-12")]
)
def test_a_horizon_begins_on_a_date_of_any_form(start: object) -> None:
    assert told(DAY, horizon_start=start) == (
        "horizon not given: taken as 1 week from Mon 12 Jan 2026 00:00; averages are over these"
    )


def test_a_horizon_after_all_duties_is_one_week() -> None:
    assert told(DAY, horizon_start="2026-03-02").startswith(
        "horizon not given: taken as 1 week from Mon 2 Mar 2026"
    )


def test_a_horizon_long_before_all_duties_has_the_most_weeks_there_may_be() -> None:
    assert told(DAY, horizon_start="1990-01-01").startswith("horizon not given: taken as 520 weeks")


def test_no_rows_are_no_breach_in_one_week_of_nothing() -> None:
    report = check_rota(NO_ROWS)
    assert list(report) == []
    assert report.warnings == ("no rows: nothing was checked",)
    assert (report.span.start, report.span.length) == (0, 7 * 1440)


def test_a_list_of_which_one_is_no_row_is_refused() -> None:
    with pytest.raises(InputError, match="allowed: a DataFrame or a list of dicts"):
        check_rota([*DAY, 7])


def test_hours_may_be_missing_as_pandas_has_it() -> None:
    rows = pd.DataFrame([{**DAY[0], "kind": "nroc"}, {**DAY[0], "doctor": "B", "kind": "nroc"}])
    rows["work_hours"] = pd.array([2.0, None], dtype="Float64")
    assert any("no work_hours for 1 on-call period" in line for line in check_rota(rows).warnings)


def test_no_rows_may_have_a_column_of_hours() -> None:
    assert list(check_rota(NO_ROWS.assign(work_hours=[]))) == []


def test_a_time_finer_than_python_has_them_is_read_without_a_word() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert minutes_of(pd.Timestamp("1970-01-01 00:07:00.000000001"), "x") == 7


def test_what_the_checker_has_not_is_said_by_name() -> None:
    with pytest.raises(AttributeError, match=r"module 'dghsim\.rota\.checker' has no attribute 'chek_rota'"):
        _ = checker.chek_rota


def test_to_name_the_checker_loads_nothing_of_it() -> None:
    found = importlib.util.find_spec("dghsim.rota.checker")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    assert not set(module.__all__) & vars(module).keys()
    assert module.check_rota is check_rota
