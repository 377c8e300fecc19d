"""Each doctor's pay consequences, by the contract that goes with the rule set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.people import Person
from dghsim.rota.checker.prepared import Prepared, prepare
from dghsim.rota.pay.job_plan import JobPlanPay, job_plan_pay
from dghsim.rota.pay.terms import JobPlanTerms, TrainingTerms, terms_of
from dghsim.rota.pay.training import TrainingPay, training_pay
from dghsim.rota.pay.worked import worked_by


@dataclass(frozen=True, slots=True)
class DoctorPay:
    """One doctor. `pay` is None where the contract is not known, or the doctor is never there."""

    person: Person
    pay: TrainingPay | JobPlanPay | None
    unknown_on_call: bool
    """Periods on call without `work_hours`: no work was counted for them."""

    @property
    def pounds(self) -> float | None:
        """Pounds a year of a doctor in training; None where full-time basic pay is not given."""
        if self.person.basic_gbp is None or not isinstance(self.pay, TrainingPay):
            return None
        return self.person.basic_gbp * self.pay.total_percent / 100 + self.pay.ltft_gbp

    @property
    def supplement_pounds(self) -> float | None:
        """Pounds a year of the availability supplement; None where basic pay or category is not given."""
        if self.person.basic_gbp is None or not isinstance(self.pay, JobPlanPay):
            return None
        percents = {"A": self.pay.supplement_a_percent, "B": self.pay.supplement_b_percent}
        percent = percents.get(self.person.on_call_category)
        return None if percent is None else self.person.basic_gbp * percent / 100


@dataclass(frozen=True, slots=True)
class PayReport:
    """All doctors with any duty, in alphabetical order."""

    doctors: tuple[DoctorPay, ...]
    weeks: float
    cyclic: bool

    def __iter__(self) -> Iterator[DoctorPay]:
        return iter(self.doctors)

    def __len__(self) -> int:
        return len(self.doctors)

    def __str__(self) -> str:
        from dghsim.rota.pay.text import pay_text

        return pay_text(self)


def pay_of(shifts: object, *, normal_days: Mapping[str, int] | None = None, **arguments: Any) -> PayReport:
    """What shifts mean for pay.

    Args:
        shifts: as `check_rota` takes them.
        normal_days: doctor -> weekdays of the table with a normal duty, on which clinics and lists run; not given:
            what is lost of them is not said.
        arguments: the others of `check_rota`; of `people` the columns basic_gbp, on_call_category, pa, spa, clinics
            and lists matter here.

    Raises:
        InputError: as `check_rota`.
    """
    return pay_consequences(prepare(shifts, **arguments), normal_days)


def pay_consequences(rota: Prepared, normal_days: Mapping[str, int] | None = None) -> PayReport:
    """The same of a rota that has been read."""
    doctors = tuple(_of_doctor(duties, normal_days, rota.span.cyclic) for duties in rota.doctors)
    return PayReport(doctors, rota.span.length / 10080, rota.span.cyclic)


def _of_doctor(duties: Duties, normal_days: Mapping[str, int] | None, cyclic: bool) -> DoctorPay:
    person, worked = duties.person, worked_by(duties)
    terms = terms_of(person.rule_set.base)
    pay: TrainingPay | JobPlanPay | None = None
    if worked is not None and isinstance(terms, TrainingTerms):
        pay = training_pay(worked, terms)
    elif worked is not None and isinstance(terms, JobPlanTerms):
        normal = None if normal_days is None else normal_days.get(person.doctor, 0)
        pay = job_plan_pay(worked, person, terms, normal, cyclic, len(duties.absent_days) > 0)
    unknown = bool((duties.on_call & (duties.work != duties.work)).any())
    return DoctorPay(person, pay, unknown)
