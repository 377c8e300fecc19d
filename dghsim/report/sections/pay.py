"""What the rota means for pay, tier by tier: allowances in training, programmed activities under a job plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dghsim.measures.model import Study
from dghsim.rota.pay.job_plan import JobPlanPay
from dghsim.rota.pay.of_tier import pays_of_tier, value_range
from dghsim.rota.pay.training import TrainingPay

_TRAINING = (
    "Tier",
    "Hours above 40 a week",
    "Enhanced night hours a week",
    "Weekends worked",
    "Weekend allowance",
    "On-call allowance",
    "In all, of basic pay",
)
_JOB_PLAN = (
    "Tier",
    "PAs a week the rota needs",
    "PAs held",
    "On call",
    "Supplement, category A",
    "Category B",
    "Clinics lost a year",
    "Lists lost a year",
)
_NONE, _UNKNOWN = "none", "not known"


@dataclass(frozen=True, slots=True)
class PayTable:
    """Rows of words, a tier each; the first column is its name."""

    heading: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pay_tables(study: Study) -> tuple[PayTable, ...]:
    """One table for each kind of contract that any tier is under; tiers without pay terms are in none."""
    training, job_plan = [], []
    for name, tier in study.scenario.rota.tier.items():
        in_training, under_job_plan = pays_of_tier(study.scenario, study.rota, name)
        if in_training:
            training.append((tier.label, *_of_training(in_training)))
        if under_job_plan:
            job_plan.append((tier.label, *_of_job_plan(under_job_plan)))
    tables = (
        PayTable(
            "Doctors in training",
            "Each full-time doctor: hours are a week present, percentages of full-time basic pay.",
            _TRAINING,
            tuple(training),
        ),
        PayTable(
            "Consultants and SAS doctors",
            "Each full-time doctor. A programmed activity (PA) is 4 hours, or 3 in premium time. Lost is what a job "
            "plan with a normal day on every weekday of 42 weeks would hold, less what this rota leaves room for.",
            _JOB_PLAN,
            tuple(job_plan),
        ),
    )
    return tuple(table for table in tables if table.rows)


def _of_training(pay: Sequence[TrainingPay]) -> tuple[str, ...]:
    bands = [each.weekend_percent for each in pay]
    return (
        value_range([each.additional_hours for each in pay]),
        f"{value_range([each.night_hours for each in pay])} "
        f"({value_range([each.night_percent for each in pay])}%)",
        _often(each.weekend_one_in for each in pay),
        _UNKNOWN if None in bands else _percent(band for band in bands if band is not None),
        _percent(each.on_call_percent for each in pay),
        _percent(each.total_percent for each in pay),
    )


def _of_job_plan(pay: Sequence[JobPlanPay]) -> tuple[str, ...]:
    held = value_range([each.pa_held for each in pay])
    return (
        value_range([each.pa_needed for each in pay]),
        f"{held} (assumed)" if any(each.pa_assumed for each in pay) else held,
        _often(each.on_call_one_in for each in pay),
        _percent(each.supplement_a_percent for each in pay),
        _percent(each.supplement_b_percent for each in pay),
        _lost(each.clinics_lost_a_year for each in pay),
        _lost(each.lists_lost_a_year for each in pay),
    )


def _often(one_in: Iterable[float | None]) -> str:
    known = [each for each in one_in if each is not None]
    return f"1 in {value_range(known)}" if known else _NONE


def _percent(values: Iterable[float]) -> str:
    return f"{value_range(list(values))}%"


def _lost(values: Iterable[float | None]) -> str:
    known = [each for each in values if each is not None]
    return value_range(known) if known else _UNKNOWN
