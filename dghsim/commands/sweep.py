"""`dghsim sweep FILE`: many cells into one folder, or on with those that are there."""

from __future__ import annotations

import errno
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from dghsim.commands.cells_progress import CellsProgress
from dghsim.commands.progress import Progress
from dghsim.commands.session import output_folder
from dghsim.errors import InputError, show, show_path
from dghsim.processors import processors
from dghsim.report.ours import is_results
from dghsim.report.results import move_aside, refuse_unfit
from dghsim.report.text import counted
from dghsim.studies.sweep.done import FAULT
from dghsim.studies.sweep.dry import Dry, dry_run
from dghsim.studies.sweep.folder import STUDY, may_begin
from dghsim.studies.sweep.lock import locked
from dghsim.studies.sweep.question import Question, read_question
from dghsim.studies.sweep.run import run_sweep

if TYPE_CHECKING:
    from dghsim.studies.stored.study import StoredStudy

STOPPED = 130


def run(asked: Namespace) -> int:
    """Run what is not done; exit 1 where a cell could not be run, 130 where it was stopped."""
    question = read_question(asked.file)
    if asked.dry_run:
        print(_dry_text(dry_run(question), asked.workers or processors()))
        return 0
    folder = output_folder(asked, Path(asked.file).stem)
    _make_way(folder, asked)
    try:
        _run(question, folder, asked)
    except KeyboardInterrupt:
        print(f"dghsim: stopped; what is finished is kept: {_go_on(folder, asked)}", file=sys.stderr)
        return STOPPED
    except OSError as error:
        what = (
            "the disk is full"
            if error.errno == errno.ENOSPC
            else show(error.strerror or str(error), 200)[1:-1]
        )
        raise InputError(
            f"{show_path(folder)}: {what}; what is finished is kept: {_go_on(folder, asked)}"
        ) from None
    from dghsim.studies.stored.study import open_study

    with open_study(folder) as study:
        failed = len(study.failures())
        if not asked.quiet:
            print(_summary(study, folder, failed))
    return 1 if failed else 0


def _run(question: Question, folder: Path, asked: Namespace) -> None:
    progress = Progress(asked.quiet)
    with CellsProgress(asked.quiet) as cells:
        run_sweep(
            question, folder, file=asked.file, begun=cells.begin, say=progress.say, workers=asked.workers,
            scheduler=asked.scheduler, deterministic=asked.deterministic,
        )  # fmt: skip


def _make_way(folder: Path, asked: Namespace) -> None:
    """Raises InputError where something is there that is neither to be gone on with nor to be moved aside, or both."""
    if asked.overwrite and asked.resume:
        raise InputError(
            "sweep: --resume goes on with what is there, --overwrite moves it aside: give one of them"
        )
    refuse_unfit(folder)
    if folder.is_dir() and not is_results(folder):
        may_begin(folder)  # it may be a study of which not even the question is written down yet
    if folder.is_dir() and not asked.overwrite and not asked.resume:
        known = (folder / STUDY).exists()
        raise InputError(
            f"{show_path(folder)}: already there; {'--resume goes on with it, ' if known else ''}--overwrite moves it "
            "aside first, -o names another"
        )
    if folder.is_dir() and asked.overwrite:
        with locked(folder):
            move_aside(folder)
    may_begin(folder)


def _go_on(folder: Path, asked: Namespace) -> str:
    where = "" if asked.output is None else f" -o {show_path(folder)}"
    return f"dghsim sweep {show_path(asked.file)}{where} --resume goes on"


def _summary(study: StoredStudy, folder: Path, failed: int) -> str:
    told = study.told
    lines = [
        f"{study.name}: {counted(len(study.hospitals), 'hospital')} x {counted(told['points'], 'point')} x "
        f"{counted(len(told['changes']), 'change')} = {counted(study.cells, 'cell')}"
    ]
    if failed:
        first = study.ask("failures").iloc[0]
        lines.append(
            f"{counted(failed, 'cell')} could not be run; the first: {show(first['failure'], 300)[1:-1]}"
        )
    if study.failures()["failure"].str.startswith(FAULT).any():
        lines.append("--resume tries again what met a fault of the program")
    lines.append(f"What it comes to: dghsim study {show_path(folder)}")
    lines.append(f"What may be asked: dghsim query {show_path(folder)}")
    return "\n".join(lines)


def _dry_text(dry: Dry, workers: int) -> str:
    replications = f"{dry.fewest:,}" if dry.fewest == dry.most else f"{dry.fewest:,} to {dry.most:,}"
    cells = " and ".join(map(str, dry.run))
    spans = dict.fromkeys(span(dry.seconds(workers, count)) for count in (dry.fewest, dry.most))
    return "\n".join([
        f"Cells: {dry.cells:,}, in {counted(dry.chunks, 'file')}",
        f"Replications: {replications}",
        f"Rotas: at most {dry.rotas:,}; one took {dry.rota_seconds:.1f} s here, less where it was known",
        f"Time: about {' to '.join(spans)} by {counted(workers, 'worker')}, rotas apart (from running cell {cells}: "
        f"{dry.cell_seconds:.2f} s to begin, {dry.replication_seconds:.3f} s a replication)",
        f"Disk: at most {dry.most_bytes / 1e6:,.1f} MB"
        + ("" if dry.fewest == dry.most else f", {dry.most_bytes / dry.fewest * dry.most / 1e6:,.1f} with the most"),
    ])  # fmt: skip


def span(seconds: float) -> str:
    """In seconds, minutes or hours, as one says it."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
