"""Pay in the words of the rota command: by the cycle of a template, and by the dates of a planner's own rota."""

from __future__ import annotations

import dataclasses

from dghsim.rota.dated import date_rota
from dghsim.rota.pay.of_tier import tier_pay
from dghsim.rota.summary import rota_text

PAY = {
    "money.pay_gbp_per_year": {
        "imt": 60000,
        "fy2": 47000,
        "registrar": 72000,
        "specialty_doctor": 80000,
        "consultant": 110000,
    }
}


def test_a_template_is_paid_by_its_cycle(make_scenario, templates) -> None:
    made = date_rota(make_scenario(PAY), templates)
    lines = tier_pay(make_scenario(PAY), made, "registrar")
    assert lines[0].startswith("pay, of basic: ")
    assert "weekends 1 in " in lines[0]
    assert lines[1].startswith("of the pay given")
    assert "of 72,000" in lines[1]
    assert lines[0] in rota_text(make_scenario(PAY), made)


def test_no_pay_given_no_pounds(make_scenario, templates) -> None:
    plain = make_scenario({"money.pay_gbp_per_year": {}})
    assert len(tier_pay(plain, date_rota(plain, templates), "registrar")) == 1


def test_a_planners_own_rota_is_paid_by_its_dates(make_scenario, templates) -> None:
    scenario = make_scenario(PAY)
    dated = dataclasses.replace(date_rota(scenario, templates), templates=())
    assert " to " in tier_pay(scenario, dated, "registrar")[0]


def test_consultants_have_programmed_activities(make_scenario, templates) -> None:
    own = [{"work": "clinic", "minutes": 180, "after_minutes": 0}]
    changes = {"rota.tier.consultant.duty.normal_day.own": own}
    scenario = make_scenario(changes)
    lines = tier_pay(scenario, date_rota(scenario, templates), "consultant")
    assert "a week needed by the rota, 10 held by full time" in lines[0]
    assert "category A" in lines[0]
    assert "clinics" in lines[1]
