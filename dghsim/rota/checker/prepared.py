"""Shifts made ready to be judged: read, refused where they cannot be, and sorted by doctor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from dghsim.rota.checker.cover import ProspectiveCover, read_cover
from dghsim.rota.checker.duties import Duties, each_doctor
from dghsim.rota.checker.once import counted_once
from dghsim.rota.checker.overlap import Overlap, overlaps_of, refuse_overlaps, refuse_repeats
from dghsim.rota.checker.people import Person, read_people
from dghsim.rota.checker.span import Span, find_span
from dghsim.rota.checker.table import ShiftTable, read_table
from dghsim.rota.rules import RuleSet, get_rule_set


class Asked(TypedDict, total=False):
    """What may be said of shifts beside the rules."""

    horizon_start: object
    """First day; by default the Monday on or before the first duty."""
    horizon_weeks: object
    """Length; by default to the Sunday after the last start. Averages and weekends are over these weeks; work is cut
    at the edges. Duties outside count for rest and runs at the edges."""
    cyclic: bool
    """The shifts of each doctor over `horizon_weeks` repeat for ever, and every rule is tested across the wrap. A line
    of a template is then one doctor with all the weeks that the line works through."""
    people: object
    """DataFrame with `doctor` and where wanted `grade`, `rules` (a rule set of their own), `wte`, `opt_out`, `from`,
    `to` (last day in post), `overrides` (see `RuleSet.with_overrides`, or text such as
    `consec_max_7=8 (guardian, 3 January)`); further columns matter for pay alone."""
    prospective_cover: object
    """None; True (35 days of leave and 30 of study); days of leave a year; a mapping with `leave_days`, `study_days`,
    `normal_day_hours`; or a `ProspectiveCover`. Applied by the Riddell formula to the averages of doctors without
    recorded absence."""
    tell_overlaps: bool
    """Two duties of one doctor at once are a breach, `overlap`, and counted once in all else, a shift before on
    call; by default they are refused."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `check_rota` judges and what pay follows from."""

    rule_set: RuleSet
    """Of everybody without one of their own."""
    table: ShiftTable
    """As given, overlaps and all."""
    span: Span
    people: dict[str, Person]
    cover: ProspectiveCover | None
    doctors: tuple[Duties, ...]
    """Those with any duty, in alphabetical order."""
    overlaps: Sequence[Overlap] = ()


def prepare(shifts: object, rules: str | RuleSet = "training-2019", **asked: Unpack[Asked]) -> Prepared:
    """Arguments and errors as for `check_rota`."""
    rule_set = rules if isinstance(rules, RuleSet) else get_rule_set(rules)
    table = read_table(shifts)
    span = find_span(
        table, asked.get("horizon_start"), asked.get("horizon_weeks"), bool(asked.get("cyclic", False))
    )
    refuse_repeats(table)
    overlaps = overlaps_of(table, span)
    if not asked.get("tell_overlaps", False):
        refuse_overlaps(table, span, overlaps)
    known, cover = read_people(asked.get("people"), rule_set), read_cover(asked.get("prospective_cover"))
    once = counted_once(table, span) if overlaps else table
    doctors = tuple(each_doctor(once, known, Person("", rule_set), span, cover))
    return Prepared(rule_set, table, span, known, cover, doctors, overlaps)
