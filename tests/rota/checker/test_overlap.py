"""Two duties of one doctor at once: told with both rows, and counted once in all else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pandas as pd
import pytest

from dghsim.errors import InputError
from dghsim.rota.checker import Report, check_rota
from dghsim.rota.rules import get_rule_set

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]


def told(shifts: pd.DataFrame, rules: str = "none", *, cyclic: bool = False, weeks: int = 4) -> Report:
    return check_rota(
        shifts, rules, horizon_start=MONDAY, horizon_weeks=weeks, cyclic=cyclic, tell_overlaps=True
    )


def when(report: Report) -> list[str]:
    return [f"{each.start:%d %H:%M} {each.end:%d %H:%M}" for each in report if each.rule == "overlap"]


def test_it_names_doctor_stretch_and_both_rows(rows: Rows) -> None:
    (breach,) = told(rows("Wed 16:00-20:30; Wed 09:00-17:15 nroc 2"))
    assert breach.message == (
        "Ann: overlap: 1 h 15 min of two duties at once, Wed 7 Jan 2026 16:00 to Wed 7 Jan 2026 17:15: data row 1 "
        "(shift, Wed 7 Jan 2026 16:00 to Wed 7 Jan 2026 20:30) and data row 2 (nroc, Wed 7 Jan 2026 09:00 to Wed 7 "
        "Jan 2026 17:15); counted once in all else. A doctor is at one duty at a time."
    )
    assert (breach.doctor, breach.measured, breach.limit, breach.unit) == ("Ann", 1.25, 0, "h")
    assert breach.brief in breach.message
    assert not breach.brief.startswith("Ann")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wed 09:00-17:00; Wed 17:00-21:00", []),
        ("Wed 09:00-17:00; Wed 16:59-21:00", ["07 16:59 07 17:00"]),
        ("Wed 09:00-17:00; Wed 10:00-11:00", ["07 10:00 07 11:00"]),
        ("Wed 09:00-17:00; Wed 09:00-21:00", ["07 09:00 07 17:00"]),
        ("Wed 09:00-17:00; Wed 10:00-11:00; Wed 12:00-13:00", ["07 10:00 07 11:00", "07 12:00 07 13:00"]),
        ("Wed 09:00-17:00; Wed 10:00-11:00; Wed 11:00-18:00", ["07 10:00 07 11:00", "07 11:00 07 17:00"]),
        ("Mon 09:00-17:00; Wed 09:00-17:00; Wed 16:00-18:00", ["07 16:00 07 17:00"]),
        ("Wed 16:00-18:00; Wed 09:00-17:00", ["07 16:00 07 17:00"]),
        ("Wed 09:00-17:00; Wed 12:00-20:00 leave", []),
    ],
)
def test_each_duty_is_held_against_the_one_that_lasts_longest_before_it(
    text: str, found: list[str], rows: Rows
) -> None:
    assert when(told(rows(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4Sun 20:00-09:00; Mon 09:00-17:00", []),
        ("4Sun 20:00-09:01; Mon 09:00-17:00", ["05 09:00 05 09:01"]),
        ("4Sun 20:00-12:00; Mon 09:00-10:00; Mon 11:00-13:00", ["05 09:00 05 10:00", "05 11:00 05 12:00"]),
        ("4Sun 20:00-12:00; Mon 09:00-11:00; Mon 10:00-11:00", ["05 09:00 05 11:00"] + 2 * ["05 10:00 05 11:00"]),
        ("Mon 09:00-17:00; Tue 16:00-18:00; Tue 09:00-17:00", ["06 16:00 06 17:00"]),
        ("Mon 09:00-17:00; 2Tue 09:00-17:00", []),
    ],
)  # fmt: skip
def test_a_cycle_goes_round(text: str, found: list[str], rows: Rows) -> None:
    assert sorted(when(told(rows(text), cyclic=True))) == sorted(found)


def test_the_place_in_a_cycle_is_told_as_week_and_day(rows: Rows) -> None:
    (breach,) = told(rows("4Sun 20:00-12:00; Mon 09:00-17:00"), cyclic=True)
    assert (
        "3 h 00 min of two duties at once, week 1 Mon 09:00 to week 1 Mon 12:00: data row 1 (shift, week 4 Sun"
        in (breach.message)
    )


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Wed 09:00-17:00; Wed 16:00-20:00", 11),
        ("Wed 09:00-17:00; Wed 10:00-11:00", 8),
        ("Wed 09:00-17:00; Wed 10:00-11:00; Wed 10:30-12:00; Wed 11:30-18:00", 9),
        ("Wed 09:00-17:00; Wed 16:00-20:00 nroc 4", 11),
        ("Wed 09:00-17:00; Wed 16:00-20:00 nroc 2", 10),
        ("Wed 09:00-17:00 nroc 1; Wed 16:00-20:00", 5),
    ],
)
def test_the_hours_are_counted_once(text: str, hours: float, rows: Rows) -> None:
    rules = get_rule_set("none").name
    assert [each.rule for each in told(rows(text), rules)] == ["overlap"] * (text.count(";"))
    found = check_rota(
        rows(text), get_rule_set("wtr").with_overrides({"wtr_avg_48": 1}, "a test"), horizon_start=MONDAY,
        horizon_weeks=1, tell_overlaps=True,
    )  # fmt: skip
    assert [each.measured for each in found if each.rule == "wtr_avg_48"] == [pytest.approx(hours)]


def test_across_the_wrap_too(rows: Rows) -> None:
    rules = get_rule_set("wtr").with_overrides({"wtr_avg_48": 1}, "a test")
    shifts = rows("2Sun 20:00-12:00; Mon 09:00-10:00; Mon 11:00-13:00")
    found = check_rota(shifts, rules, horizon_start=MONDAY, horizon_weeks=2, cyclic=True, tell_overlaps=True)
    assert [each.measured for each in found if each.rule == "wtr_avg_48"] == [pytest.approx(17 / 2)]


def test_the_other_findings_of_the_doctor_and_of_others_are_told_in_order(rows: Rows) -> None:
    shifts = pd.concat(
        [
            rows("Tue 08:00-21:15; Thu 09:00-17:00; Thu 16:00-18:00; Sat 08:00-21:15", "Bob"),
            rows("Mon 08:00-21:15", "Ann"),
        ]
    )
    rules = [f"{each.doctor} {each.rule}" for each in told(shifts, "training-2019")]
    assert rules == ["Ann shift_max_13", "Bob shift_max_13", "Bob overlap", "Bob shift_max_13"]


def test_the_report_has_the_rule_in_words(rows: Rows) -> None:
    report = told(rows("Wed 09:00-17:00; Wed 16:00-20:00"))
    assert "    overlap: A doctor is at one duty at a time.\n      1 h 00 min of two duties" in str(report)
    assert report.duties == 2


@pytest.mark.parametrize(
    ("text", "count"), [("4Mon 09:00-17:00; 4Mon 16:00-18:00", 1), ("5Mon 09:00-17:00; 5Mon 16:00-18:00", 0)]
)
def test_what_lies_outside_the_horizon_is_not_told(text: str, count: int, rows: Rows) -> None:
    assert len(when(told(rows(text)))) == count
    before = rows(text, start=datetime(2025, 12, 1 if count == 0 else 15))
    assert len(when(told(before))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sun 21:00-00:00; Sun 22:00-00:00", 0),
        ("Sun 21:00-00:01; Sun 22:00-00:01", 1),
        ("2Mon 00:00-09:00; 2Mon 00:00-08:00", 1),
        ("6Mon 00:00-09:00; 6Mon 00:00-08:00", 0),
        ("5Sun 21:00-00:00; 5Sun 22:00-00:00", 1),
    ],
)
def test_what_only_touches_the_horizon_is_outside_it(text: str, count: int, rows: Rows) -> None:
    assert len(when(told(rows(text, start=datetime(2025, 12, 29))))) == count


def test_of_two_that_end_together_the_one_that_began_first_is_named(rows: Rows) -> None:
    *_, last = told(rows("Wed 09:00-17:00; Wed 16:00-17:00; Wed 16:30-18:00"))
    assert "data row 1 (" in last.message
    assert "data row 3 (" in last.message


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Wed 09:00-17:00; Wed 16:00-20:00", ""),
        ("Wed 09:00-17:00; Wed 16:00-20:00; Wed 19:00-21:00", "; 1 more overlap"),
        ("Wed 09:00-17:00; Wed 10:00-12:00; Wed 13:00-14:00; Wed 15:00-16:00", "; 2 more overlaps"),
    ],
)
def test_a_refusal_says_how_many_more_there_are(text: str, more: str, rows: Rows) -> None:
    with pytest.raises(InputError, match=rf" to Wed 7 Jan 2026 17:00{more}\)$"):
        check_rota(rows(text))


def test_a_row_that_stands_twice_is_refused_all_the_same(rows: Rows) -> None:
    with pytest.raises(InputError, match="data row 2 repeats data row 1"):
        told(pd.concat([rows("Wed 09:00-17:00")] * 2))


def test_an_overlap_is_refused_unless_asked_for(rows: Rows) -> None:
    with pytest.raises(InputError, match="data row 2: shift of 'Ann' overlaps data row 1"):
        check_rota(rows("Wed 09:00-17:00; Wed 16:00-20:00"))


def without_overlaps(report: Report) -> list[tuple[str, float]]:
    return [(each.rule, each.measured) for each in report if each.rule not in ("overlap", "nroc_consec")]


@pytest.mark.parametrize("cyclic", [False, True])
@pytest.mark.parametrize("on_call", ["19:00-10:00", "20:00-09:00", "21:00-08:00", "12:00-09:00"])
def test_on_call_hides_no_breach_of_a_shift(on_call: str, cyclic: bool, rows: Rows) -> None:
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sun")
    nights = "; ".join(f"{day} 20:00-09:00" for day in days)
    with_on_call = "; ".join(f"{day} {on_call} nroc 3" for day in days[:3])
    alone = without_overlaps(told(rows(nights), "training-2019", cyclic=cyclic, weeks=1))
    both = without_overlaps(told(rows(f"{with_on_call}; {nights}"), "training-2019", cyclic=cyclic, weeks=1))
    assert len(alone) > 3
    assert {rule for rule, _ in both} >= {rule for rule, _ in alone}
    assert dict(both)["night_max_4"] == dict(alone)["night_max_4"]
    assert dict(both)["avg_48"] >= dict(alone)["avg_48"]


def test_a_period_on_call_with_a_shift_in_it_is_one_period_and_keeps_the_work_on_both_sides(
    rows: Rows,
) -> None:
    shifts = rows("Fri 08:00-08:00 nroc 10; Fri 09:00-13:00; Sat 08:00-08:00 nroc 10; Sat 09:00-13:00")
    found = told(shifts, "training-2019", weeks=1)
    assert "nroc_max_3_in_7" not in [each.rule for each in found]
    wtr = get_rule_set("wtr").with_overrides({"wtr_avg_48": 1}, "a test")
    hours = [
        each.measured
        for each in check_rota(shifts, wtr, horizon_start=MONDAY, horizon_weeks=1, tell_overlaps=True)
        if each.rule == "wtr_avg_48"
    ]
    assert hours == [pytest.approx(28)]
