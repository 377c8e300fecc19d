"""A rule of a planner's own: what it takes from its check, and what cannot be one."""

from __future__ import annotations

import math
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.rota.rules.checks import CHECK_KINDS
from dghsim.rota.rules.local import local_rule
from dghsim.rota.rules.parameters import RANGES


def test_a_local_rule_is_whole() -> None:
    rule = local_rule("three_nights", "run_length", 3, "forum, 3 January", parameters={"of": "night"})
    assert rule.sentence == "Duties (night) start on no more than 3 consecutive days."
    assert (rule.unit, rule.sense, rule.kind, rule.severity) == ("days", "at most", "absolute", "breach")
    assert rule.reason == "forum, 3 January"
    assert rule.checked


def test_what_is_not_given_is_as_the_check_has_it() -> None:
    rule = local_rule("hours", "average_hours", 44, "forum", says="No more than {limit} h.", penalty=True)
    assert rule.number("opt_out_limit") == math.inf
    assert rule.number("reference_weeks") == 26
    assert rule.sentence == "No more than 44 h."
    assert rule.severity == "penalty"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"check": "run_lenth"}, "nearest: run_length"),
        ({"check": ""}, "check '' is unknown"),
        ({"limit": 0}, "limit is 0"),
        ({"limit": math.nan}, "limit is nan"),
        ({"limit": 10**400}, "limit is an integer of"),
        ({"approved": "  "}, "who agreed on it"),
        ({"parameters": {"off": "night"}}, "nearest: of"),
        ({"parameters": {"of": "nights"}}, "allowed: shift, nroc, night"),
        ({"check": "rolling_hours", "parameters": {"hours": "week"}}, "hours is 'week'"),
        (
            {"check": "rolling_hours", "parameters": {"hours": -1}},
            "hours is -1; allowed: a number from 1 to 8784",
        ),
        ({"check": "rolling_hours", "parameters": {"hours": 0}}, "hours is 0; allowed: a number from 1"),
        ({"check": "rolling_hours", "parameters": {"hours": 8785}}, "hours is 8785"),
        ({"check": "rolling_hours", "parameters": {"hours": math.inf}}, "hours is inf"),
        ({"check": "on_call_in_days", "parameters": {"days": 0}}, "a whole number from 1 to 366"),
        ({"check": "on_call_in_days", "parameters": {"days": 6.5}}, "days is 6.5"),
        ({"check": "average_hours", "parameters": {"reference_weeks": 1.5}}, "a whole number from 1 to 520"),
        ({"check": "average_hours", "parameters": {"reference_weeks": math.inf}}, "reference_weeks is inf"),
        ({"check": "rest_after_run", "parameters": {"after": 0}}, "after is 0"),
        ({"rule_id": "\x1b[31m", "limit": -1}, "local rule '.x1b"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(changes: dict[str, Any], says: str) -> None:
    given = {"rule_id": "mine", "check": "run_length", "limit": 3, "approved": "forum"} | changes
    with pytest.raises(InputError, match=says):
        local_rule(**given)


@pytest.mark.parametrize(
    "name", [name for name in RANGES if name not in ("low_intensity_hours", "low_intensity_limit")]
)
def test_the_ends_of_what_a_parameter_may_be(name: str) -> None:
    check = next(check for check, kind in CHECK_KINDS.items() if name in kind.parameters)
    least, most, whole = RANGES[name]
    for value in (least, most, CHECK_KINDS[check].parameters[name]):
        assert local_rule("mine", check, 3, "forum", parameters={name: value}).number(name) == value
    for value in (least - 1, most + 1, least - 0.001, *([least + 0.5] if whole else [])):
        with pytest.raises(InputError, match=f"{name} is "):
            local_rule("mine", check, 3, "forum", parameters={name: value})
