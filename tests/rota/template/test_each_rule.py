"""Every rule alone turns a rota that fits into one that does not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

import pytest

from dghsim.rota.rules import RULE_SETS, get_rule_set
from dghsim.rota.template.build import build
from dghsim.rota.template.constraints.registry import CONSTRAINTS
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import Question, ask
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
Hours = tuple[str, ...]


def question(tier: Tier, rules: str, rule_id: str, overrides: Mapping[str, object]) -> Question:
    """The tier under this rule alone, as a wall."""
    whole = get_rule_set(rules).with_overrides(dict(overrides))
    rule = dataclasses.replace(whole[rule_id], severity="breach", enabled=True)
    return dataclasses.replace(ask("t", tier), rules=dataclasses.replace(whole, rules=(rule,)))


def fits(asked: Question, lines: int, without: set[str] | None = None) -> bool:
    outcome = run(build(asked, lines, without or set()), Parameters(20), FIND)
    assert outcome.status in ("optimal", "infeasible")
    return isinstance(outcome, Found)


TRAINING, WTR, CONSULTANT, SAS = "training-2019", "wtr", "consultant-2003", "sas-2021"
CALL = "17:00-09:00 1000000 home=2"
BUSY_CALL = "17:00-09:00 1000000 home=12"
CALLS = "17:00-09:00"
NIGHT = "22:00-07:00 1000000"
TUESDAY, EVENING = "09:00-17:00 0100000", "13:00-23:00 1000000"
CASES: list[tuple[str, str, int, Hours, Hours]] = [
    (TRAINING, "avg_48", 1, ("08:00-18:00 1111100",), ("08:00-20:00 1111000",)),
    (TRAINING, "max_72_in_168", 1, ("08:30-21:00 1111110",), ("08:30-21:00 1111100",)),
    (TRAINING, "shift_max_13", 1, ("08:00-21:15 1000000",), ("08:00-21:00 1000000",)),
    (TRAINING, "long_max_4", 1, ("08:00-20:00 1111100",), ("08:00-18:00 1111100",)),
    (TRAINING, "long_rest_48", 1, ("08:30-21:00 1111000", "09:00-17:00 0000010"), ("08:30-21:00 1110010",)),
    (TRAINING, "long_eve_max_4", 1, ("13:00-23:30 1111100",), ("13:00-23:00 1111100",)),
    (TRAINING, "long_eve_rest_48", 1, ("13:00-23:30 1111010",), ("13:00-23:30 1110110",)),
    (TRAINING, "night_max_4", 1, ("22:00-07:00 1111100",), ("22:00-07:00 1111000",)),
    (TRAINING, "night_rest_46", 1, (NIGHT, "05:00-09:00 0010000"), (NIGHT, "05:00-09:00 0001000")),
    (TRAINING, "consec_max_7", 1, ("09:00-17:00 1111111",), ("09:00-17:00 1111110",)),
    (TRAINING, "consec_rest_48", 2, ("09:00-17:00 1222222",), ("09:00-17:00 1111111",)),
    (TRAINING, "rest_11", 1, (EVENING, TUESDAY), ("13:00-22:00 1000000", TUESDAY)),
    (TRAINING, "weekend_1in3", 2, ("09:00-17:00 0000010",), ("09:00-17:00 0000100",)),
    (TRAINING, "weekend_1in2", 1, ("20:30-09:00 0000100",), ("13:00-00:00 0000100",)),
    (TRAINING, "nroc_consec", 1, (f"{CALLS} 1100000 home=2",), (f"{CALLS} 0000011 home=2",)),
    (TRAINING, "nroc_max_3_in_7", 1, (f"{CALLS} 1010101 home=2",), (f"{CALLS} 1010100 home=2",)),
    (TRAINING, "nroc_next_day_10", 1, (CALL, "09:00-20:00 0100000"), (CALL, "09:00-19:00 0100000")),
    (TRAINING, "nroc_rest_8_5", 1, (BUSY_CALL,), ("17:00-09:00 1000000 home=4",)),
    (TRAINING, "nroc_next_day_5", 1, (BUSY_CALL, TUESDAY), (CALL, TUESDAY)),
    (WTR, "wtr_avg_48", 1, ("08:00-18:00 1111100",), ("08:00-20:00 1111000",)),
    (WTR, "wtr_rest_11", 1, (EVENING, TUESDAY), ("13:00-22:00 1000000", TUESDAY)),
    (WTR, "wtr_weekly_rest", 1, ("09:00-17:00 1111111",), ("09:00-17:00 1111110",)),
    (WTR, "wtr_night_avg_8", 1, ("22:00-08:00 1111100",), ("09:00-19:00 1111100",)),
    (CONSULTANT, "con_rest_after_call", 1, (CALL, TUESDAY), (CALL, "09:00-17:00 0010000")),
    (SAS, "sas_weekends_13", 3, ("09:00-17:00 0000010",), ("09:00-17:00 0000100",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "rule_id", "lines", "broken", "kept"), CASES, ids=[case[1] for case in CASES]
)
def test_a_rule_alone_forbids(
    make_tier: MakeTier, rules: str, rule_id: str, lines: int, broken: Hours, kept: Hours
) -> None:
    breaking, keeping = (question(make_tier(lines, duties), rules, rule_id, {}) for duties in (broken, kept))
    assert not fits(breaking, lines)
    assert fits(breaking, lines, without={rule_id})
    assert fits(keeping, lines)


@pytest.mark.parametrize(("duties", "lines", "override"), [
    (("09:00-17:00 0000010",), 2, {"weekend_1in3": 2}),
    (("09:00-17:00 2222221",), 2, {"consec_max_7": 13}),
    (("22:00-07:00 1111100",), 1, {"night_max_4": 5}),
    ((EVENING, TUESDAY), 1, {"rest_11": 10}),
])  # fmt: skip
def test_a_rule_relaxed_allows(
    make_tier: MakeTier, duties: Hours, lines: int, override: dict[str, float]
) -> None:
    (rule_id,) = override
    tier = make_tier(lines, duties)
    assert fits(question(tier, TRAINING, rule_id, override), lines)
    assert not fits(question(tier, TRAINING, rule_id, {}), lines)


def test_long_nights_that_do_not_count_as_long_may_follow_long_days(make_tier: MakeTier) -> None:
    tier = make_tier(1, ("08:30-21:00 1110000", "20:30-09:00 0001100"))
    assert not fits(question(tier, TRAINING, "long_max_4", {}), 1)
    assert fits(question(tier, TRAINING, "long_max_4", {"long_nights_count": False}), 1)


def test_quiet_weekends_on_call_lengthen_the_run(make_tier: MakeTier) -> None:
    tier = make_tier(2, ("09:00-17:00 2222200", "09:00-09:00 0000011 home=2"))
    assert not fits(question(tier, TRAINING, "consec_max_7", {"consec_max_7": 6}), 2)
    quiet = {"consec_max_7": 6, "low_intensity_weekends": True}
    assert fits(question(tier, TRAINING, "consec_max_7", quiet), 2)


def test_leave_covered_by_colleagues_lowers_the_hours(make_tier: MakeTier) -> None:
    duties = ("08:00-20:00 1111000",)
    assert fits(question(make_tier(1, duties), TRAINING, "avg_48", {}), 1)
    assert not fits(question(make_tier(1, duties, leave_days=35), TRAINING, "avg_48", {}), 1)


def test_the_longest_night_run_is_looked_for_across_the_wrap(make_tier: MakeTier) -> None:
    asked = question(make_tier(1, ("22:00-07:00 1100111",)), TRAINING, "night_max_4", {})
    assert not fits(asked, 1)


def test_rest_owed_after_a_call_is_a_wish_for_consultants(make_tier: MakeTier) -> None:
    duties = {"call": "20:00-08:00 1000000 home=2", "clinic": "09:00-17:00 0100000"}
    alone = solve_template("t", make_tier(1, duties, rules=CONSULTANT), 5)
    assert alone.cells[0][:2] == ("call", "clinic")
    two = solve_template("t", make_tier(2, duties, rules=CONSULTANT), 5)
    assert all(line[:2] != ("call", "clinic") for line in two.cells)


def test_every_check_of_every_rule_set_has_its_constraint() -> None:
    named = {rule.check for name in RULE_SETS for rule in get_rule_set(name)} - {""}
    assert named == set(CONSTRAINTS)


def test_every_rule_that_shifts_can_tell_is_tried_here() -> None:
    tried = {(rules, rule_id) for rules, rule_id, *_ in CASES}
    always_kept = {"nroc_max_24"}
    sets = [get_rule_set(name) for name in (TRAINING, WTR)]
    every = {(each.name, rule.id) for each in sets for rule in each if rule.check}
    assert {rule_id for _, rule_id in every - tried} == always_kept
