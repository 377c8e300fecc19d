"""`python -m mutants.worker FILE... [--only=NAMES.json] [--reach=REACH.json] [--kept=FOLDER] [--reaching]`.

Tries every fault of the files and tells one JSON line of each. With `--reach` (see `reach`) whatever comes to its lines
is tried and then all the rest, or with `--reaching` no more; without it the sequences by hand alone. `--kept` names a
folder of verdicts of earlier runs: what caught a fault then is tried first. `--sound` tries the checker as it is, which
nothing may catch.

Run from `tests` with the repository on the path. Nothing of the checker is imported here, so that each forked trial
imports it afresh, with its fault.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType

from mutants.known import known
from mutants.limits import Reader, mutants_of_set
from mutants.order import Order, earlier_killers, sequences_for
from mutants.reach import read_reach
from mutants.sample import ROOT
from mutants.sites import Mutant, mutants_of
from mutants.trial import killer_of

Change = Callable[[], CodeType] | Callable[[], Reader]
HEAVY = (
    "numpy",
    "pandas",
    "pytest",
    "hypothesis",
    "dghsim.errors",
    "difflib",
    "openpyxl",
    "playwright.sync_api",
    "dghsim.scenario.root",
)


def main(arguments: list[str]) -> int:
    """Writes `{"mutant": ..., "killer": ...}` for each fault; known equivalents are not tried."""
    asked = _asked(arguments)
    for name in HEAVY:
        importlib.import_module(name)
    order = _order(asked)
    if asked.sound:
        file = "dghsim/rota/checker/judge.py"
        code = compile((ROOT / file).read_text(encoding="utf-8"), file, "exec")
        names = order.reach.names if order else sequences_for(file, [])
        print(json.dumps({"mutant": "none", "killer": killer_of(ROOT, file, code, names)}))
        return 0
    wanted = set(json.loads(asked.only.read_text(encoding="utf-8"))) if asked.only else None
    reasons, early = known(), list[str]()
    for file in asked.files:
        find = mutants_of_set if file.endswith(".toml") else mutants_of
        for mutant, lines, change in find(ROOT, file):
            if wanted is not None and mutant.name not in wanted:
                continue
            if mutant in reasons:
                verdict = {"mutant": mutant.name, "killer": None, "equivalent": reasons[mutant]}
            else:
                killer = _killer(mutant, lines, change, order, early, asked.reaching)
                verdict = {"mutant": mutant.name, "killer": killer}
                early = [killer, *(name for name in early if name != killer)][:40]
            print(json.dumps(verdict), flush=True)
    return 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    for name in ("--only", "--reach", "--kept"):
        parser.add_argument(name, type=Path)
    for name in ("--reaching", "--sound"):
        parser.add_argument(name, action="store_true")
    return parser.parse_args(arguments)


def _order(asked: argparse.Namespace) -> Order | None:
    if asked.reach is None:
        return None
    kept = sorted(asked.kept.glob("*.jsonl")) if asked.kept else []
    return Order(read_reach(asked.reach), earlier_killers(kept))


def _killer(
    mutant: Mutant, lines: range | None, change: Change, order: Order | None, early: list[str], reaching: bool
) -> str:
    try:
        faulty = change()
    except SyntaxError:
        return "the compiler"
    file = mutant.file
    if order is None:
        return killer_of(ROOT, file, faulty, sequences_for(file, early))
    near = order.of(mutant.name, file, lines, early)
    killer = killer_of(ROOT, file, faulty, near)
    return killer if killer or reaching else killer_of(ROOT, file, faulty, order.rest(near))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
