"""Practices and purse say something of homes, and of disciplines that there are."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.keys import unknown
from dghsim.scenario.practices import GP
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario

WEEKS = 365.0 / 7
"""Of a year."""
_SLACK = 0.15
"""So much more is not told: what is asked for differs between days."""


def purse_has_practices(scenario: Scenario) -> Iterator[Problem]:
    """What is paid for is known."""
    if scenario.purse is not None and scenario.practices is None:
        yield Problem(("purse",), "needs [practices], by whom most of it is spent")
    for name, tier in scenario.rota.tier.items() if scenario.purse is not None else ():
        if tier.in_post and not tier.grades:
            yield Problem(("purse",), f"needs rota.tier.{name}.grades, by which its doctors are paid")


def homes_bring_disciplines(scenario: Scenario) -> Iterator[Problem]:
    """Staff whom a home brings are of a discipline of the practices, and paid."""
    if scenario.practices is None:
        return
    for name, home in scenario.home.items():
        for who in home.practices.hours_per_week:
            key = ("home", name, "practices", "hours_per_week", who)
            if who not in scenario.practices.hours_per_1000_week:
                yield Problem(key, unknown(who, scenario.practices.hours_per_1000_week, what="discipline"))
            elif scenario.purse is not None and who not in scenario.purse.pay_gbp_per_patient_hour:
                yield Problem(key, f"needs purse.pay_gbp_per_patient_hour.{who}")
        sent = any(one.at_pharmacy is not None for one in scenario.practices.request.values())
        if home.practices.pharmacies is not None and not sent:
            says = "needs practices.request.NAME.at_pharmacy: nobody is sent to them"
            yield Problem(("home", name, "practices", "pharmacies"), says)


def prices_of_one_year(scenario: Scenario) -> Iterator[str]:
    """Doctors and teams are paid in pounds of another year than the purse's, and nothing says what one is worth."""
    purse = scenario.purse
    if purse is not None and purse.price_year != scenario.era.pay_year and purse.pay_year_factor == 1:
        yield (
            f"purse.price_year is {purse.price_year}, pay is of {scenario.era.pay_year}: pounds of two years are added "
            "up; purse.pay_year_factor turns the one into the other"
        )


def visits_to_nobody(scenario: Scenario) -> Iterator[str]:
    """More visits are handed to a home's team than its practices are asked for and may hand over."""
    if scenario.practices is None:
        return
    asked = scenario.practices.request.values()
    each = sum(one.per_person_year * one.accept_share for one in asked if one.at_home) / WEEKS
    for name, home in scenario.home.items():
        handed, there = home.routine_visits_per_week, each * home.registered
        if handed > (1 + _SLACK) * there:
            yield (
                f"home.{name}.routine_visits_per_week is {handed:g}, and its practices have some {there:.0f} that may "
                "be handed over: the team makes the others, and nobody's GP is spared one"
            )


def gps_that_there_are(scenario: Scenario) -> Iterator[str]:
    """A home takes more hours of GPs than its practices have."""
    if scenario.practices is None:
        return
    for name, home in scenario.home.items():
        brings = home.practices
        takes = brings.gp_hours_per_week + brings.meeting_hours * brings.meeting_gps
        there = scenario.practices.hours_per_1000_week[GP] * home.registered / 1000
        if takes > there:
            yield (
                f"home.{name}.practices takes {takes:,.0f} hours of GPs a week for its team and meeting, and they have "
                f"{there:,.0f} with patients: what there is goes, and nobody sees a GP on those days"
            )


CHECKS = (purse_has_practices, homes_bring_disciplines)
