"""Machine code is kept by all it was made of, wherever that is; what cannot be kept or read is compiled again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dghsim.keptcode import sources

PACKAGE = Path(__file__).parents[1] / "dghsim"
CONSTANT = "_M0 = np.uint64(0xD2511F53)"
"""Of `randomness`, which the passes of `demand` call."""
DRAW = """
import numpy as np
from dghsim.demand.passes import draw
from dghsim.randomness import philox
word = np.zeros(1, dtype=np.int64)
draw(7, 0, 3, 5, np.full(1, 9), word)
with np.errstate(over="ignore"):
    plain = philox(*map(np.uint64, (9, 3, 5, 0, 7, 0)))[0]
print(int(word[0]) == int(plain), int(word[0]), sum(draw.stats.cache_hits.values()))
"""
OTHERS = """
import os
before = dict(os.environ)
import dghsim.demand.passes
import numba
assert dict(os.environ) == before
assert not numba.config.CACHE_DIR
"""


def run(program: str, root: Path, **settings: str) -> list[str]:
    """What a program prints that is begun in `root`, and imports the package from there."""
    kept = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    # Python's own files of bytecode go by seconds: an edit in the same second would be missed.
    here = kept | {
        "PYTHONPATH": str(root),
        "DGHSIM_CACHE": str(root / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    asked = [sys.executable, "-c", program]
    done = subprocess.run(asked, cwd=root, env=here | settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the package."""
    shutil.copytree(PACKAGE, tmp_path / "dghsim", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize(("first", "own_folder"), [("", True), ("import numba\n", False)])
def test_an_edit_of_what_is_called_is_never_missed(root: Path, first: str, own_folder: bool) -> None:
    settings = {"NUMBA_CACHE_DIR": str(root / "own")} if own_folder else {}
    same, before, _ = run(first + DRAW, root, **settings)
    assert same == "True"
    assert run(first + DRAW, root, **settings) == ["True", before, "1"]  # read, not compiled again
    source = root / "dghsim" / "randomness.py"
    text = source.read_text(encoding="utf-8")
    assert CONSTANT in text
    source.write_text(text.replace(CONSTANT, CONSTANT.replace("53)", "55)")), encoding="utf-8")
    same, after, hits = run(first + DRAW, root, **settings)
    assert (same, hits) == ("True", "0")
    assert after != before
    assert (root / "own").exists() == own_folder
    assert (root / "cache").exists() != own_folder
    assert not list((root / "dghsim").rglob("*.nb?"))  # nothing beside the sources


def test_others_who_use_numba_are_left_as_they_are(root: Path) -> None:
    assert run(OTHERS, root) == []


def test_everything_compiled_is_among_the_sources() -> None:
    asked = "from dghsim.compiled import"
    compiled = {path for path in PACKAGE.rglob("*.py") if asked in path.read_text(encoding="utf-8")}
    assert compiled <= set(sources())
