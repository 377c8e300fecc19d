"""Which files are tried, every fault of them, and a few that stand for all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
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
    if path.name != "page.py"
]
"""The checker: what stands between a table of shifts and the words of a report. `rules/page.py`, which writes tables of
the docs, is not of it: no verdict rests on it."""
RECKONING = ("hours", "kinds", "on_call", "rest", "runs", "weekends", "weekly_rest")
"""Modules of the checker in which times are reckoned: the sequences by hand are enough to catch their faults."""


def every_mutant(files: Iterable[str] = FILES) -> Iterator[Mutant]:
    """All faults of all these files."""
    for file in files:
        for mutant, *_ in mutants_of_set(ROOT, file) if file.endswith(".toml") else mutants_of(ROOT, file):
            yield mutant


def sample(size: int) -> list[str]:
    """Names of so many faults of reckoning, picked by their hash: the same until the code they change is changed."""
    files = [file for file in FILES if Path(file).stem in RECKONING]
    names = [mutant.name for mutant in set(every_mutant(files)) - known().keys()]
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:size]
