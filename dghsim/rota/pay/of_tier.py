"""What the rota of a tier means for pay, in a line or two for the rota command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from dghsim.rota.checker.prepared import Prepared, prepare
from dghsim.rota.horizon import horizon_of
from dghsim.rota.judged import in_post
from dghsim.rota.model import DatedRota
from dghsim.rota.pay.consequences import pay_consequences
from dghsim.rota.pay.job_plan import JobPlanPay
from dghsim.rota.pay.normal import normal_days, normal_duties, with_sessions
from dghsim.rota.pay.training import TrainingPay
from dghsim.rota.reference import tier_rules
from dghsim.rota.template.leave import leave_of
from dghsim.rota.template.shifts import NOMINAL_MONDAY, template_shifts
from dghsim.scenario.root import Scenario


def tier_pay(scenario: Scenario, rota: DatedRota, name: str) -> list[str]:
    """By the whole cycle of a template, the same for every line; by each doctor's dates of a planner's own rota.

    Nothing for a tier whose contract has no pay terms.
    """
    training, job_plan = pays_of_tier(scenario, rota, name)
    if training:
        return [*_training(training), *_of_pay_given(scenario, name, training)]
    return _job_plan(job_plan) if job_plan else []


def pays_of_tier(
    scenario: Scenario, rota: DatedRota, name: str
) -> tuple[list[TrainingPay], list[JobPlanPay]]:
    """The same as figures: one of a template, one a doctor of a planner's own rota; by the kind of contract."""
    shifts, read = _template(scenario, rota, name) or _dated(scenario, rota, name)
    found = pay_consequences(read, normal_days(shifts, normal_duties(scenario), read.span))
    return (
        [each.pay for each in found if isinstance(each.pay, TrainingPay)],
        [each.pay for each in found if isinstance(each.pay, JobPlanPay)],
    )


def _template(scenario: Scenario, rota: DatedRota, name: str) -> tuple[pd.DataFrame, Prepared] | None:
    """One doctor through all lines, under the tier's prospective cover."""
    template = next((each for each in rota.templates if each.tier == name), None)
    if template is None:
        return None
    tier = scenario.rota.tier[name]
    shifts = template_shifts(template, tier)
    shifts = shifts[shifts["doctor"] == "Line 1"].assign(tier=name)
    people = with_sessions(pd.DataFrame({"doctor": ["Line 1"]}), shifts, scenario)
    read = prepare(
        shifts,
        rules=tier_rules(tier),
        horizon_start=NOMINAL_MONDAY,
        horizon_weeks=template.lines,
        cyclic=True,
        people=people,
        prospective_cover=leave_of(tier).prospective_cover,
    )
    return shifts, read


def _dated(scenario: Scenario, rota: DatedRota, name: str) -> tuple[pd.DataFrame, Prepared]:
    horizon, rows = horizon_of(scenario), in_post(scenario, rota)
    rows = rows[rows["home"] == name]
    shifts = rows.assign(tier=name)
    people = with_sessions(pd.DataFrame({"doctor": shifts["doctor"].unique()}), shifts, scenario)
    read = prepare(
        shifts,
        rules=tier_rules(scenario.rota.tier[name]),
        horizon_start=horizon.epoch,
        horizon_weeks=horizon.weeks,
        people=people,
    )
    return rows, read


def _training(pay: Sequence[TrainingPay]) -> list[str]:
    weekends = [each.weekend_one_in for each in pay if each.weekend_one_in is not None]
    parts = [
        f"{value_range([each.additional_hours for each in pay])} additional h a week: "
        f"{value_range([each.additional_percent for each in pay])} %",
        f"nights {value_range([each.night_hours for each in pay])} h: "
        f"{value_range([each.night_percent for each in pay])} %",
    ]
    if weekends:
        bands = [each.weekend_percent for each in pay if each.weekend_percent is not None]
        parts.append(
            f"weekends 1 in {value_range(weekends)}: {value_range(bands) if bands else 'not known'} %"
        )
    if any(each.on_call_percent for each in pay):
        parts.append(f"on call {value_range([each.on_call_percent for each in pay])} %")
    return [
        f"pay, of basic: {', '.join(parts)}; in all {value_range([each.total_percent for each in pay])} %"
    ]


def _of_pay_given(scenario: Scenario, name: str, pay: Sequence[TrainingPay]) -> Iterator[str]:
    """Pounds: the part of the gross pay that the scenario gives by grade, which is not basic."""
    total = sum(each.total_percent for each in pay) / len(pay)
    basic = sum(each.basic_percent for each in pay) / len(pay)
    rates = scenario.money.pay_gbp_per_year
    parts = [
        f"{grade} {gross * (1 - basic / total):,.0f} of {gross:,.0f}"
        for grade in scenario.rota.tier[name].grades
        if (gross := rates.get(grade, 0.0)) and total
    ]
    if parts:
        yield f"of the pay given, for hours, nights, weekends and on call: GBP {', '.join(parts)} a year"


def _job_plan(pay: Sequence[JobPlanPay]) -> list[str]:
    parts = [
        f"programmed activities: {value_range([each.pa_needed for each in pay])} a week needed by the rota, "
        f"{value_range([each.pa_held for each in pay])} held by full time"
    ]
    often = [each.on_call_one_in for each in pay if each.on_call_one_in is not None]
    if often:
        parts.append(
            f"on call 1 in {value_range(often)}: category A "
            f"{value_range([each.supplement_a_percent for each in pay])} %, "
            f"B {value_range([each.supplement_b_percent for each in pay])} %"
        )
    lines = ["; ".join(parts)]
    clinics = [each.clinics_lost_a_year for each in pay if each.clinics_lost_a_year is not None]
    lists = [each.lists_lost_a_year for each in pay if each.lists_lost_a_year is not None]
    lost = [
        f"{value_range(found)} {what}" for found, what in ((clinics, "clinics"), (lists, "lists")) if found
    ]
    if lost:
        lines.append(
            f"lost a year to each doctor, against a normal day on every weekday of 42 weeks: {', '.join(lost)}"
        )
    return lines


def value_range(values: Sequence[float]) -> str:
    """`3.5`, or `3 to 4.2`, of at least one value."""
    texts = [f"{value:.1f}".removesuffix(".0") for value in (min(values), max(values))]
    return texts[0] if texts[0] == texts[1] else " to ".join(texts)
