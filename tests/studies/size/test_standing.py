import pytest
from helpers.loaded import loaded

from dghsim.studies.size.standing import StandingCost, standing_costs


def test_a_year_and_a_patient() -> None:
    tier = StandingCost("Tier 2", 175.0, 6, 100_000.0)
    assert tier.gbp_a_year == 600_000
    assert tier.gbp_a_patient(10) == pytest.approx(600_000 / 3640)


def test_the_registrars_of_the_default_hospital_by_hand() -> None:
    # Two shifts of 12.5 h a day and 8 h on five: 215 h, 5.7 lines of 38; two at work of a weekend, 1 in 3: 6 lines.
    scenario = loaded("hereford")
    registrar = standing_costs(scenario)[2]
    assert registrar.label == scenario.rota.tier["registrar"].label
    assert (registrar.hours_a_week, registrar.lines) == (215, 6)
    pay, grades = scenario.money.pay_gbp_per_year, scenario.rota.tier["registrar"].grades
    mean = sum(count * pay[grade] for grade, count in grades.items()) / sum(grades.values())
    assert registrar.gbp_a_post == pytest.approx(scenario.money.on_cost_factor * mean)


def test_more_doctors_and_seats_change_nothing_that_stands() -> None:
    # The same duties at another hospital of the cohort, with more seats by day.
    base, large = (loaded(name) for name in ("hereford", "cohort/rbt"))
    assert large.rota.tier["tier_1"].duty["take_day"].cover != base.rota.tier["tier_1"].duty["take_day"].cover
    assert [each.lines for each in standing_costs(large)] == [each.lines for each in standing_costs(base)]


def test_no_pay_no_cost() -> None:
    (server,) = standing_costs(loaded("textbook/mmc"))
    assert server.gbp_a_year != server.gbp_a_year  # not a number
