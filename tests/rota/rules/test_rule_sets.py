"""The rule sets that ship: complete, with the limits of the sources; and what may be agreed locally."""

from __future__ import annotations

import dataclasses
import math

import pytest

from dghsim.errors import InputError
from dghsim.rota.checker.registry import CHECKS
from dghsim.rota.rules import RULE_SETS, Readings, get_rule_set, parse_overrides
from dghsim.rota.rules.readings import DISPUTED

LIMITS_2019 = {
    "avg_48": 48,
    "max_72_in_168": 72,
    "shift_max_13": 13,
    "long_max_4": 4,
    "long_rest_48": 48,
    "long_eve_max_4": 4,
    "long_eve_rest_48": 48,
    "night_max_4": 4,
    "night_rest_46": 46,
    "consec_max_7": 7,
    "consec_rest_48": 48,
    "rest_11": 11,
    "weekend_1in3": 3,
    "weekend_1in2": 2,
    "nroc_max_24": 24,
    "nroc_consec": 1,
    "nroc_max_3_in_7": 3,
    "nroc_next_day_10": 10,
    "nroc_rest_8_5": 8,
    "nroc_next_day_5": 5,
    "nroc_no_double": 1,
    "breaks_30": 30,
}
CHANGED_SINCE_2016 = {"long_max_4": 5, "consec_max_7": 8}
WTR = {"wtr_avg_48": 48, "wtr_rest_11": 11, "wtr_weekly_rest": 24, "wtr_night_avg_8": 8, "wtr_break_20": 20}
CONSULTANT = {"con_rest_after_call": 11, "con_pa_total": 10, "con_spa_min": 1.5, "con_dcc_balance": 42}
EXPECTED = {
    "training-2019": LIMITS_2019,
    "training-2016": {k: v for k, v in (LIMITS_2019 | CHANGED_SINCE_2016).items() if k != "weekend_1in3"},
    "wtr": WTR,
    "consultant-2003": WTR | CONSULTANT,
    "sas-2021": WTR | {"sas_ooh_40pct": 40, "sas_weekends_13": 13},
    "none": {},
}


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_rule_of_the_sheet_is_there_with_its_limit(name: str) -> None:
    assert {rule.id: rule.limit for rule in get_rule_set(name)} == EXPECTED[name]


@pytest.mark.parametrize("name", RULE_SETS)
def test_every_rule_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    rules = get_rule_set(name)
    assert rules.name == name
    assert ("not legal advice" if EXPECTED[name] else "no rule is tested") in rules.caveat
    for rule in rules:
        assert rule.sentence.endswith(".")
        assert "{" not in rule.sentence
        assert rule.source
        assert rule.unit
        assert rule.sense in ("at most", "at least")
        assert rule.kind in ("absolute", "averaged")
        assert rule.severity in ("breach", "penalty")
        assert rule.check in CHECKS or rule.check == ""
        assert rule.check or rule.note
        assert set(rule.readings) <= set(DISPUTED)
        assert rule.word("follows") in ("", *rules.ids)


def test_every_disputed_reading_is_a_switch() -> None:
    switches = {f.name for f in dataclasses.fields(Readings) if isinstance(f.default, bool)}
    assert set(DISPUTED) == switches - {"low_intensity_weekends"}


def test_a_rule_set_cannot_be_changed() -> None:
    rules = get_rule_set("training-2019")
    with pytest.raises(dataclasses.FrozenInstanceError):
        rules.name = "mine"  # type: ignore[misc]
    with pytest.raises(TypeError):
        rules["long_max_4"].parameters["of"] = "night"  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("training-2018", "training-201"),
        ("WTR", "wtr"),
        ("consultants", "consultant-2003"),
        ("training_2019", "-2019"),
    ],
)
def test_an_unknown_set_names_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(InputError, match=f"nearest: .*{nearest}"):
        get_rule_set(name)


@pytest.mark.parametrize("name", ["", "x" * 10_000, "../wtr", "wtr\n", 7, None])
def test_a_name_that_is_no_name_is_refused(name: object) -> None:
    with pytest.raises(InputError, match="allowed: training-2019"):
        get_rule_set(name)  # type: ignore[arg-type]


