"""The list of checks that rules may name is that of the checker and of the solver."""

from __future__ import annotations

import pytest

from dghsim.rota.checker.registry import CHECKS
from dghsim.rota.rules import RULE_SETS, get_rule_set
from dghsim.rota.rules.checks import CHECK_KINDS
from dghsim.rota.template.constraints.registry import CONSTRAINTS


def test_every_check_is_known_to_the_checker_the_solver_and_the_rules() -> None:
    assert set(CHECK_KINDS) == set(CHECKS) == set(CONSTRAINTS)


@pytest.mark.parametrize("check", CHECK_KINDS)
def test_a_check_says_itself_with_its_own_parameters(check: str) -> None:
    kind = CHECK_KINDS[check]
    assert "{limit}" in kind.says
    assert set(kind.words) <= set(kind.parameters)
    assert all(kind.parameters[name] in words for name, words in kind.words.items())
    assert "{" not in kind.says.format(limit=1, **kind.parameters)


@pytest.mark.parametrize("name", RULE_SETS)
def test_the_rules_that_ship_use_each_check_as_it_is_described(name: str) -> None:
    for rule in get_rule_set(name):
        if not rule.check:
            continue
        kind = CHECK_KINDS[rule.check]
        assert (rule.sense, rule.kind) == (kind.sense, kind.kind)
        extra = {"follows", "low_intensity_limit", "low_intensity_hours"}
        assert set(rule.parameters) - extra <= set(kind.parameters)
        for word, allowed in kind.words.items():
            assert rule.word(word) in allowed
