"""The whole of a report to read, line by line, and when two reports are the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime

import pandas as pd

from dghsim.rota.checker import Report, check_rota
from dghsim.rota.checker.text import plain

MONDAY = datetime(2026, 1, 5)
Rows = Callable[..., pd.DataFrame]
PEOPLE = [{"doctor": "Ann", "rules": "consultant-2003"}, {"doctor": "Bob", "rules": "training-2019"}]


def mixed(rows: Rows) -> Report:
    """Ann has short rests under her contract, Bob a shift too long under his."""
    ann = rows(
        "Mon 08:00-20:00; Tue 06:00-20:00; Wed 06:00-12:00; 2Mon 00:00-24:00 leave".replace("24:00", "00:00")
    )
    bob = rows("Mon 08:00-21:15; Wed 00:00-00:00 leave; Wed 08:00-12:00", "Bob")
    return check_rota(pd.concat([ann, bob]), "wtr", horizon_start=MONDAY, horizon_weeks=12, people=PEOPLE)


def test_all_of_it_in_order(rows: Rows) -> None:
    assert str(mixed(rows)).splitlines() == [
        "1 breach found of rule set consultant-2003, training-2019 (transcribed from secondary sources, not legal "
        "advice)",
        "2 doctors, 5 duties, 12 weeks from Mon 5 Jan 2026 00:00",
        "By rule: shift_max_13 1",
        "",
        "Breaches, of 1 doctor",
        "  Bob: 1 breach",
        "    shift_max_13: A shift lasts no more than 13 h.",
        "      13 h 15 min (at most 13), Mon 5 Jan 2026 08:00 to Mon 5 Jan 2026 21:15",
        "",
        "Penalties, not breaches (rest owed back): wtr_rest_11 2",
        "  Ann: 2 penalties",
        "    wtr_rest_11: At least 11 h of rest lie between shifts.",
        "      10 h 00 min of rest (at least 11), Mon 5 Jan 2026 20:00 to Tue 6 Jan 2026 06:00",
        "      10 h 00 min of rest (at least 11), Tue 6 Jan 2026 20:00 to Wed 7 Jan 2026 06:00",
        "",
        "Warnings",
        "  Bob: on duty from Wed 7 Jan 2026 08:00, yet on leave",
        "",
        "Not tested from planned shifts: wtr_break_20, con_pa_total, con_spa_min, con_dcc_balance, nroc_no_double, "
        "breaks_30",
    ]  # fmt: skip


def test_only_what_there_is_has_a_heading(rows: Rows) -> None:
    report = check_rota(
        rows("Mon 09:00-17:00; Tue 00:00-00:00 leave"), "none", horizon_start=MONDAY, horizon_weeks=1
    )
    assert str(report).splitlines() == [report.verdict, "1 doctor, 1 duty, 1 week from Mon 5 Jan 2026 00:00"]


def test_the_words_are_those_of_the_first_rule_set_with_its_caveat(rows: Rows) -> None:
    report = mixed(rows)
    first, second = report.rule_sets
    told = dataclasses.replace(report, rule_sets=(dataclasses.replace(first, caveat="first"), second))
    assert told.verdict.endswith("(first)")
    assert dataclasses.replace(told, breaches=()).verdict.endswith("(first)")


def test_reports_are_the_same_by_breaches_and_warnings(rows: Rows) -> None:
    report, again = mixed(rows), mixed(rows)
    assert report == again
    assert hash(report) == hash(again)
    assert report != dataclasses.replace(report, warnings=())
    assert report != dataclasses.replace(report, breaches=())
    assert hash(report) != hash(dataclasses.replace(report, warnings=()))
    assert report == list(again)
    assert report != "a report"


def test_rules_not_tested_may_be_left_out(rows: Rows) -> None:
    report = mixed(rows)
    fields = {field.name: getattr(report, field.name) for field in dataclasses.fields(report)}
    del fields["unchecked"]
    assert Report(**fields).unchecked == ()


def test_a_long_name_is_cut_at_sixty_characters() -> None:
    assert plain("x" * 60) == "x" * 60
    assert plain("x" * 61) == "x" * 57 + "..."
