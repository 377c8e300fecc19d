"""The faults known to change nothing, each with the reason, matched by what they change."""

from __future__ import annotations

import tomllib
from pathlib import Path

from mutants.sites import Mutant

FILE = Path(__file__).parent / "equivalent.toml"


def known() -> dict[Mutant, str]:
    """Mutant -> why no test can tell it from the checker."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8")).get("equivalent", [])
    return {
        Mutant(entry["file"], entry["where"], entry["line"], fault): entry["why"]
        for entry in entries
        for fault in entry["faults"]
    }
