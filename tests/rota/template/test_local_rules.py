"""What a tier has agreed binds the solver too: a rule of its own, and who covers leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dghsim.rota.reference import tier_rules
from dghsim.rota.template.build import build
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import ask
from dghsim.scenario.rota import Tier

LOCAL: dict[str, Any] = {
    "mine": {"check": "run_length", "limit": 3, "approved": "forum", "parameters": {"of": "night"}}
}


def test_a_tier_of_a_scenario_may_have_a_rule_of_its_own(make_tier: Callable[..., Tier]) -> None:
    four, two = "22:00-07:00 1111000", "22:00-07:00 1110000"
    for cover, rule, fits in ((four, {}, True), (four, LOCAL, False), (two, LOCAL, True)):
        tier = make_tier(1, (cover,), rules="training-2019", local=rule)
        assert ("mine" in tier_rules(tier)) == bool(rule)
        asked = ask("t", tier)
        assert isinstance(run(build(asked, 1), Parameters(20), FIND), Found) == fits


def test_a_rule_that_binds_the_solver_changes_its_question(make_tier: Callable[..., Tier]) -> None:
    plain, bound = (
        ask("t", make_tier(1, ("22:00-07:00 1110000",), local=rule)).hash(Parameters(20))
        for rule in ({}, LOCAL)
    )
    assert plain != bound


def test_leave_that_colleagues_do_not_cover_leaves_the_hours_alone(make_tier: Callable[..., Tier]) -> None:
    week = ("08:00-17:36 1111100",)
    for covered, fits in ((True, False), (False, True)):
        tier = make_tier(1, week, rules="training-2019", leave_days=35, prospective_cover=covered)
        assert isinstance(run(build(ask("t", tier), 1), Parameters(20), FIND), Found) == fits


def test_the_solver_looks_over_as_many_cycles_as_the_checker(make_tier: Callable[..., Tier]) -> None:
    rule = {"check": "rolling_hours", "approved": "forum", "parameters": {"hours": 672}}
    for limit, fits in ((159, False), (160, True)):
        tier = make_tier(
            1, ("09:00-17:00 1111100",), rules="training-2019", local={"mine": rule | {"limit": limit}}
        )
        question = ask("t", tier)
        found = run(build(question, 1), Parameters(20), FIND)
        assert isinstance(found, Found) == fits
