"""File names from the names of people, fit for any file system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


def file_names(names: Iterable[str]) -> dict[str, str]:
    """Name -> a file name without its ending: small letters, digits and hyphens; no two alike."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "doctor"
        stem = f"{stem}-rota" if stem in _RESERVED else stem
        number, free = 2, stem
        while free in used:
            free, number = f"{stem}-{number}", number + 1
        used.add(free)
        found[name] = free
    return found
