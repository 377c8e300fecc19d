"""The tables of the page on rules, made from the rules themselves: `python -m dghsim.rota.rules.page docs/rules.md`."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from dghsim.rota.rules.checks import CHECK_KINDS
from dghsim.rota.rules.load import RULE_SETS, get_rule_set
from dghsim.rota.rules.readings import DISPUTED
from dghsim.rota.rules.rule import Parameter, Rule
from dghsim.rota.rules.rule_set import RuleSet

_BLOCK = re.compile(r"(<!-- table: (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def rule_table(rules: RuleSet) -> str:
    """One row a rule: id, what it says, limit, kind, check, source, and where readings differ."""
    return _table(("id", "rule", "limit", "", "check", "source", "note"), map(_row, rules))


def check_table() -> str:
    """One row a check: what it says, its unit, and its parameters with what they are unless given."""
    rows = (
        (f"`{name}`", kind.says, f"{kind.sense}, {kind.unit}", kind.kind, _parameters(kind.parameters))
        for name, kind in CHECK_KINDS.items()
    )
    return _table(("check", "says", "limit", "", "parameters"), rows)


def reading_table() -> str:
    """One row a disputed reading: what it says off and on, and which sets take it on."""
    rows = ((f"`{name}`", off, on, ", ".join(_taken(name)) or "none") for name, (off, on) in DISPUTED.items())
    return _table(("reading", "false", "true", "taken as true by"), rows)


def filled(page: str) -> str:
    """The page with every block `<!-- table: NAME -->` to `<!-- end -->` made anew."""
    return _BLOCK.sub(lambda block: f"{block[1]}{_named(block[2])}\n{block[3]}", page)


def _named(name: str) -> str:
    others = {"checks": check_table, "readings": reading_table}
    return others[name]() if name in others else rule_table(get_rule_set(name))


def _row(rule: Rule) -> tuple[str, ...]:
    state = rule.kind if rule.severity == "breach" else f"{rule.kind}, penalty"
    state += "" if rule.enabled else ", off"
    check = (
        f"`{rule.check}` {_parameters(rule.parameters)}".strip() if rule.check else "not from planned shifts"
    )
    note = rule.note + (
        f" Readings: {', '.join(f'`{name}`' for name in rule.readings)}." if rule.readings else ""
    )
    limit = f"{rule.sense} {rule.limit:g} {rule.unit}"
    return f"`{rule.id}`", rule.sentence, limit, state, check, rule.source, note.strip()


def _parameters(parameters: Mapping[str, Parameter]) -> str:
    return ", ".join(f"{name} {_figure(value)}" for name, value in parameters.items())


def _figure(value: Parameter) -> str:
    if isinstance(value, str):
        return value
    return "none" if math.isinf(value) else f"{value:g}"


def _taken(reading: str) -> list[str]:
    return [name for name in RULE_SETS if name != "none" and getattr(get_rule_set(name).readings, reading)]


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


if __name__ == "__main__":
    for file in map(Path, sys.argv[1:]):
        file.write_text(filled(file.read_text(encoding="utf-8")), encoding="utf-8")
