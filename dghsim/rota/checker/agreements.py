"""What has been agreed locally, told with every verdict: limits, parameters, readings, rules of one's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from dghsim.rota.checker.text import plain
from dghsim.rota.rules import RULE_SETS, Rule, RuleSet, get_rule_set
from dghsim.rota.rules.readings import DISPUTED


def agreements(rule_set: RuleSet) -> Iterator[str]:
    """One sentence for each difference from the set as it ships, with who approved it."""
    base = get_rule_set(rule_set.base) if rule_set.base in RULE_SETS else None
    for rule in rule_set:
        for words in _of_rule(rule, base):
            yield f"{rule_set.name}: {words}; {_approval(rule.reason)}"
    if base is None:
        return
    reasons = dict(rule_set.reasons)
    for field in dataclasses.fields(rule_set.readings):
        taken, usual = getattr(rule_set.readings, field.name), getattr(base.readings, field.name)
        if taken != usual:
            words = DISPUTED[field.name][taken] if field.name in DISPUTED else f"{taken} in place of {usual}"
            yield f"{rule_set.name}: {field.name}: {words}; {_approval(reasons.get(field.name, ''))}"


def _of_rule(rule: Rule, base: RuleSet | None) -> Iterator[str]:
    if rule.source == "local":
        yield f"{rule.id} is a local rule: {plain(rule.sentence, 200)}"
        return
    if rule.relaxed_from is not None and rule.limit != rule.relaxed_from:
        yield f"{rule.id} has limit {rule.limit:g} in place of {rule.relaxed_from:g}"
    elif not rule.enabled and rule.check and rule.reason:
        yield f"{rule.id} is switched off"
    if base is None or rule.id not in base:
        return
    for name, usual in base[rule.id].parameters.items():
        taken = rule.parameters.get(name, usual)
        if taken != usual and not (name == "after" and rule.word("follows")):
            yield f"{rule.id} has {name} {plain(_figure(taken))} in place of {_figure(usual)}"


def _figure(value: float | bool | str) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _approval(reason: str) -> str:
    return f"approved: {plain(reason, 120)}" if reason else "no approval named"
