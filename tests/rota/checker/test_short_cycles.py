"""Templates of one to three weeks, where a rule looks further than the cycle is long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pandas as pd
import pytest

from dghsim.errors import InputError
from dghsim.rota.checker import check_rota

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]
AVERAGED = {"avg_48", "weekend_1in3", "weekend_1in2"}


def absolute(text: str, weeks: int, rows: Rows, **options: object) -> set[str]:
    report = check_rota(rows(text), horizon_start=MONDAY, horizon_weeks=weeks, cyclic=True, **options)
    return {breach.rule for breach in report} - AVERAGED


KEPT = {
    "one night a week": ("Mon 22:00-08:00", 1),
    "60 h every week": ("; ".join(f"{day} 07:30-19:30" for day in ("Mon", "Tue", "Wed", "Fri", "Sat")), 1),
    "six days a week": (
        "; ".join(f"{day} 09:00-17:00" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")),
        1,
    ),
    "rest of 11 h across the wrap": ("Mon 08:00-12:00; Sun 16:00-21:00", 1),
    "46 h across the wrap": ("Tue 06:00-12:00; Sat 22:00-08:00", 1),
    "seven days across the wrap": (
        "Mon 09:00-17:00; Tue 09:00-17:00; Wed 09:00-17:00; "
        "2Thu 09:00-17:00; 2Fri 09:00-17:00; 2Sat 09:00-17:00; 2Sun 09:00-17:00",
        2,
    ),
    "Saturday and Sunday on call, every week": ("Sat 09:00-09:00 nroc; Sun 09:00-09:00 nroc", 1),
}
BROKEN = {
    "10 h 45 across the wrap": ("Mon 08:00-12:00; Sun 16:00-21:15", 1, {"rest_11"}),
    "a night that ends in week 1": ("Tue 06:45-12:00; Sun 21:00-09:00", 1, {"night_rest_46"}),
    "five long shifts across the wrap": (
        "Mon 08:00-20:30; Tue 08:00-20:30; 2Fri 08:00-20:30; 2Sat 08:00-20:30; 2Sun 08:00-20:30",
        2,
        {"long_max_4"},
    ),
    "work every day without end": (
        "; ".join(f"{day} 09:00-17:00" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")),
        1,
        {"consec_max_7"},
    ),
    "on call every night without end": (
        "; ".join(f"{day} 20:00-08:00 nroc" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")),
        1,
        {"consec_max_7", "nroc_consec", "nroc_max_3_in_7"},
    ),
    "a long day and then on call, every day without end": (
        "; ".join(
            f"{day} 08:30-21:00; {day} 21:00-08:00 nroc"
            for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
        ),
        1,
        {"max_72_in_168", "long_max_4", "consec_max_7", "nroc_consec", "nroc_max_3_in_7", "nroc_next_day_10"},
    ),
    "four on call in seven days across the wrap": (
        "Mon 17:00-08:00 nroc; Wed 17:00-08:00 nroc; 2Fri 17:00-08:00 nroc; 2Sun 17:00-08:00 nroc",
        2,
        {"nroc_max_3_in_7", "nroc_consec"},
    ),
    "Sunday and Monday on call across the wrap": (
        "Mon 17:00-08:00 nroc; Sun 17:00-08:00 nroc",
        1,
        {"nroc_consec"},
    ),
    "a long day after on call across the wrap": (
        "Mon 08:00-18:15; Sun 17:00-08:00 nroc",
        1,
        {"nroc_next_day_10"},
    ),
    "72 h 15 across the wrap and never in one week": (
        "Mon 08:00-20:00; Tue 08:00-20:00; Wed 08:00-20:15; "
        "2Fri 08:00-20:00; 2Sat 08:00-20:00; 2Sun 08:00-20:00",
        2,
        {"max_72_in_168", "long_max_4"},
    ),
    "a duty as long as the cycle": (
        "Mon 09:00-09:00+6",
        1,
        {"shift_max_13", "max_72_in_168", "rest_11", "night_rest_46"},
    ),
}


@pytest.mark.parametrize(("text", "weeks"), KEPT.values(), ids=KEPT)
def test_a_template_within_the_rules(text: str, weeks: int, rows: Rows) -> None:
    assert absolute(text, weeks, rows) == set()


@pytest.mark.parametrize(("text", "weeks", "rules"), BROKEN.values(), ids=BROKEN)
def test_a_template_that_breaks_a_rule(text: str, weeks: int, rules: set[str], rows: Rows) -> None:
    assert absolute(text, weeks, rows) == rules


def test_each_breach_of_a_template_is_told_once(rows: Rows) -> None:
    report = check_rota(rows("Mon 08:00-21:15"), horizon_weeks=1, cyclic=True)
    assert [breach.rule for breach in report] == ["shift_max_13"]
    assert report[0].start == MONDAY.replace(hour=8)
    assert "week 1 Mon 08:00" in report[0].message


def test_an_endless_run_says_so(rows: Rows) -> None:
    days = "; ".join(f"{day} 09:00-14:00" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
    report = check_rota(rows(days), horizon_weeks=1, cyclic=True)
    run = next(breach for breach in report if breach.rule == "consec_max_7")
    assert "never ends" in run.message
    assert (run.start, run.end) == (MONDAY, MONDAY + timedelta(weeks=1))
    assert run.measured == 8
    twice = check_rota(rows(days + "; 2" + days.replace("; ", "; 2")), horizon_weeks=2, cyclic=True)
    assert [breach.measured for breach in twice if breach.rule == "consec_max_7"] == [14]


def test_without_a_length_the_cycle_ends_on_the_sunday_of_the_last_start(rows: Rows) -> None:
    report = check_rota(rows("Mon 09:00-17:00; 2Sun 21:00-09:00"), cyclic=True)
    assert report.span.length == 14 * 1440
    assert "night_rest_46" in {breach.rule for breach in report}


@pytest.mark.parametrize("text", ["Mon 09:00-17:00; Sun 21:00-09:15", "Mon 09:00-09:15+7"])
def test_duties_that_overlap_across_the_wrap_are_refused(text: str, rows: Rows) -> None:
    with pytest.raises(InputError, match="where the cycle begins again"):
        check_rota(rows(text), horizon_weeks=1, cyclic=True)


def test_a_row_outside_a_cycle_of_one_week_is_told_so(rows: Rows) -> None:
    with pytest.raises(InputError, match="allowed: the 1 week from Mon 5 Jan"):
        check_rota(rows("Mon 09:00-17:00; 2Mon 09:00-17:00"), horizon_weeks=1, cyclic=True)


def test_a_row_outside_the_cycle_is_refused(rows: Rows) -> None:
    with pytest.raises(InputError, match="data row 2: starts outside the cycle"):
        check_rota(rows("Mon 09:00-17:00; 3Mon 09:00-17:00"), horizon_weeks=2, cyclic=True)


def test_an_overlap_across_the_wrap_is_the_doctors_own(rows: Rows) -> None:
    late, early = "Tue 09:00-17:00; Sun 21:00-09:15", "Mon 09:00-17:00"
    table = [rows(early, "Ann"), rows(late, "Bob"), rows(early, "Cat")]
    assert check_rota(pd.concat(table), horizon_weeks=1, cyclic=True).doctors == 3
    table.append(rows(early + "; Sun 21:00-09:15", "Dee"))
    with pytest.raises(InputError, match="data row 6: shift of 'Dee' overlaps data row 5 where"):
        check_rota(pd.concat(table), horizon_weeks=1, cyclic=True)
    table[0] = rows("Wed 09:00-17:00; Mon 09:00-17:00; Sun 21:00-09:15", "Ann")
    with pytest.raises(InputError, match="data row 3: shift of 'Ann' overlaps data row 2 where"):
        check_rota(pd.concat(table), horizon_weeks=1, cyclic=True)
