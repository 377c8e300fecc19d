"""A rule set with what a planner's file says has been agreed about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from dghsim.errors import InputError, show, show_path
from dghsim.rota.rules import RULE_SETS, RuleSet, get_rule_set
from dghsim.rota.rules.local import local_rule
from dghsim.scenario.agreed import Agreed, Agreements, LocalRule
from dghsim.scenario.base import Label, Part
from dghsim.scenario.keys import dotted, unknown
from dghsim.scenario.problems import problems_of
from dghsim.scenario.read import read_toml


class RuleFile(Agreements):
    """A file of local rules for `dghsim check --rules FILE`."""

    base: Label
    """The rule set that it changes."""
    name: Label | None = None
    """What verdicts call it."""


def agreed_rules(base: str, agreed: Agreements) -> RuleSet:
    """The rule set called `base`, with limits and readings as agreed, and local rules added.

    Raises:
        InputError: an unknown rule set, rule, reading, check or parameter, or a local rule by the id of another.
    """
    rules = get_rule_set(base).with_overrides(dict(_overrides(agreed)), agreed.relax_reason or "")
    for rule_id, local in agreed.local.items():
        if rule_id in rules:
            raise InputError(f"local rule {rule_id} is a rule of {base} already; change it under relax")
        rules = rules.with_rules(
            local_rule(
                rule_id,
                local.check,
                local.limit,
                local.approved,
                says=local.says or "",
                parameters=local.parameters,
                penalty=local.penalty,
            )
        )
    return rules


def read_rule_file(path: Path) -> RuleSet:
    """A file with `base`, and where wanted `name`, `relax`, `relax_reason` and `[local.ID]` tables.

    Raises:
        InputError: by file and key.
    """
    document = read_toml(path)
    try:
        file = RuleFile.model_validate(document)
    except ValidationError as error:
        raise InputError(f"{show_path(path)}: {_problem(error, document)}") from None
    try:
        rules = agreed_rules(file.base, file)
    except InputError as error:
        raise InputError(f"{show_path(path)}: {error}") from None
    return replace(rules, name=file.name or f"{file.base} with {show(path.stem)}")


def rule_set_of(name: str) -> RuleSet:
    """A rule set by its name, or by a file of local rules that ends in .toml.

    Raises:
        InputError: neither.
    """
    if name not in RULE_SETS and name.casefold().endswith(".toml"):
        return read_rule_file(Path(name))
    return get_rule_set(name)


def _overrides(agreed: Agreements) -> Iterator[tuple[str, object]]:
    for name, each in agreed.relax.items():
        if not isinstance(each, Agreed):
            yield name, each
            continue
        reason = each.reason or agreed.relax_reason or ""
        for parameter, value in each.parameters.items():
            yield f"{name}.{parameter}", {"limit": value, "reason": reason}
        if each.limit is not None:
            yield name, {"limit": each.limit, "reason": reason}
        if each.on is not None:
            yield name, {"limit": each.on, "reason": reason}


def _problem(error: ValidationError, document: dict[str, object]) -> str:
    for detail in error.errors(include_url=False):
        place = [str(part) for part in detail["loc"]]
        if detail["type"] == "extra_forbidden":
            tables: dict[str, type[Part]] = {"local": LocalRule, "relax": Agreed}
            table = tables.get(place[0], RuleFile) if len(place) > 1 else RuleFile
            key = [part for part in place if part != "Agreed"]
            return f"{dotted(key)}: {unknown(key[-1], table.model_fields)}"
    first = problems_of(error, document)[0]
    return f"{dotted(first.key)}: {first.says}" if first.key else first.says
