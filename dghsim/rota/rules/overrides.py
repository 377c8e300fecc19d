"""Local agreements: a rule relaxed, tightened or switched off, or a disputed point read the other way."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from types import MappingProxyType

from dghsim.errors import InputError, show
from dghsim.rota.rules.checks import CHECK_KINDS
from dghsim.rota.rules.nearest import nearest
from dghsim.rota.rules.number import number
from dghsim.rota.rules.parameters import figure_of, word_of
from dghsim.rota.rules.readings import Readings
from dghsim.rota.rules.rule import Parameter, Rule

_ITEM = re.compile(r"^\s*([\w.]+)\s*=\s*([^\s(]+)\s*(?:\((.*)\))?\s*$", re.DOTALL)
_SWITCHES = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}


def parse_overrides(text: str, where: str) -> dict[str, object]:
    """Reads `consec_max_7=8 (guardian, 3 January); long_nights_count=no` as a spreadsheet cell would hold it.

    Args:
        text: items parted by `;`, each `name=value`, with the approval in brackets after it.
        where: what to name in an error, such as "people row 3, overrides".

    Raises:
        InputError: an item of another form.
    """
    overrides: dict[str, object] = {}
    for item in filter(str.strip, text.split(";")):
        match = _ITEM.match(item)
        if match is None:
            raise InputError(
                f"{where}: {show(item.strip())} is not name=value; allowed: consec_max_7=8 (approval)"
            )
        name, value, reason = match.groups()
        overrides[name] = {"limit": _word(value), "reason": reason or ""}
    return overrides


def apply_overrides(
    set_name: str,
    readings: Readings,
    rules: tuple[Rule, ...],
    overrides: Mapping[str, object],
    reason: str,
) -> tuple[Readings, tuple[Rule, ...], dict[str, str]]:
    """Readings and rules with `overrides` applied, and who approved each reading; see `RuleSet.with_overrides`."""
    reasons: dict[str, str] = {}
    by_id = {rule.id: rule for rule in rules}
    names = {field.name for field in dataclasses.fields(readings)}
    for key, given in overrides.items():
        value, why = _value_and_reason(given, reason)
        rule_id, _, parameter = str(key).partition(".")
        where = f"override {show(str(key))} of {set_name}"
        if key in names:
            readings = _read_otherwise(readings, str(key), value, where)
            reasons[str(key)] = why
        elif rule_id in by_id:
            changed = _change(by_id[rule_id], parameter, value, why, where)
            by_id |= {rule_id: changed} | _followers(by_id, changed)
        else:
            raise InputError(f"{where} is no rule or reading of the set{nearest(str(key), [*by_id, *names])}")
    return readings, tuple(by_id.values()), reasons


def _value_and_reason(given: object, reason: str) -> tuple[object, str]:
    if isinstance(given, Mapping):
        return given.get("limit"), str(given.get("reason") or reason)
    return given, reason


def _word(text: str) -> object:
    if text.casefold() in _SWITCHES:
        return _SWITCHES[text.casefold()]
    try:
        return float(text)
    except ValueError:
        return text


def _read_otherwise(readings: Readings, name: str, value: object, where: str) -> Readings:
    old = getattr(readings, name)
    new = _word(value) if isinstance(value, str) else value
    if isinstance(old, bool):
        if new not in (True, False):
            raise InputError(f"{where} is {show(value)}; allowed: true or false")
        return dataclasses.replace(readings, **{name: bool(new)})
    return dataclasses.replace(readings, **{name: type(old)(_limit(new, where))})


def _change(rule: Rule, parameter: str, value: object, reason: str, where: str) -> Rule:
    new = _word(value) if isinstance(value, str) else value
    if parameter:
        if parameter not in rule.parameters:
            raise InputError(f"{where} is no parameter of the rule{nearest(parameter, rule.parameters)}")
        kept = {parameter: _parameter(rule, parameter, new, where)}
        return dataclasses.replace(
            rule, parameters=MappingProxyType(dict(rule.parameters) | kept), reason=reason
        )
    if isinstance(new, bool):
        return dataclasses.replace(rule, enabled=new, reason=reason)
    limit = _limit(new, where)
    base = rule.limit if rule.relaxed_from is None else rule.relaxed_from
    return dataclasses.replace(rule, limit=limit, enabled=True, relaxed_from=base, reason=reason)


def _parameter(rule: Rule, name: str, value: object, where: str) -> Parameter:
    if isinstance(rule.parameters[name], int | float):
        return figure_of(name, value, where)
    words = CHECK_KINDS[rule.check].words if rule.check else {}
    return word_of(value, words[name], where) if name in words else str(value)


def _followers(by_id: Mapping[str, Rule], changed: Rule) -> dict[str, Rule]:
    """Rest that is due after the longest run allowed is due later where a longer run has been agreed."""
    moved = {}
    for rule in by_id.values():
        if rule.word("follows") == changed.id and changed.limit > rule.number("after"):
            parameters = MappingProxyType(dict(rule.parameters) | {"after": changed.limit})
            moved[rule.id] = dataclasses.replace(rule, parameters=parameters)
    return moved


def _limit(value: object, where: str) -> float:
    limit = number(value)
    if limit is None or not 0 < limit < 10_000:
        raise InputError(f"{where} is {show(value)}; allowed: a number above 0 and below 10000, on or off")
    return limit
