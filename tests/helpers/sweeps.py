"""Sweeps so small that they take a second, and what their folders hold."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from dghsim.studies.sweep.question import Question, read_question
from dghsim.studies.sweep.run import Swept, run_sweep

ROOT = Path(__file__).parents[2]
MMC = ROOT / "scenarios" / "textbook" / "mmc.toml"
TAKE = """
[factor.take]
key = "demand.stream.customers.per_day"
values = [20, 30, 40, 50, 60, 70]
"""
SHORT = """
[run]
weeks = 1
warm_up_weeks = 0
replications = 2
"""


def sweep_file(folder: Path, body: str = TAKE, *, head: str = "chunk_cells = 2", run: str = SHORT) -> Path:
    """A sweep over the textbook's three servers."""
    path = folder / "study.toml"
    opening = f'schema_version = 1\nkind = "sweep"\nname = "Small"\nhospitals = ["{MMC.as_posix()}"]'
    path.write_text("\n".join([opening, head, run, body]), encoding="utf-8")
    return path


def asked(folder: Path, body: str = TAKE, *, head: str = "chunk_cells = 2", run: str = SHORT) -> Question:
    """The same, read."""
    return read_question(str(sweep_file(folder, body, head=head, run=run)))


def swept(question: Question, folder: Path, said: list[str] | None = None, **options: Any) -> Swept:
    """Run it; what it says goes into `said`."""
    told = [] if said is None else said
    return run_sweep(
        question, folder, file="study.toml", begun=lambda _before, _all: lambda _done, _failed: None,
        say=told.append, **({"workers": 1} | options),
    )  # fmt: skip


def content(folder: Path) -> dict[str, bytes]:
    """Every file but wall times and the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ("times.csv", ".lock")
    }


def command(*words: str) -> list[str]:
    """The command line, as a process of its own has it."""
    return [sys.executable, "-m", "dghsim", *words]


def begun(file: Path, folder: Path, *words: str) -> subprocess.Popen[str]:
    """A sweep in a process group of its own, which hears SIGINT even where the tests run in a shell's background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        command("sweep", str(file), "-o", str(folder), *words), stderr=subprocess.PIPE, text=True,
        stdout=subprocess.DEVNULL, start_new_session=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def wait_for(folder: Path, chunks: int, process: subprocess.Popen[str], seconds: float = 60) -> None:
    """Until so many chunks are there, or the process has ended."""
    last = time.monotonic() + seconds
    while process.poll() is None and len(list(folder.glob("chunks/[0-9]*.parquet"))) < chunks:
        assert time.monotonic() < last, "no such chunk in time"
        time.sleep(0.005)


def kill(process: subprocess.Popen[str]) -> None:
    """SIGKILL to the process alone: its workers are left to find out."""
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
