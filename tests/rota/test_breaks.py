"""Breaks due, at the edges of the rules."""

from __future__ import annotations

import pytest
from helpers.build import On, duty_table
from helpers.finished import hospital

from dghsim.rota.breaks import breaks_due
from dghsim.scenario.root import Scenario


@pytest.mark.parametrize(
    ("duty", "start", "end", "breaks"),
    [
        ("take", "Mon 08:00", "Mon 13:00", 0),
        ("take", "Mon 08:00", "Mon 13:01", 1),
        ("take", "Mon 08:00", "Mon 17:00", 1),
        ("take", "Mon 08:00", "Mon 17:01", 2),
        ("take", "Mon 08:00", "Mon 21:00", 2),
        ("night", "Mon 20:00", "Tue 07:59", 2),
        ("night", "Mon 20:00", "Tue 08:00", 3),
        ("cons", "Mon 08:00", "Mon 14:00", 0),
        ("cons", "Mon 08:00", "Mon 20:00", 1),
        ("home", "Mon 20:00", "Tue 08:00", 0),
    ],
)
def test_by_length_and_rule_set(duty: str, start: str, end: str, breaks: int) -> None:
    scenario = hospital()
    assert breaks_due(scenario, duty_table(scenario, [On(duty, "Ann", start, end)])).tolist() == [breaks]


def without_rules() -> Scenario:
    tiers = {name: tier.model_copy(update={"rules": "none"}) for name, tier in hospital().rota.tier.items()}
    made = hospital()
    return made.model_copy(update={"rota": made.rota.model_copy(update={"tier": tiers})})


def test_under_no_rules_none_is_due() -> None:
    scenario = without_rules()
    assert breaks_due(
        scenario, duty_table(scenario, [On("take", "Ann", "Mon 08:00", "Mon 20:00")])
    ).tolist() == [0]
