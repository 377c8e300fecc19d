"""Grades and tiers that cost something are grades and tiers that there are."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.keys import unknown
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario


def grades_are_paid(scenario: Scenario) -> Iterator[Problem]:
    """Each grade in post has its pay, if any pay is given."""
    pay = scenario.money.pay_gbp_per_year
    for name, tier in scenario.rota.tier.items():
        for grade in tier.grades if pay else ():
            if grade not in pay:
                says = f"{unknown(grade, pay, what='grade')} (grades are those of money.pay_gbp_per_year)"
                yield Problem(("rota", "tier", name, "grades", grade), says)


def factors_name_grades(scenario: Scenario) -> Iterator[Problem]:
    """Factors by grade name grades that are paid or in post."""
    in_post = [grade for tier in scenario.rota.tier.values() for grade in tier.grades]
    grades = dict.fromkeys((*scenario.money.pay_gbp_per_year, *in_post))
    for name, kind in scenario.work.items():
        for grade in kind.factor_by_grade if grades else ():
            if grade not in grades:
                says = unknown(grade, grades, what="grade")
                yield Problem(("work", name, "factor_by_grade", grade), says)


def locums_name_tiers(scenario: Scenario) -> Iterator[Problem]:
    """Bank and agency rates are given for tiers that there are, and for all of them where for any."""
    tiers = scenario.rota.tier
    for word in ("bank_gbp_per_hour", "agency_gbp_per_hour"):
        rates = getattr(scenario.money, word)
        for tier in rates:
            if tier not in tiers:
                yield Problem(("money", word, tier), unknown(tier, tiers, what="tier"))
        for tier in tiers if rates else ():
            if tier not in rates:
                yield Problem(("money", word), f"needs a rate for tier {tier}")


CHECKS = (grades_are_paid, factors_name_grades, locums_name_tiers)
