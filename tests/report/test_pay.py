"""Pay in the rota section of the report: a row a tier, and never more than is known."""

import dataclasses
from typing import Any

from report import made_up
from report.conftest import page_of

from dghsim.report.sections.pay import PayTable, pay_tables
from dghsim.rota.pay.of_tier import pays_of_tier, tier_pay

CLINICS = [{"work": "clinic", "minutes": 180, "after_minutes": 0}]


def cells(table: PayTable) -> dict[str, str]:
    (row,) = table.rows
    return dict(zip(table.columns, row, strict=True))


def test_training_and_job_plans_have_a_table_each(study: made_up.Study) -> None:
    training, job_plan = pay_tables(study)
    found = cells(training)
    assert found["Tier"] == "Tier 1: juniors"
    (pay,), _ = pays_of_tier(study.scenario, study.rota, "lower")
    assert found["Enhanced night hours a week"].startswith(f"{pay.night_hours:.1f}".removesuffix(".0"))
    assert found["Weekends worked"].startswith("1 in ")
    assert found["In all, of basic pay"] in tier_pay(study.scenario, study.rota, "lower")[0].replace(
        " %", "%"
    )
    found = cells(job_plan)
    assert found["PAs held"] == "10 (assumed)"
    assert found["On call"] == "1 in 3"
    assert (found["Supplement, category A"], found["Category B"]) == ("8%", "3%")
    assert found["Clinics lost a year"] == found["Lists lost a year"] == "not known"


def test_clinics_lost_are_told_where_normal_days_hold_them() -> None:
    def with_clinics(document: dict[str, Any]) -> None:
        document["work"]["clinic"] = {"duration": made_up.HALF_HOUR}
        document["rota"]["tier"]["upper"]["duty"]["clinic"]["own"] = CLINICS

    found = cells(pay_tables(made_up.study(with_clinics))[1])
    assert float(found["Clinics lost a year"]) > 0
    assert found["Lists lost a year"] == "not known"


def test_a_planners_own_rota_has_ranges_over_its_doctors(study: made_up.Study) -> None:
    own = dataclasses.replace(study, rota=dataclasses.replace(study.rota, templates=()))
    assert " to " in cells(pay_tables(own)[0])["In all, of basic pay"]
    assert "By the dates of each doctor." in page_of(own)


def test_tiers_without_pay_terms_have_no_table() -> None:
    def without(document: dict[str, Any]) -> None:
        for tier in document["rota"]["tier"].values():
            tier["rules"] = "wtr"

    assert pay_tables(made_up.study(without)) == ()
    assert "means for pay" not in page_of(made_up.study(without))


def test_the_page_says_what_it_is_not(page: str, hostile_page: str) -> None:
    assert 'aria-label="Pay: Consultants and SAS doctors"' in page
    assert "it is no payslip" in page
    assert "<script>alert(1)" not in hostile_page
