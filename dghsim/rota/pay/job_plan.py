"""Consultants and SAS doctors: programmed activities that duties take, the supplement, clinics and lists lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.bank_holidays import bank_holidays
from dghsim.rota.checker.clock import DAY, moment_at
from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.checker.people import Person
from dghsim.rota.pay.terms import Bands, JobPlanTerms
from dghsim.rota.pay.training import band_of
from dghsim.rota.pay.worked import Worked

_WEEKS_A_YEAR = 52
_DAYS = 5


@dataclass(frozen=True, slots=True)
class JobPlanPay:
    """Programmed activities (PA) are a week present, unless a year is said."""

    hours_week: float
    plain_hours: float
    premium_hours: float
    pa_needed: float
    """By all duties in the table, on call by its expected work spread evenly."""
    pa_on_call: float
    """The part that on call from home takes."""
    pa_held: float
    pa_assumed: bool
    """Held as full time has them, since the people table does not say."""
    clinical_pa_held: float
    pa_needed_a_year: float
    pa_held_a_year: float
    """Over the weeks present: clinical ones where the table has duties alone; all where normal days, which hold the
    supporting ones, are in it or may be."""
    out_of_hours_percent: float
    """Of the hours."""
    on_call_one_in: float | None
    """Days for each date on call, as they are; None where never on call."""
    supplement_a_percent: float
    """By the band of the nearest whole number, as bands are written; 4.5 and 8.5 are of the more frequent."""
    supplement_b_percent: float
    clinics_lost_a_year: float | None
    """None where the job plan or the normal days are not known."""
    lists_lost_a_year: float | None


def job_plan_pay(
    worked: Worked, person: Person, terms: JobPlanTerms, normal_days: int | None, cyclic: bool, absences: bool
) -> JobPlanPay:
    """By the work of a whole cycle or horizon.

    Args:
        worked: what is in the table.
        person: job plan and share of full time.
        terms: the contract.
        normal_days: weekdays with a normal duty, on which clinics and lists run; 0 where the table has duties
            alone; None where not known.
        cyclic: a template has no dates, and so no bank holidays.
        absences: leave is in the table; otherwise it falls on normal days.
    """
    plain = plain_minutes(worked, terms, cyclic)
    length = np.maximum(worked.end - worked.start, 1)
    plain_work = worked.work * plain / length
    premium_work = worked.work - plain_work
    pa = plain_work / 60 / terms.pa_hours + premium_work / 60 / terms.pa_premium_hours
    held = terms.full_pa * worked.wte if person.pa is None else person.pa
    clinical = max(0.0, held - (terms.full_spa * worked.wte if person.spa is None else person.spa))
    dates = len(np.unique(worked.start[worked.on_call] // DAY))
    one_in = max(1.0, worked.weeks * 7 / dates) if dates else None
    total = float(worked.work.sum())
    needed = float(pa.sum()) - worked.leave_hours / terms.pa_hours
    return JobPlanPay(
        hours_week=worked.hours_week,
        plain_hours=(float(plain_work.sum()) / 60 - worked.leave_hours) / worked.weeks_present,
        premium_hours=float(premium_work.sum()) / 60 / worked.weeks_present,
        pa_needed=needed / worked.weeks_present,
        pa_on_call=float(pa[worked.on_call].sum()) / worked.weeks_present,
        pa_held=held,
        pa_assumed=person.pa is None,
        clinical_pa_held=clinical,
        pa_needed_a_year=needed / worked.weeks * _WEEKS_A_YEAR,
        pa_held_a_year=(clinical if normal_days == 0 else held) * terms.weeks_present,
        out_of_hours_percent=100 * float(premium_work.sum()) / total if total else 0.0,
        on_call_one_in=one_in,
        supplement_a_percent=_supplement(one_in, terms.supplement_a),
        supplement_b_percent=_supplement(one_in, terms.supplement_b),
        clinics_lost_a_year=_lost(person.clinics, normal_days, worked, terms, absences),
        lists_lost_a_year=_lost(person.lists, normal_days, worked, terms, absences),
    )


def _supplement(one_in: float | None, bands: Bands) -> float:
    return 0.0 if one_in is None else band_of(round(one_in), bands) or 0.0


def plain_minutes(worked: Worked, terms: JobPlanTerms, cyclic: bool) -> NDArray[np.int64]:
    """Minutes of each duty in plain time: on weekdays, between two clock times, and not on a bank holiday."""
    plain = np.zeros(len(worked.start), np.int64)
    first = worked.start // DAY
    days = (worked.end - 1) // DAY - first
    for ahead in range(int(days.max(initial=0)) + 1):
        day = first + ahead
        start, end = np.maximum(worked.start, day * DAY), np.minimum(worked.end, (day + 1) * DAY)
        weekday = (day + 3) % 7 < _DAYS
        if not cyclic:
            weekday &= ~_holidays(day)
        inside = weekday & (end > start)
        plain += np.where(inside, in_clock_window(start, end, terms.plain_from, terms.plain_to), 0)
    return plain


def _holidays(day: NDArray[np.int64]) -> NDArray[np.bool_]:
    known = {each: moment_at(each * DAY).date() for each in np.unique(day).tolist()}
    off = [each for each, date in known.items() if date in bank_holidays(date.year)]
    return np.isin(day, off)


def _lost(
    a_week: float | None, normal_days: int | None, worked: Worked, terms: JobPlanTerms, absences: bool
) -> float | None:
    """Sessions of the job plan in the weeks present, less those that the normal days of a year hold."""
    if a_week is None or normal_days is None:
        return None
    a_year = normal_days / worked.weeks * _WEEKS_A_YEAR
    if not absences:
        a_year -= (_WEEKS_A_YEAR - terms.weeks_present) * _DAYS
    planned = a_week / _DAYS * max(0.0, a_year)
    return max(0.0, a_week * terms.weeks_present - planned)
