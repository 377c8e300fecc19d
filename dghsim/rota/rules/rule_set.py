"""A rule set: a name, the readings, and the rules in force."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dghsim.rota.rules.overrides import apply_overrides
from dghsim.rota.rules.readings import Readings
from dghsim.rota.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Named rules with the readings they are tested under. `set[id]` is a rule; iterating gives each."""

    name: str
    title: str
    caveat: str
    """What the set rests on; printed with every verdict."""
    readings: Readings
    rules: tuple[Rule, ...]
    base: str = ""
    """The set that ships which this one was made from."""
    reasons: tuple[tuple[str, str], ...] = ()
    """Name of a reading taken otherwise -> who approved it."""

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __contains__(self, rule_id: object) -> bool:
        return any(rule.id == rule_id for rule in self.rules)

    def __getitem__(self, rule_id: str) -> Rule:
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every rule id, in the order of the set."""
        return tuple(rule.id for rule in self.rules)

    @property
    def unchecked(self) -> tuple[str, ...]:
        """Ids of rules that are data only, or switched off."""
        return tuple(rule.id for rule in self.rules if not rule.checked)

    def with_overrides(self, overrides: Mapping[str, object], reason: str = "") -> RuleSet:
        """This set with local agreements applied.

        Args:
            overrides: rule id -> new limit, or False or "off" to switch the rule off, True or "on" to switch
                it on, or a mapping with `limit` and `reason`; `rule_id.parameter` -> value; name of a reading
                -> value.
            reason: who approved them, where an override does not say so itself.

        Raises:
            InputError: an unknown key, naming the nearest, or a value that cannot be a limit.
        """
        readings, rules, reasons = apply_overrides(self.name, self.readings, self.rules, overrides, reason)
        known = tuple((dict(self.reasons) | reasons).items())
        return dataclasses.replace(self, readings=readings, rules=rules, reasons=known)

    def with_rules(self, *extra: Rule) -> RuleSet:
        """This set with local rules added; a rule with the id of an old one replaces it."""
        new = {rule.id: rule for rule in (*self.rules, *extra)}
        return dataclasses.replace(self, rules=tuple(new.values()))
