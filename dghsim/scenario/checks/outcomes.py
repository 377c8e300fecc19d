"""Nothing is said of deaths beside a real hospital's name; grades with something to learn are grades there are."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.keys import unknown
from dghsim.scenario.pathway import Leave
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario


def no_deaths_of_a_real_hospital(scenario: Scenario) -> Iterator[Problem]:
    """Deaths are off where the hospital is real."""
    if scenario.outcomes.deaths and scenario.hospital.real:
        says = "must be false where hospital.real is true: nothing is said of deaths beside a real hospital's name"
        yield Problem(("outcomes", "deaths"), says)
    for name, stage in scenario.pathway.stage.items():
        if isinstance(stage, Leave) and stage.outcome == "died" and scenario.hospital.real:
            says = "must not be died where hospital.real is true: no deaths beside a real hospital's name"
            yield Problem(("pathway", "stage", name, "outcome"), says)


def trained_grades_are_there(scenario: Scenario) -> Iterator[Problem]:
    """Takes a year are asked of grades in post or paid."""
    in_post = [grade for tier in scenario.rota.tier.values() for grade in tier.grades]
    grades = dict.fromkeys((*scenario.money.pay_gbp_per_year, *in_post))
    for grade in scenario.training.takes_per_year:
        if grade not in grades:
            yield Problem(("training", "takes_per_year", grade), unknown(grade, grades, what="grade"))


CHECKS = (no_deaths_of_a_real_hospital, trained_grades_are_there)
