"""Reads the rule sets that ship with the package."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dghsim.errors import InputError, show
from dghsim.rota.rules.nearest import nearest
from dghsim.rota.rules.readings import Readings
from dghsim.rota.rules.rule import Rule
from dghsim.rota.rules.rule_set import RuleSet

RULE_SETS: tuple[str, ...] = ("training-2019", "training-2016", "wtr", "consultant-2003", "sas-2021", "none")
"""Names that `get_rule_set` knows."""


def get_rule_set(name: str) -> RuleSet:
    """The rule set called `name`.

    Raises:
        InputError: no such set; the nearest name is given.
    """
    if not isinstance(name, str) or name not in RULE_SETS:
        hint = nearest(str(name) if isinstance(name, str) else "", RULE_SETS)
        raise InputError(f"rules {show(name)} is no known rule set{hint}; allowed: {', '.join(RULE_SETS)}")
    return _read(name)


@cache
def _read(name: str) -> RuleSet:
    text = files("dghsim.rota.rules").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return RuleSet(
        name=data["name"],
        title=data["title"],
        caveat=data["caveat"],
        readings=Readings(**{key: _clock(value) for key, value in data["readings"].items()}),
        rules=tuple(_rule(row) for row in data["rule"]),
        base=data["name"],
    )


def _rule(row: Mapping[str, Any]) -> Rule:
    fields = dict(row)
    fields["limit"] = float(fields["limit"])
    fields["readings"] = tuple(fields.get("readings", ()))
    fields["parameters"] = MappingProxyType(dict(fields.get("parameters", {})))
    return Rule(**fields)


def _clock(value: Any) -> Any:
    """A clock time "HH:MM" as minutes after midnight; anything else as it is."""
    if not isinstance(value, str):
        return value
    hours, minutes = value.split(":")
    return int(hours) * 60 + int(minutes)