def test_2016_asks_46_h_only_after_three_nights_and_counts_from_midnight() -> None:
    rules = get_rule_set("training-2016")
    assert rules["night_rest_46"].parameters["after"] == 3
    assert rules["max_72_in_168"].parameters["from"] == "midnight"
    assert rules["long_rest_48"].parameters["after"] == 5
    assert rules["consec_rest_48"].parameters["after"] == 8


def test_of_a_consultants_rules_only_the_average_is_a_wall() -> None:
    checked = [rule for rule in get_rule_set("consultant-2003") if rule.checked]
    assert [rule.id for rule in checked if rule.severity == "breach"] == ["wtr_avg_48"]


def test_what_planned_shifts_cannot_show_is_listed() -> None:
    assert get_rule_set("training-2019").unchecked == ("nroc_no_double", "breaks_30")
    assert "sas_weekends_13" in get_rule_set("sas-2021").unchecked


def test_a_sentence_follows_the_limit() -> None:
    agreed = get_rule_set("training-2019").with_overrides({"consec_max_7": 8}, "forum")
    assert agreed["consec_max_7"].sentence == "Work starts on no more than 8 consecutive days."
    assert "After 8 consecutive days" in agreed["consec_rest_48"].sentence
    assert agreed["consec_max_7"].relaxed_from == 7
    assert agreed["consec_max_7"].reason == "forum"


def test_a_tighter_limit_does_not_move_the_rest() -> None:
    tight = get_rule_set("training-2019").with_overrides({"consec_max_7": 5})
    assert tight["consec_rest_48"].parameters["after"] == 7


def test_the_first_limit_is_kept_through_two_agreements() -> None:
    twice = (
        get_rule_set("training-2019").with_overrides({"consec_max_7": 8}).with_overrides({"consec_max_7": 9})
    )
    assert twice["consec_max_7"].relaxed_from == 7


def test_rules_are_switched_off_and_on() -> None:
    rules = get_rule_set("training-2019")
    for off in (False, "off", "no"):
        assert "weekend_1in3" in rules.with_overrides({"weekend_1in3": off}).unchecked
    again = rules.with_overrides({"weekend_1in3": "off"}).with_overrides({"weekend_1in3": "on"})
    assert "weekend_1in3" not in again.unchecked


def test_readings_are_switched_by_name() -> None:
    rules = get_rule_set("training-2019").with_overrides({"long_nights_count": "no", "long_hours": 9})
    assert rules.readings.long_nights_count is False
    assert rules.readings.long_hours == 9.0


@pytest.mark.parametrize(
    "overrides",
    [
        {"consec_max": 8},
        {"consec_max_7": 0},
        {"consec_max_7": -1},
        {"consec_max_7": math.nan},
        {"consec_max_7": math.inf},
        {"consec_max_7": 10**400},
        {"consec_max_7": "eight"},
        {"consec_max_7": None},
        {"consec_max_7": {"reason": "forum"}},
        {"consec_max_7.aftr": 8},
        {"consec_rest_48.after": "eight"},
        {"avg_48.reference_weeks": 1.5},
        {"avg_48.reference_weeks": 0},
        {"max_72_in_168.hours": 9000},
        {"max_72_in_168.from": "noon"},
        {"night_max_4.of": "nights"},
        {"long_hours": math.inf},
        {"long_nights_count": "perhaps"},
        {"long_hours": "ten"},
        {"\x1b[31m": 1},
    ],
    ids=str,
)
def test_overrides_that_cannot_be_are_refused(overrides: dict[str, object]) -> None:
    with pytest.raises(InputError, match="override") as caught:
        get_rule_set("training-2019").with_overrides(overrides)
    assert "\x1b" not in str(caught.value)


def test_overrides_are_read_from_a_cell() -> None:
    text = " consec_max_7=8 (guardian; forum) ; long_nights_count = no;weekend_1in3=off;"
    with pytest.raises(InputError, match="people row 3"):
        parse_overrides(text, "people row 3")
    assert parse_overrides(text.replace("guardian;", "guardian,"), "here") == {
        "consec_max_7": {"limit": 8.0, "reason": "guardian, forum"},
        "long_nights_count": {"limit": False, "reason": ""},
        "weekend_1in3": {"limit": False, "reason": ""},
    }
