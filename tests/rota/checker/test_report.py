"""What a reader is told: breaches in words, warnings, and a verdict that claims no more than was done."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

import pandas as pd
import pytest

from dghsim.rota.checker import Breach, Report, check_rota
from dghsim.rota.checker.as_json import report_json

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]


def check(frame: pd.DataFrame, **options: object) -> Report:
    return check_rota(frame, **({"horizon_start": MONDAY, "horizon_weeks": 26} | options))


def test_a_breach_names_doctor_dates_rule_measure_and_limit(rows: Rows) -> None:
    report = check(rows("Mon 22:00-08:00; Thu 05:45-14:00"))
    assert list(report) == [
        Breach(
            doctor="Ann",
            rule="night_rest_46",
            start=datetime(2026, 1, 6, 8),
            end=datetime(2026, 1, 8, 5, 45),
            measured=45.75,
            limit=46.0,
            unit="h of rest",
            message="Ann: night_rest_46: 45 h 45 min of rest (at least 46), Tue 6 Jan 2026 08:00 to "
            "Thu 8 Jan 2026 05:45. "
            "After the last of any run of nights, even one, at least 46 h of rest follow.",
        )
    ]


def test_the_report_is_the_sequence_of_its_breaches(rows: Rows) -> None:
    report = check(rows("Mon 08:00-21:15; Wed 08:00-21:15"))
    assert len(report) == 2
    assert report[0] is report.breaches[0]
    assert list(report) == list(report.breaches)
    assert report == list(report.breaches)
    assert report != []
    assert check(rows("Mon 08:00-16:00")) == []
    assert not check(rows("Mon 08:00-16:00"))


def test_breaches_that_begin_together_are_in_the_order_of_their_rules(rows: Rows) -> None:
    report = check(rows("Sat 09:00-17:00; 2Sat 09:00-17:00"), horizon_weeks=2)
    assert [breach.rule for breach in report] == ["weekend_1in2", "weekend_1in3"]
    assert report.breaches[0].start == report.breaches[1].start


def test_on_call_is_a_duty_and_leave_is_none(rows: Rows) -> None:
    report = check(
        rows("Mon 09:00-17:00; Tue 09:00-17:00 nroc 1; Wed 00:00-12:00 leave; Thu 00:00-12:00 zero")
    )
    assert report.duties == 2


def test_the_frame_has_a_row_a_breach(rows: Rows) -> None:
    frame = check(rows("Mon 08:00-21:15")).to_frame()
    assert list(frame.columns) == ["doctor", "rule", "start", "end", "measured", "limit", "unit", "message"]
    assert frame.loc[0, ["doctor", "rule", "measured", "limit"]].tolist() == [
        "Ann",
        "shift_max_13",
        13.25,
        13.0,
    ]
    assert check(rows("Mon 08:00-16:00")).to_frame().empty


def test_the_verdict_claims_no_more_than_was_done(rows: Rows) -> None:
    kept = check(rows("Mon 08:00-16:00"))
    words = "no breach found of rule set training-2019 (transcribed from secondary sources, not legal advice)"
    assert kept.verdict == words
    assert str(kept).splitlines()[:2] == [words, "1 doctor, 1 duty, 26 weeks from Mon 5 Jan 2026 00:00"]
    assert "Not tested from planned shifts: nroc_no_double, breaks_30" in str(kept)
    assert check(rows("Mon 08:00-21:15")).verdict.startswith("1 breach found of rule set training-2019 (")
    assert "safe" not in str(kept)


def test_breaches_are_in_order_of_doctor_and_time(rows: Rows) -> None:
    frame = pd.concat([rows("2Mon 08:00-21:15; Mon 08:00-21:15", doctor=name) for name in ("Bob", "Ann")])
    assert [(breach.doctor, breach.start.day) for breach in check(frame)] == [
        ("Ann", 5),
        ("Ann", 12),
        ("Bob", 5),
        ("Bob", 12),
    ]


CLOCKS = {
    "forward in March": ("2026-03-28 20:30", "2026-03-29 09:00", "12.5 h by the clock, 11.5 h in fact"),
    "back in October": ("2026-10-24 20:30", "2026-10-25 09:00", "12.5 h by the clock, 13.5 h in fact"),
    "to 01:00 only": ("2026-03-28 20:00", "2026-03-29 01:00", ""),
    "from 02:00": ("2026-10-25 02:00", "2026-10-25 08:00", ""),
    "from 01:45": ("2026-10-25 01:45", "2026-10-25 08:00", "7.25 h in fact"),
    "to 01:30, which comes twice": (
        "2026-10-24 20:00",
        "2026-10-25 01:30",
        "5.5 h by the clock, 5.5 or 6.5 h in fact, since the hour from 01:00 comes twice",
    ),
    "to 01:30, which is left out": (
        "2026-03-28 20:00",
        "2026-03-29 01:30",
        "5.5 h by the clock, 4.5 or 5.5 h in fact, since the hour from 01:00 is left out",
    ),
    "a week early": ("2026-03-21 20:30", "2026-03-22 09:00", ""),
    "when 31 March is a Sunday": ("2024-03-30 20:30", "2024-03-31 09:00", "11.5 h in fact"),
}


@pytest.mark.parametrize(("start", "end", "words"), CLOCKS.values(), ids=CLOCKS)
def test_a_duty_across_a_clock_change_is_warned_about(start: str, end: str, words: str) -> None:
    report = check_rota([{"doctor": "Ann", "start": start, "end": end}])
    told = [line for line in report.warnings if "clock change, " in line]
    assert [words in line for line in told] == ([True] if words else [])


@pytest.mark.parametrize(
    ("text", "start", "told"),
    [
        ("Sat 20:00-09:00", "2026-10-19", ["shift_max_13", "13 h by the clock, 14 h in fact"]),
        ("Sat 20:00-08:00", "2026-10-19", []),
        ("Sat 20:00-09:00", "2026-03-23", []),
        ("Sat 09:00-21:30; Sun 08:30-17:00", "2026-03-23", ["rest_11", "11 h by the clock, 10 h in fact"]),
        ("Sat 09:00-21:30; Sun 09:30-17:00", "2026-03-23", []),
        ("Fri 22:00-08:00; 2Mon 07:00-12:00", "2026-03-23", []),
        (
            "Fri 22:00-08:00; 2Mon 06:00-12:00",
            "2026-03-23",
            ["night_rest_46", "46 h by the clock, 45 h in fact"],
        ),
    ],
)
def test_a_limit_that_only_the_clock_keeps_is_warned_about(
    text: str, start: str, told: list[str], rows: Rows
) -> None:
    report = check_rota(rows(text, start=datetime.fromisoformat(start)), horizon_weeks=26)
    lines = [line for line in report.warnings if "by the clock only" in line]
    assert len(lines) == (1 if told else 0)
    assert all(words in lines[0] for words in told)


def test_the_report_groups_by_doctor_with_the_worst_first(rows: Rows) -> None:
    worse = rows(
        "Mon 08:00-21:15; Tue 08:00-12:00; 2Mon 08:00-21:15; 3Mon 08:00-21:15; 4Mon 08:00-21:15", doctor="Bob"
    )
    report = check(pd.concat([rows("Mon 08:00-21:15"), worse]))
    lines = str(report).splitlines()
    at = lines.index("Breaches, of 2 doctors")
    assert lines[2] == "By rule: shift_max_13 5, rest_11 1"
    assert lines[at + 1 : at + 8] == [
        "  Bob: 5 breaches",
        "    shift_max_13: A shift lasts no more than 13 h.",
        "      13 h 15 min (at most 13), Mon 5 Jan 2026 08:00 to Mon 5 Jan 2026 21:15",
        "      13 h 15 min (at most 13), Mon 12 Jan 2026 08:00 to Mon 12 Jan 2026 21:15",
        "      13 h 15 min (at most 13), Mon 19 Jan 2026 08:00 to Mon 19 Jan 2026 21:15",
        "      and 1 more",
        "    rest_11: At least 11 h of rest lie between shifts.",
    ]
    assert lines[at + 9] == "  Ann: 1 breach"
    assert "26 Jan 2026" in report.text(None)


def test_the_report_for_a_program_holds_all_of_it(rows: Rows) -> None:
    frame = pd.concat([rows("Mon 08:00-21:15; Tue 08:00-12:00", doctor=name) for name in ("Ann", "Bob")])
    people = [{"doctor": "Bob", "rules": "consultant-2003"}]
    report = check(frame, people=people, prospective_cover=35)
    told = json.loads(json.dumps(report_json(report)))
    assert told["verdict"] == report.verdict
    assert [each["name"] for each in told["rule_sets"]] == ["training-2019", "consultant-2003"]
    assert told["horizon"] == {"start": "2026-01-05", "weeks": 26, "cyclic": False, "given": True}
    assert (told["doctors"], told["duties"]) == (2, 4)
    assert told["by_doctor"] == {
        "Ann": {"breaches": 2, "penalties": 0},
        "Bob": {"breaches": 0, "penalties": 1},
    }
    assert [(each["doctor"], each["rule"]) for each in told["breaches"]] == [
        ("Ann", "shift_max_13"),
        ("Ann", "rest_11"),
    ]
    assert told["breaches"][0] == {
        "doctor": "Ann",
        "rule": "shift_max_13",
        "start": "2026-01-05T08:00:00",
        "end": "2026-01-05T21:15:00",
        "measured": 13.25,
        "limit": 13.0,
        "unit": "h",
        "message": report[0].message,
    }
    assert [each["rule"] for each in told["penalties"]] == ["wtr_rest_11"]
    assert told["warnings"] == list(report.warnings)
    assert told["not_tested"] == list(report.unchecked)


def test_a_template_has_no_clock_changes(rows: Rows) -> None:
    report = check_rota(rows("Sat 20:30-09:00", start=datetime(2026, 3, 23)), cyclic=True, horizon_weeks=2)
    assert not any("clock change" in line for line in report.warnings)


def test_absences_unknown_is_said_until_they_are_known(rows: Rows) -> None:
    def said(frame: pd.DataFrame, **options: object) -> bool:
        return any("absences unknown" in line for line in check(frame, **options).warnings)

    assert said(rows("Mon 09:00-17:00"))
    assert said(rows("Mon 09:00-17:00; Tue 09:00-17:00 zero"))
    assert not said(rows("Mon 09:00-17:00; Tue 09:00-17:00 leave"))
    assert not said(rows("Mon 09:00-17:00"), prospective_cover=35)


def test_on_call_work_that_is_not_given_is_not_counted_and_said(rows: Rows) -> None:
    report = check(rows("Mon 09:00-09:00 nroc"))
    assert any("no work_hours for 1 on-call period" in line for line in report.warnings)
    known = check(rows("Mon 09:00-09:00 nroc 2"))
    assert not any("work_hours" in line for line in known.warnings)


def test_night_rest_given_decides_over_what_the_work_leaves_room_for(rows: Rows) -> None:
    frame = rows("Mon 09:00-09:00 nroc 6")
    assert len(check(frame.assign(night_rest_hours=5))) == 0
    assert [b.rule for b in check(frame.assign(night_rest_hours=4.75))] == ["nroc_rest_8_5"]


def test_a_doctor_unknown_to_the_people_is_named(rows: Rows) -> None:
    report = check(rows("Mon 09:00-17:00"), people=[{"doctor": "Bob"}])
    assert any("not among the people" in line and "Ann" in line for line in report.warnings)


def test_duties_outside_the_dates_in_post_are_said(rows: Rows) -> None:
    frame = rows("Mon 09:00-17:00; Fri 09:00-17:00")
    for dates, said in (
        ({"to": "2026-01-08"}, True),
        ({"to": "2026-01-09"}, False),
        ({"from": "2026-01-06"}, True),
    ):
        report = check(frame, people=[{"doctor": "Ann"} | dates])
        assert any("outside the dates in post" in line for line in report.warnings) == said
    gone = check(frame, people=[{"doctor": "Ann", "to": "2025-12-31"}])
    assert any("not in post within the horizon" in line for line in gone.warnings)


def test_a_limit_relaxed_without_approval_is_said(rows: Rows) -> None:
    report = check(rows("Mon 09:00-17:00"), people=[{"doctor": "Ann", "overrides": "consec_max_7=8"}])
    assert "training-2019: consec_max_7 has limit 8 in place of 7; no approval named" in report.warnings


def test_weekends_are_told_as_people_say_them(rows: Rows) -> None:
    report = check_rota(rows("Sat 08:00-16:00; 3Sat 08:00-16:00"), horizon_start=MONDAY, horizon_weeks=5)
    assert [breach.rule for breach in report] == ["weekend_1in3"]
    assert "1 weekend in 2.5 (no more often than 1 in 3)" in report[0].message
    assert (report[0].measured, report[0].unit) == (2.5, "weeks for each weekend worked")


def test_measured_values_are_told_apart_from_their_limits(rows: Rows) -> None:
    report = check(rows("Mon 08:00-21:01"))
    assert "13 h 01 min (at most 13)" in report[0].message
