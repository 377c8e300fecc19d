"""`dghsim.sweep`: a sweep run from Python, and its study opened."""

from __future__ import annotations

from pathlib import Path

from dghsim.errors import InputError, show_path
from dghsim.studies.stored.study import StoredStudy, open_study
from dghsim.studies.sweep.folder import STUDY, may_begin
from dghsim.studies.sweep.question import read_question
from dghsim.studies.sweep.run import run_sweep


def sweep(
    file: str | Path,
    folder: str | Path,
    *,
    resume: bool = False,
    workers: int | None = None,
    scheduler: str | None = None,
) -> StoredStudy:
    """Run the sweep in `file` into `folder`, and open it. Arguments and errors are those of `dghsim.sweep`."""
    target = Path(folder)
    if not resume and (target / STUDY).exists():
        raise InputError(
            f"{show_path(target)}: already there; resume=True goes on with it, or open_study asks it"
        )
    may_begin(target)
    run_sweep(
        read_question(str(file)), target, file=str(file), begun=lambda _before, _all: lambda _done, _failed: None,
        say=lambda _: None, workers=workers, scheduler=scheduler,
    )  # fmt: skip
    return open_study(target)
