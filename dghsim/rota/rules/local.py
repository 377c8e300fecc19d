"""A rule of a planner's own: whole and new, by one of the checks there are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dghsim.errors import InputError, show
from dghsim.rota.rules.checks import CHECK_KINDS, Check
from dghsim.rota.rules.nearest import nearest
from dghsim.rota.rules.number import number
from dghsim.rota.rules.parameters import figure_of, word_of
from dghsim.rota.rules.rule import Parameter, Rule


def local_rule(
    rule_id: str,
    check: str,
    limit: float,
    approved: str,
    *,
    says: str = "",
    parameters: Mapping[str, object] | None = None,
    penalty: bool = False,
) -> Rule:
    """A rule for `RuleSet.with_rules`; what is not given of the check is as `CHECK_KINDS` has it.

    Args:
        rule_id: what breaches are told under.
        check: a key of `CHECK_KINDS`.
        limit: in the unit of the check.
        approved: who agreed on it, and when; told with every verdict.
        says: the rule in one sentence, with `{limit}` and parameters in braces where wanted.
        parameters: of the check, such as `of` and `reference_weeks`.
        penalty: told as rest owed and the like, not as a breach; the solver weighs it and may pay it.

    Raises:
        InputError: an unknown check or parameter, or a value that cannot be.
    """
    where = f"local rule {show(rule_id)}"
    if check not in CHECK_KINDS:
        raise InputError(
            f"{where}: check {show(check)} is unknown{nearest(check, CHECK_KINDS)}; allowed: {', '.join(CHECK_KINDS)}"
        )
    kind, figure = CHECK_KINDS[check], number(limit)
    if figure is None or not 0 < figure < 10_000:
        raise InputError(f"{where}: limit is {show(limit)}; allowed: a number above 0 and below 10000")
    if not approved.strip():
        raise InputError(f"{where}: approved is empty; say who agreed on it")
    given = {name: _value(where, kind, name, value) for name, value in (parameters or {}).items()}
    return Rule(
        id=rule_id,
        statement=says or kind.says,
        check=check,
        limit=figure,
        unit=kind.unit,
        sense=kind.sense,
        kind=kind.kind,
        source="local",
        severity="penalty" if penalty else "breach",
        parameters=MappingProxyType(dict(kind.parameters) | given),
        reason=approved,
    )


def _value(where: str, kind: Check, name: str, value: object) -> Parameter:
    if name not in kind.parameters:
        known = ", ".join(kind.parameters) or "none"
        raise InputError(
            f"{where}: {show(name)} is no parameter of the check{nearest(name, kind.parameters)}; allowed: {known}"
        )
    if name in kind.words:
        return word_of(value, kind.words[name], f"{where}: {name}")
    return figure_of(name, value, f"{where}: {name}")
