"""Runs a short program in a process of its own, with a copy of the package and a cache folder of its own."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

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
"""Whether what is compiled and what is not draw the same; what; and how often machine code was found kept."""


def run(program: str, root: Path, *, full: bool = False, **settings: str) -> list[str]:
    """What a program prints that is begun in `root`, and imports the package from there or else our own.

    Args:
        full: no file can be written, as on a full disk.
    """
    kept = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    # Python's own files of bytecode go by seconds: an edit in the same second would be missed.
    here = kept | {"DGHSIM_CACHE": str(root / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    here["PYTHONPATH"] = os.pathsep.join((str(root), str(Path(__file__).parents[2])))
    asked = [sys.executable, "-c", program]
    done = subprocess.run(
        asked, cwd=root, env=here | settings, capture_output=True, text=True, check=False,
        preexec_fn=_fill if full else None,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.split()


def _fill() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
