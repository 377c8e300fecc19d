"""The recipes of `docs/extending` are done, as written, in a copy of the source, and their own tests run there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "extending"
BLOCK = re.compile(r"^```(python|diff) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`((?:dghsim|tests|docs)/[\w/.-]+)`")
PARTED = "@@\n"


def blocks(page: str) -> list[tuple[str, str, str]]:
    """(python or diff, file, text) of each block of a page that says which file it is of."""
    return BLOCK.findall((PAGES / page).read_text(encoding="utf-8"))


def edited(text: str, diff: str) -> str:
    """The text after the edits: each finds its own lines once, and none goes back before the last."""
    for edit in diff.split(PARTED):
        lines = edit.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] in " -")
        after = "".join(line[1:] for line in lines if line[0] in " +")
        assert text.count(before) == 1, f"{text.count(before)} places have\n{before}"
        text = text.replace(before, after)
    return text


def carry_out(page: str, folder: Path) -> list[str]:
    """Does what the page says in a copy of the source; says which test files it adds."""
    for part in ("dghsim", "tests"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    added = []
    for kind, name, text in blocks(page):
        path = folder / name
        assert path.exists() == (kind == "diff"), name
        path.write_text(text if kind == "python" else edited(path.read_text("utf-8"), text), encoding="utf-8")
        if path.suffix == ".py":
            compile(path.read_text("utf-8"), name, "exec")
        if path.name.startswith("test_"):
            added.append(name)
    return added


@pytest.mark.parametrize("page", ["measure.md", "rule.md", "stage.md"])
def test_a_recipe_works_as_written(page: str, tmp_path: Path) -> None:
    added = carry_out(page, tmp_path)
    assert added
    # Nights by hand are run on the twin alone: to compile the kernel of a copy takes a minute or two.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not kernel", *added]
    kept = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    here = kept | {"PYTHONPATH": str(tmp_path), "DGHSIM_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(
        command, cwd=tmp_path, env=here, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.glob("*.md")))
def test_every_file_named_is_there(page: str) -> None:
    text = (PAGES / page).read_text(encoding="utf-8")
    new = {name for kind, name, _ in blocks(page) if kind == "python"}
    missing = {name for name in NAMED.findall(text) if not (ROOT / name).exists()} - new
    assert not missing


NAMES = {
    "stage.md": {
        "things_are_there": "dghsim/scenario/checks/references.py",
        "targets": "dghsim/scenario/flow.py",
        "takes_time": "dghsim/scenario/checks/loops.py",
        "die": "dghsim/engine/kernel/patients.py",
        "move": "dghsim/engine/kernel/pathway.py",
        "draw": "dghsim/engine/kernel/draws.py",
        "seconds": "dghsim/engine/twin/pathway.py",
        "_until": "dghsim/engine/twin/pathway.py",
        "_stand_in_line": "dghsim/engine/twin/pathway.py",
        "Op": "dghsim/engine/plan.py",
        "Tie": "dghsim/engine/plan.py",
    },
    "rule.md": {
        "CHECKS": "dghsim/rota/checker/registry.py",
        "AtMost": "dghsim/rota/template/limits.py",
        "relax": "dghsim/scenario/agreed.py",
        "grid.at": "dghsim/rota/template/grid.py",
        "broken": "tests/rota/checker/conftest.py",
        "KEPT": "tests/rota/checker/test_boundaries.py",
        "BROKEN": "tests/rota/checker/test_boundaries.py",
        "CASES": "tests/rota/template/test_each_rule.py",
    },
    "measure.md": {
        "View": "dghsim/measures/view.py",
        "explains": "dghsim/measures/model.py",
    },
}
"""What the pages call by name outside their code -> where it is defined."""


@pytest.mark.parametrize(("page", "name"), [(page, name) for page in NAMES for name in NAMES[page]])
def test_every_name_is_there(page: str, name: str) -> None:
    assert f"`{name}`" in (PAGES / page).read_text(encoding="utf-8")
    last = re.escape(name.rpartition(".")[2])
    source = (ROOT / NAMES[page][name]).read_text(encoding="utf-8")
    assert re.search(rf"^\s*(def |class )?{last}\b\s*[(:=]", source, re.MULTILINE), NAMES[page][name]
