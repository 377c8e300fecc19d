"""Which files are tried, every fault of them, and a few that stand for all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from mutants.known import known
from mutants.limits import mutants_of_set
from mutants.sites import Mutant, mutants_of

ROOT = Path(__file__).parent.parent.parent
FOLDERS = (("checker", "*.py"), ("rules", "*.py"), ("rules", "*.toml"))
FILES = [
    path.relative_to(ROOT).as_posix()
    for folder, pattern in FOLDERS
    for path in sorted((ROOT / "dghsim" / "rota" / folder).glob(pattern))
]


def every_mutant() -> Iterator[Mutant]:
    """All faults of all files."""
    for file in FILES:
        for mutant, _ in mutants_of_set(ROOT, file) if file.endswith(".toml") else mutants_of(ROOT, file):
            yield mutant


def sample(size: int) -> list[str]:
    """Names of so many faults, picked by their hash: the same until the code they change is changed."""
    names = [mutant.name for mutant in set(every_mutant()) - known().keys()]
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:size]
