"""Applies a rule set to one doctor: breaches, penalties, and where a disputed reading decides."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from dghsim.rota.checker.breach import Breach, Finding
from dghsim.rota.checker.clock import moment_at
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.registry import CHECKS
from dghsim.rota.checker.text import amount, plain, stamp
from dghsim.rota.rules import Readings, Rule, RuleSet
from dghsim.rota.rules.checks import ONE_WEEKEND_IN
from dghsim.rota.rules.readings import DISPUTED


def breaches_of(duties: Duties, rule: Rule, readings: Readings) -> list[Breach]:
    """Every breach of one rule that touches the horizon, in order of time."""
    found = [_told(duties, rule, finding) for finding in _findings(duties, rule, readings)]
    return sorted(found, key=lambda breach: (breach.start, breach.end))


def disputed_of(duties: Duties, rule_set: RuleSet, broken: frozenset[str]) -> Iterator[str]:
    """One sentence for each rule whose verdict the other reading of a disputed point would change.

    Args:
        broken: ids of the rules that this doctor breaks under the readings in force.
    """
    for rule in rule_set:
        for name in rule.readings if rule.checked else ():
            taken = bool(getattr(rule_set.readings, name))
            other = dataclasses.replace(rule_set.readings, **{name: not taken})
            if bool(_findings(duties, rule, other)) == (rule.id in broken):
                continue
            verdict = "no breach" if rule.id in broken else "a breach"
            words = DISPUTED[name][not taken]
            doctor = plain(duties.person.doctor)
            yield f"{doctor}: {rule.id} is {verdict} under the other, disputed reading that {words}"


def _findings(duties: Duties, rule: Rule, readings: Readings) -> list[Finding]:
    return [finding for finding in CHECKS[rule.check](duties, rule, readings) if _in_base(duties, finding)]


def _in_base(duties: Duties, finding: Finding) -> bool:
    if duties.span.cyclic:
        return duties.base_start <= finding.start < duties.base_end
    return finding.end > duties.base_start and finding.start < duties.base_end


def _told(duties: Duties, rule: Rule, finding: Finding) -> Breach:
    back = duties.base_start - duties.span.start
    limit = rule.limit if finding.limit is None else finding.limit
    doctor = duties.person.doctor
    start, end = finding.start - back, finding.end - back
    cycle = duties.span.start if duties.span.cyclic else None
    unit = finding.unit or rule.unit
    measured = f"{amount(finding.measured, unit, limit)} ({rule.sense} {limit:g})"
    if unit == ONE_WEEKEND_IN:
        often = amount(finding.measured, "", limit).strip()
        measured = f"1 weekend in {often} (no more often than 1 in {limit:g})"
    when = f"{stamp(start, cycle)} to {stamp(end, cycle)}"
    brief = f"{measured}, {when}{finding.detail}"
    message = f"{plain(doctor)}: {rule.id}: {brief}. {rule.sentence}"
    first, last = moment_at(start), moment_at(end)
    return Breach(doctor, rule.id, first, last, float(finding.measured), limit, unit, message, brief)
