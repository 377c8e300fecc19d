"""Scenario files that are wrong in some way, made from the default, each with a word its error line must hold."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

from helpers.bad_edits import MISSING, Document
from helpers.bad_files import Bad, files, layers
from helpers.bad_structures import contradictions, dangling
from helpers.bad_take import take_rules
from helpers.bad_values import hostile, missing_keys, unknown_keys, wrong_seasons, wrong_values
from helpers.toml_text import toml_text

DEFAULT = Path(__file__).parents[2] / "scenarios" / "hereford.toml"


def bad_scenarios() -> list[Bad]:
    """All of them, in a fixed order."""
    default = tomllib.loads(DEFAULT.read_text(encoding="utf-8"))
    default["provenance"] = default["provenance"][:2]
    edits = (
        *wrong_values(), *wrong_seasons(), *unknown_keys(), *missing_keys(), *hostile(), *dangling(), *contradictions()
    )  # fmt: skip
    edits = (*edits, *take_rules())
    return [*(_edited(default, *edit) for edit in edits), *files(), *layers()]


def _edited(default: Document, title: str, key: str, value: Any, names: str) -> Bad:
    document = copy.deepcopy(default)
    if not key:
        return Bad(f"{title}: root", toml_text(value(document)).encode(), names)
    table: Any = document
    *above, last = key.split("/")
    for part in above:
        table = table[int(part) if isinstance(table, list) else part]
    place: Any = int(last) if isinstance(table, list) else last
    if value is MISSING:
        del table[place]
    else:
        table[place] = value(table[place]) if callable(value) else value
    return Bad(f"{title}: {key}", toml_text(document).encode(), names)
