"""Local agreements in a scenario and in a file of rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.rota.agreed import agreed_rules, read_rule_file, rule_set_of
from dghsim.rota.checker import check_rota
from dghsim.rota.checker.agreements import agreements
from dghsim.rota.rules import get_rule_set
from dghsim.rota.rules.local import local_rule
from dghsim.scenario.agreed import Agreements

TEXT = """
base = "training-2019"
relax_reason = "guardian, 3 January"
relax.consec_max_7 = 8
relax.long_nights_count = false
relax.avg_48 = { parameters = { reference_weeks = 20 }, reason = "lead employer" }
relax.rest_11 = { on = false }

[local.three_nights]
check = "run_length"
limit = 3
approved = "forum, 4 January"
parameters = { of = "night" }
"""
NIGHTS = [
    {"doctor": "Ann", "start": datetime(2026, 1, day, 22), "end": datetime(2026, 1, day + 1, 8)}
    for day in range(5, 9)
]


@pytest.fixture
def rule_file(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        file = tmp_path / "mine.toml"
        file.write_text(text)
        return file

    return write


def test_a_file_of_rules_is_a_rule_set(rule_file: Callable[[str], Path]) -> None:
    rules = rule_set_of(str(rule_file(TEXT)))
    assert rules.name == "training-2019 with 'mine'"
    assert rules["consec_max_7"].limit == 8
    assert rules["avg_48"].number("reference_weeks") == 20
    assert rules.readings.long_nights_count is False
    assert not rules["rest_11"].checked
    assert rules["three_nights"].limit == 3


def test_all_that_is_agreed_is_told_with_who_approved_it(rule_file: Callable[[str], Path]) -> None:
    report = check_rota(NIGHTS, rules=read_rule_file(rule_file(TEXT)))
    told = [
        line.partition(": ")[2] for line in report.warnings if line.startswith("training-2019 with 'mine'")
    ]
    assert told == [
        "avg_48 has reference_weeks 20 in place of 26; approved: lead employer",
        "consec_max_7 has limit 8 in place of 7; approved: guardian, 3 January",
        "rest_11 is switched off; approved: guardian, 3 January",
        "three_nights is a local rule: Duties (night) start on no more than 3 consecutive days.; "
        "approved: forum, 4 January",
        "long_nights_count: long nights do not count as long shifts; approved: guardian, 3 January",
    ]
    assert [breach.rule for breach in report] == ["three_nights"]
    assert report[0].measured == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('bse = "wtr"', "mine.toml: bse: .*did you mean base"),
        ('base = "wrt"', "mine.toml: rules 'wrt' is no known rule set"),
        ("relax = {}", "mine.toml: base: is missing"),
        ('base = "wtr"\nrelax = { wtr_avg_48 = 50 }', "relax needs a relax_reason"),
        ('base = "wtr"\nrelax_reason = "x"\nrelax = { wtr_avg_49 = 50 }', "nearest: wtr_avg_48"),
        ('base = "wtr"\nrelax.wtr_avg_48 = { reason = "x" }', "changes nothing"),
        ('base = "wtr"\nrelax.wtr_avg_48 = { limt = 4 }', "did you mean limit"),
        (
            'base = "wtr"\n[local.wtr_avg_48]\ncheck = "weekends"\nlimit = 4\napproved = "x"',
            "already; change it",
        ),
        ('base = "wtr"\n[local.mine]\ncheck = "weekends"\nlimit = 4', "local.mine.approved: is missing"),
        ('base = "wtr"\n[local.mine]\nchek = "weekends"', "did you mean check"),
        ("base = ", "is not TOML"),
    ],
)
def test_a_file_that_is_wrong_gets_one_line(text: str, says: str, rule_file: Callable[[str], Path]) -> None:
    with pytest.raises(InputError, match=says):
        read_rule_file(rule_file(text))


def test_a_name_is_a_set_and_a_file_must_be_there() -> None:
    assert rule_set_of("wtr").name == "wtr"
    with pytest.raises(InputError, match="no such file"):
        rule_set_of("missing.toml")


def test_nothing_agreed_is_the_set_as_it_ships() -> None:
    empty: dict[str, Any] = {}
    assert agreed_rules("wtr", Agreements(**empty)) == rule_set_of("wtr")


def test_a_set_made_from_none_that_ships_differs_from_none() -> None:
    own = dataclasses.replace(get_rule_set("wtr"), name="ours", base="ours")
    assert list(agreements(own)) == []
    (told,) = agreements(own.with_overrides({"wtr_avg_48": 50}, "forum"))
    assert told == "ours: wtr_avg_48 has limit 50 in place of 48; approved: forum"


@pytest.mark.parametrize(
    ("parameter", "told"),
    [
        ("consec_rest_48.low_intensity_hours", "consec_rest_48 has low_intensity_hours 2 in place of 3"),
        ("night_rest_46.after", "night_rest_46 has after 2 in place of 1"),
    ],
)
def test_a_parameter_is_told_unless_it_follows_another_rule(parameter: str, told: str) -> None:
    (line,) = agreements(get_rule_set("training-2019").with_overrides({parameter: 2}, "forum"))
    assert line == f"training-2019: {told}; approved: forum"
    (line,) = agreements(get_rule_set("training-2019").with_overrides({"long_max_4": 3}, "forum"))
    assert line == "training-2019: long_max_4 has limit 3 in place of 4; approved: forum"


def test_a_local_rule_that_is_changed_is_told_once() -> None:
    own = local_rule("rest_11", "rest_between", 12, "forum")
    rules = get_rule_set("training-2019").with_rules(own).with_overrides({"rest_11": 10}, "guardian")
    assert list(agreements(rules)) == [
        "training-2019: rest_11 is a local rule: At least 10 h of rest lie between shifts.; approved: guardian"
    ]


@pytest.mark.parametrize(("length", "cut"), [(200, 200), (201, 200)])
def test_words_of_a_planner_are_cut(length: int, cut: int) -> None:
    own = local_rule("own", "rest_between", 12, "a" * (length - 80), says="s" * length)
    (told,) = agreements(get_rule_set("wtr").with_rules(own))
    says, approved = ("s" * cut, "a" * 120) if length == cut else ("s" * 197 + "...", "a" * 117 + "...")
    assert told == f"wtr: own is a local rule: {says}; approved: {approved}"
