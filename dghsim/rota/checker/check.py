"""`check_rota`: any shifts against any rule set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Unpack

from dghsim.rota.checker import cautions
from dghsim.rota.checker.agreements import agreements
from dghsim.rota.checker.breach import Breach
from dghsim.rota.checker.by_the_clock import decided_by_the_clock
from dghsim.rota.checker.clock_change import changes_of, duties_across
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.judge import breaches_of, disputed_of
from dghsim.rota.checker.overlap import overlap_breaches
from dghsim.rota.checker.prepared import Asked, Prepared, prepare
from dghsim.rota.checker.report import PENALTY, Report
from dghsim.rota.checker.table import NROC, ShiftTable
from dghsim.rota.rules import RuleSet


def check_rota(shifts: object, rules: str | RuleSet = "training-2019", **asked: Unpack[Asked]) -> Report:
    """Tests shifts against a rule set, to the minute. The order of the rows does not matter.

    Args:
        shifts: DataFrame (or list of dicts) with `doctor`, `start`, `end` (naive local datetimes or ISO
            strings) and where wanted `kind`: `shift` (default), `nroc` (non-resident on call), `zero`, or an
            absence: `leave`, `study`, `sick`, `lieu`. Weekdays of absence are taken out of the averages, five
            to the week. For `nroc`, `work_hours` is the work expected and `night_rest_hours` the longest
            unbroken rest expected between 22:00 and 07:00; without `work_hours` no work is counted, expected
            rest is not tested, and a warning says so. Shifts that abut are one shift while they come to no
            more than 13 h together, and otherwise two without rest between. Other columns are ignored.
        rules: name of a rule set, or a `RuleSet` with local agreements.
        asked: horizon, cycle, people, prospective cover and what is made of overlaps: see `Asked`.

    Returns:
        A report that is also the sequence of its breaches.

    Raises:
        InputError: a row, column or argument that cannot be right, by its 1-based data row.
    """
    return judge_rota(prepare(shifts, rules, **asked))


def judge_rota(rota: Prepared) -> Report:
    """The report on a rota that has been read."""
    doctors, table = rota.doctors, rota.table
    overlaps = overlap_breaches(table, rota.span, rota.overlaps)
    breaches, penalties, warnings = _judge_all(doctors, table, overlaps)
    used = tuple(dict.fromkeys(duties.person.rule_set for duties in doctors)) or (rota.rule_set,)
    warnings = [
        *cautions.of_table(table, rota.people, rota.span, rota.cover is not None),
        *(line for each in used for line in agreements(each)),
        *warnings,
    ]
    return Report(
        breaches=tuple(breaches),
        penalties=tuple(penalties),
        warnings=tuple(dict.fromkeys(warnings)),
        rule_sets=used,
        span=rota.span,
        doctors=len(table.doctors),
        duties=int((table.kind <= NROC).sum()),
        unchecked=tuple(dict.fromkeys(rule_id for each in used for rule_id in each.unchecked)),
    )


def _judge_all(
    doctors: Sequence[Duties], table: ShiftTable, overlaps: Mapping[str, Sequence[Breach]]
) -> tuple[list[Breach], list[Breach], list[str]]:
    breaches: list[Breach] = []
    penalties: list[Breach] = []
    warnings: list[str] = []
    for duties in doctors:
        rule_set = duties.person.rule_set
        own = [(rule, breaches_of(duties, rule, rule_set.readings)) for rule in rule_set if rule.checked]
        told = [(breach.start, breach.rule, breach, rule.severity) for rule, found in own for breach in found]
        told += [(each.start, each.rule, each, "breach") for each in overlaps.get(duties.person.doctor, ())]
        told.sort(key=lambda item: item[:2])
        breaches += [breach for _, _, breach, severity in told if severity == "breach"]
        owed = [breach for _, _, breach, severity in told if severity == "penalty"]
        penalties += owed
        warnings += [f"{PENALTY}{breach.message}" for breach in owed]
        warnings += disputed_of(duties, rule_set, frozenset(rule for _, rule, _, _ in told))
        warnings += cautions.of_doctor(duties, table)
        for change in changes_of(duties):
            warnings += [*duties_across(duties, change), *decided_by_the_clock(duties, change)]
    return breaches, penalties, warnings
