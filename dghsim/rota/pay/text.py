"""Pay consequences in words and for a program."""

from __future__ import annotations

import dataclasses
from typing import Any

from dghsim.rota.checker.text import plain
from dghsim.rota.pay.consequences import DoctorPay, PayReport
from dghsim.rota.pay.job_plan import JobPlanPay
from dghsim.rota.pay.limits import limits_passed
from dghsim.rota.pay.terms import JobPlanTerms, terms_of
from dghsim.rota.pay.training import TrainingPay


def pay_text(report: PayReport) -> str:
    """One block a doctor; percentages are of full-time basic pay."""
    weeks = f"{report.weeks:g} {'week' if report.weeks == 1 else 'weeks'}"
    over = f"a cycle of {weeks}" if report.cyclic else weeks
    lines = [
        f"Pay, over {over}; hours a week present, % of full-time basic pay (secondary sources, not advice)"
    ]
    for doctor in report:
        lines.append(f"  {plain(doctor.person.doctor)} ({doctor.person.rule_set.name})")
        lines += [f"    {line}" for line in _lines(doctor)]
    return "\n".join(lines)


def pay_json(report: PayReport) -> dict[str, Any]:
    """Doctor -> the same figures, unrounded; None where not known."""
    return {
        doctor.person.doctor: {
            "rules": doctor.person.rule_set.name,
            **({} if doctor.pay is None else dataclasses.asdict(doctor.pay)),
            "total_percent": doctor.pay.total_percent if isinstance(doctor.pay, TrainingPay) else None,
            "pounds_a_year": doctor.pounds,
            "supplement_pounds_a_year": doctor.supplement_pounds,
            "on_call_work_unknown": doctor.unknown_on_call,
        }
        for doctor in report
    }


def _lines(doctor: DoctorPay) -> list[str]:
    if isinstance(doctor.pay, TrainingPay):
        lines = _training(doctor, doctor.pay)
    elif isinstance(doctor.pay, JobPlanPay):
        lines = _job_plan(doctor, doctor.pay)
    else:
        return ["no pay terms are known for these rules, or never present"]
    if doctor.unknown_on_call:
        lines.append("on-call work unknown (no work_hours): none counted")
    return lines


def _training(doctor: DoctorPay, pay: TrainingPay) -> list[str]:
    often = "none" if pay.weekend_one_in is None else f"1 in {_often(pay.weekend_one_in)}"
    band = "band not known" if pay.weekend_percent is None else f"{pay.weekend_percent:g} %"
    lines = [
        f"{pay.hours_week:.1f} h: basic {pay.basic_percent:.4g} %, "
        f"{pay.additional_hours:.1f} additional h {pay.additional_percent:.1f} %",
        f"night enhancement: {pay.night_hours:.2f} h, {pay.night_percent:.1f} %",
        f"weekend allowance: {often}, {band}",
    ]
    if pay.weekend_percent_with_on_call not in (None, pay.weekend_percent):
        lines[-1] += f" (if on call from home counts: {pay.weekend_percent_with_on_call:g} %)"
    if pay.on_call_percent:
        lines.append(f"on-call availability: {pay.on_call_percent:g} %")
    total = f"in all {pay.total_percent:.1f} %"
    if pay.ltft_gbp:
        total += f", and GBP {pay.ltft_gbp:,.0f} a year for less than full time"
    if doctor.pounds is not None:
        total += f"; GBP {doctor.pounds:,.0f} a year"
    return [*lines, total]


def _job_plan(doctor: DoctorPay, pay: JobPlanPay) -> list[str]:
    terms = terms_of(doctor.person.rule_set.base)
    assert isinstance(terms, JobPlanTerms)
    over = pay.pa_needed - pay.pa_held
    assumed = ", assumed" if pay.pa_assumed else ""
    balance = f"{over:.1f} more than held" if over > 0 else f"{-over:.1f} left"
    lines = [
        f"{pay.hours_week:.1f} h, of which {pay.premium_hours:.1f} premium: {pay.pa_needed:.1f} PA needed, "
        f"{pay.pa_held:g} held{assumed}: {balance}",
        f"a year: {pay.pa_needed_a_year:.0f} PA needed, {pay.pa_held_a_year:.0f} held "
        f"over {terms.weeks_present:g} weeks",
    ]
    if pay.pa_on_call > terms.most_unpredictable_pa:
        lines.append(
            f"on call takes {pay.pa_on_call:.1f} PA, normally {terms.most_unpredictable_pa:g} at most"
        )
    lines += limits_passed(doctor.person, pay, terms)
    if pay.on_call_one_in is not None:
        lines.append(_supplement(doctor, pay))
    lost = {"clinics": pay.clinics_lost_a_year, "lists": pay.lists_lost_a_year}
    told = [f"{number:.0f} {what}" for what, number in lost.items() if number is not None]
    if told:
        lines.append(f"lost a year to duties: {', '.join(told)}")
    else:
        lines.append(
            "clinics and lists lost: not known without clinics or lists in the people table and normal days"
        )
    return lines


def _often(one_in: float) -> str:
    return f"{one_in:.2f}".rstrip("0").rstrip(".")


def _supplement(doctor: DoctorPay, pay: JobPlanPay) -> str:
    percents = {"A": pay.supplement_a_percent, "B": pay.supplement_b_percent}
    known = doctor.person.on_call_category
    words = ", ".join(f"category {each} {percents[each]:g} %" for each in ([known] if known else percents))
    pounds = doctor.supplement_pounds
    sum_of = "" if pounds is None else f", GBP {pounds:,.0f} a year"
    often = _often(pay.on_call_one_in or 0.0)
    return f"on-call availability supplement: 1 in {often}, {words}{sum_of}"
