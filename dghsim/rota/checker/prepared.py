"""Shifts made ready to be judged: read, refused where they cannot be, and sorted by doctor."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.rota.checker.cover import ProspectiveCover, read_cover
from dghsim.rota.checker.duties import Duties, each_doctor
from dghsim.rota.checker.overlap import refuse_overlaps
from dghsim.rota.checker.people import Person, read_people
from dghsim.rota.checker.span import Span, find_span
from dghsim.rota.checker.table import ShiftTable, read_table
from dghsim.rota.rules import RuleSet, get_rule_set


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `check_rota` judges and what pay follows from."""

    rule_set: RuleSet
    """Of everybody without one of their own."""
    table: ShiftTable
    span: Span
    people: dict[str, Person]
    cover: ProspectiveCover | None
    doctors: tuple[Duties, ...]
    """Those with any duty, in alphabetical order."""


def prepare(
    shifts: object,
    rules: str | RuleSet = "training-2019",
    horizon_start: object = None,
    horizon_weeks: int | None = None,
    cyclic: bool = False,
    people: object = None,
    prospective_cover: object = None,
) -> Prepared:
    """Arguments and errors as for `check_rota`."""
    rule_set = rules if isinstance(rules, RuleSet) else get_rule_set(rules)
    table = read_table(shifts)
    span = find_span(table, horizon_start, horizon_weeks, bool(cyclic))
    refuse_overlaps(table, span)
    known, cover = read_people(people, rule_set), read_cover(prospective_cover)
    doctors = tuple(each_doctor(table, known, Person("", rule_set), span, cover))
    return Prepared(rule_set, table, span, known, cover, doctors)
