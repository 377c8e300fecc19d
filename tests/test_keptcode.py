"""Machine code is kept by all it was made of, wherever that is; what cannot be kept or read is compiled again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers.program import DRAW, run

from dghsim.keptcode import sources

PACKAGE = Path(__file__).parents[1] / "dghsim"
CONSTANT = "_M0 = np.uint64(0xD2511F53)"
"""Of `randomness`, which the passes of `demand` call."""
OTHERS = """
import os
before = dict(os.environ)
import dghsim.demand.passes
import numba
assert dict(os.environ) == before
assert not numba.config.CACHE_DIR
"""


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
