"""Every single fault of a rule set: a figure one more or one less, a switch the other way, a field left out."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from mutants.sites import Mutant

WORDS = ("title", "caveat", "statement", "note", "source", "unit", "id", "name", "kind", "check")
"""Words to a reader, and names whose change is another rule rather than a fault in this one."""
Reader = Callable[[str], dict[str, Any]]
OPTIONAL = ("severity", "enabled", "follows", "readings")


def mutants_of_set(root: Path, file: str) -> Iterator[tuple[Mutant, None, Callable[[], Reader]]]:
    """Each fault of a rule set with what makes a reader of TOML that reads it so; no lines are come to."""
    text = (root / file).read_text(encoding="utf-8")
    data = tomllib.loads(text)
    tables = [("readings", data["readings"])] + [(rule["id"], rule) for rule in data["rule"]]
    for where, table in tables:
        inner = table.get("parameters", {})
        for owner, prefix in ((table, ""), (inner, "parameters.")):
            for key, value in list(owner.items()):
                if key in WORDS:
                    continue
                for other in _others(key, value):
                    faulty = copy.deepcopy(owner)
                    owner_now = dict(owner)
                    owner.clear()
                    owner.update({k: v for k, v in (faulty | {key: other}).items() if v is not None})
                    changed = copy.deepcopy(data)
                    owner.clear()
                    owner.update(owner_now)
                    mutant = Mutant(
                        file, where, prefix + key, f"{value} -> {'nothing' if other is None else other}"
                    )
                    yield mutant, None, partial(_reader, data["name"], changed)


def _others(key: str, value: Any) -> Iterator[Any]:
    match value:
        case bool():
            yield not value
        case int() | float() if value != float("inf"):
            yield from (value + 1, value - 1)
        case float():
            yield 56
        case str() if ":" in value:
            hours, minutes = (int(part) for part in value.split(":"))
            for later in (1, -1):
                moved = (hours * 60 + minutes + later) % 1440
                yield f"{moved // 60:02d}:{moved % 60:02d}"
        case "at most" | "at least":
            yield "at least" if value == "at most" else "at most"
        case list():
            yield from ([one for one in value if one != left] for left in value)
    if key in OPTIONAL and not isinstance(value, list):
        yield None


def _reader(name: str, changed: dict[str, Any]) -> Reader:
    true_loads = tomllib.loads

    def loads(text: str) -> dict[str, Any]:
        data = true_loads(text)
        return copy.deepcopy(changed) if data.get("name") == name and "rule" in data else data

    return loads
