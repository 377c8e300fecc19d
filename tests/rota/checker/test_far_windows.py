"""Local rules that look over many cycles of a short template, beside the same template written out as dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import pytest

from dghsim.rota.checker import Report, check_rota
from dghsim.rota.rules import get_rule_set
from dghsim.rota.rules.local import local_rule

MONDAY = datetime(2026, 1, 5)
EVERY_DAY = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FORTY_HOURS = "; ".join(f"{day} 09:00-17:00" for day in EVERY_DAY[:5])
DAILY = "; ".join(f"{day} 09:00-14:00" for day in EVERY_DAY)
CALLS = "; ".join(f"{day} 20:00-08:00 nroc 2" for day in EVERY_DAY)
Rows = Callable[..., pd.DataFrame]


def found(shifts: pd.DataFrame, check: str, limit: float, weeks: int, cyclic: bool, **given: Any) -> Report:
    rules = get_rule_set("none").with_rules(local_rule("own", check, limit, "forum", parameters=given))
    return check_rota(shifts, rules, horizon_start=MONDAY, horizon_weeks=weeks, cyclic=cyclic)


@pytest.mark.parametrize(
    ("text", "check", "limit", "given", "measured"),
    [
        (FORTY_HOURS, "rolling_hours", 159, {"hours": 672}, 160),
        (FORTY_HOURS, "rolling_hours", 300, {"hours": 1680}, 400),
        (FORTY_HOURS, "rolling_hours", 300, {"hours": 1680, "from": "midnight"}, 400),
        ("Wed 20:00-08:00 nroc 6", "rolling_hours", 59, {"hours": 1680}, 60),
        ("Tue 20:00-08:00 nroc", "on_call_in_days", 5, {"days": 42}, 6),
        ("Sun 20:00-08:00 nroc", "on_call_in_days", 51, {"days": 364}, 52),
        (DAILY, "run_length", 40, {}, 41),
        (CALLS, "on_call_runs", 40, {}, 41),
    ],
)
def test_a_cycle_of_a_week_is_judged_as_far_as_the_rule_looks(
    text: str, check: str, limit: float, given: dict[str, Any], measured: float, rows: Rows
) -> None:
    for weeks, shifts in ((1, rows(text)), (2, pd.concat([rows(text), rows(text, start=later(1))]))):
        assert [one.measured for one in found(shifts, check, limit, weeks, True, **given)][:1] == [
            pytest.approx(measured)
        ]


@pytest.mark.parametrize(
    ("text", "check", "limit", "given"),
    [
        (FORTY_HOURS, "rolling_hours", 400, {"hours": 1680}),
        ("Wed 20:00-08:00 nroc 6", "rolling_hours", 60, {"hours": 1680}),
        ("Tue 20:00-08:00 nroc", "on_call_in_days", 6, {"days": 42}),
        (DAILY.replace("Sun 09:00-14:00", "Sat 15:00-16:00"), "run_length", 6, {}),
        ("Sat 20:00-08:00 nroc; Sun 20:00-08:00 nroc", "on_call_runs", 1, {}),
        ("Mon 21:00-09:00; Thu 09:00-17:00", "rest_after_run", 48, {"of": "night", "after": 1}),
        ("Mon 09:00-10:00", "rest_between", 167, {}),
        ("Mon 20:00-08:00 nroc; Sun 09:00-10:00", "rest_after_on_call", 121, {}),
        ("Mon 09:00-17:00", "weekly_rest", 140, {"fortnight_hours": 150, "daily_hours": 11}),
    ],
)
def test_and_no_further(text: str, check: str, limit: float, given: dict[str, Any], rows: Rows) -> None:
    assert list(found(rows(text), check, limit, 1, True, **given)) == []


@pytest.mark.parametrize(
    ("check", "given"), [("rolling_hours", {"hours": 1000}), ("on_call_in_days", {"days": 60})]
)
@pytest.mark.parametrize(
    "text", [f"{FORTY_HOURS}; Sat 09:00-09:00 nroc 3", "Tue 21:00-09:00; Sun 20:00-08:00 nroc 5"]
)
def test_the_most_in_a_window_is_that_of_the_dates_written_out(
    check: str, given: dict[str, Any], text: str, rows: Rows
) -> None:
    written = pd.concat([rows(text, start=later(week)) for week in range(40)])
    dated = max(one.measured for one in found(written, check, 1, 40, False, **given))
    wrapped = max(one.measured for one in found(rows(text), check, 1, 1, True, **given))
    assert wrapped == pytest.approx(dated)


@pytest.mark.parametrize("base", ["none", "training-2019"])
def test_a_window_that_ends_soon_after_a_cycle_begins_holds_that_beginning(base: str, rows: Rows) -> None:
    """1,682 h are ten weeks and two hours: from Sunday 23:00 to a Monday 01:00."""
    own = local_rule("own", "rolling_hours", 10.5, "forum", parameters={"hours": 1682})
    rules = get_rule_set(base).with_rules(own)
    shifts = rows("Mon 00:00-00:30; Sun 23:00-23:30")
    report = check_rota(shifts, rules, horizon_start=MONDAY, horizon_weeks=1, cyclic=True)
    assert [one.measured for one in report if one.rule == "own"] == [pytest.approx(11)]


@pytest.mark.parametrize(("reference", "weeks"), [(17, 1), (26, 3), (2, 3), (1, 3)])
def test_averages_look_no_further_than_a_cycle(reference: int, weeks: int, rows: Rows) -> None:
    text = "; ".join(f"{week}{item}" for week in range(1, weeks + 1) for item in FORTY_HOURS.split("; "))
    report = found(rows(text), "average_hours", 39, weeks, True, reference_weeks=reference)
    assert [one.measured for one in report] == [pytest.approx(40)]


def later(weeks: int) -> datetime:
    return MONDAY + timedelta(weeks=weeks)
