"""What comes to which line, worked out once for all processes of a session."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mutants.sample import ROOT


@pytest.fixture(scope="session")
def kept() -> Path | None:
    """A folder named by DGHSIM_MUTANTS keeps the verdicts of a run: what caught a fault is tried first in the next."""
    named = os.environ.get("DGHSIM_MUTANTS")
    return Path(named) if named else None


@pytest.fixture(scope="session")
def reach(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `mutants.reach` writes."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    path = folder / "reach.json"
    with (folder / "reach.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            part = path.with_suffix(".part")
            subprocess.run(
                [sys.executable, "-m", "mutants.reach", str(part)],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])},
                stdout=subprocess.DEVNULL,
                check=True,
            )
            part.rename(path)
    return path
