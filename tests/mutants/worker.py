"""`python -m mutants.worker FILE... [--only=NAMES.json]`: tries every fault of the files, one JSON line each.

`--sound` tries the checker as it is, which nothing may catch; `--quick` tries the sequences by hand and no other test.

Run from `tests` with the repository on the path. Nothing of the checker is imported here, so that each forked trial
imports it afresh, with its fault.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType

from mutants.known import known
from mutants.limits import Reader, mutants_of_set
from mutants.sample import ROOT
from mutants.sites import mutants_of
from mutants.trial import killer_of

Change = Callable[[], CodeType] | Callable[[], Reader]
HEAVY = ("numpy", "pandas", "pytest", "hypothesis", "dghsim.errors", "difflib", "openpyxl")


def main(arguments: list[str]) -> int:
    """Writes `{"mutant": ..., "killer": ...}` for each fault; known equivalents are not tried."""
    files, wanted = [], None
    for argument in arguments:
        if argument.startswith("--only="):
            wanted = set(json.loads(Path(argument.removeprefix("--only=")).read_text(encoding="utf-8")))
        else:
            files.append(argument)
    for name in HEAVY:
        importlib.import_module(name)
    if "--sound" in files:
        return _sound()
    quick = "--quick" in files
    reasons, early = known(), []
    for file in (name for name in files if not name.startswith("--")):
        find = mutants_of_set if file.endswith(".toml") else mutants_of
        for mutant, change in find(ROOT, file):
            if wanted is not None and mutant.name not in wanted:
                continue
            if mutant in reasons:
                verdict = {"mutant": mutant.name, "killer": None, "equivalent": reasons[mutant]}
            else:
                killer = _killer(file, change, early, quick)
                verdict = {"mutant": mutant.name, "killer": killer}
                early = [killer, *(name for name in early if name != killer)][:40]
            print(json.dumps(verdict), flush=True)
    return 0


def _killer(file: str, change: Change, early: list[str], quick: bool) -> str:
    try:
        faulty = change()
    except SyntaxError:
        return "the compiler"
    return killer_of(ROOT, file, faulty, early, quick)


def _sound() -> int:
    file = "dghsim/rota/checker/judge.py"
    code = compile((ROOT / file).read_text(encoding="utf-8"), file, "exec")
    print(json.dumps({"mutant": "none", "killer": killer_of(ROOT, file, code, [], False)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
