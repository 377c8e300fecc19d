"""The results folder: written beside and renamed, so that a killed run leaves nothing half-written."""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from dghsim.errors import InputError, show_path
from dghsim.measures.by_doctor import exposure_table
from dghsim.measures.face.validity import face_table
from dghsim.measures.held import held
from dghsim.measures.held.table import beside_measures, held_table
from dghsim.measures.model import Study
from dghsim.measures.precision.record import precision_manifest
from dghsim.measures.warming.check import warm_up
from dghsim.measures.warming.words import record
from dghsim.report.guesses_files import guesses_manifest, write_guesses
from dghsim.report.ours import refuse_what_is_not_ours
from dghsim.rota.cells import inert
from dghsim.scenario.root import SCHEMA_VERSION

_LIBRARIES = ("dghsim", "numpy", "numba", "ortools", "pandas", "plotly", "simpy")


@contextmanager
def results_folder(target: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """A folder to write into, which becomes `target` only when everything in it is written.

    An existing target is refused without `overwrite`, which moves earlier results aside first. Raises InputError when
    the target cannot be had, and OSError when the disk fills up meanwhile, which names it or what was to be in it.
    """
    refuse_existing(target, overwrite)
    partial = target.parent / f".{target.name}.{os.getpid()}.partial"
    try:
        _begin(target, partial)
        yield partial
        if target.exists():
            move_aside(target)
        partial.rename(target)
    except OSError as error:
        error.filename = _as_given(error.filename, partial, target)
        raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _as_given(named: object, partial: Path, target: Path) -> str:
    """What an error names, by the name that it would have had; of one that names nothing, the target."""
    if named is None:
        return str(target)
    path = Path(os.fsdecode(named) if isinstance(named, bytes) else str(named))
    return str(target / path.relative_to(partial) if path.is_relative_to(partial) else path)


def _begin(target: Path, partial: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep_up(target)
        partial.mkdir()
    except OSError as error:
        raise InputError(f"{show_path(target)}: cannot be written: {error.strerror}") from None


def refuse_existing(target: Path, overwrite: bool) -> None:
    """Raise InputError, before any work is done, if `target` is there and may not be replaced, or never may be."""
    refuse_unfit(target)
    refuse_what_is_not_ours(target)
    if target.exists() and not overwrite:
        raise InputError(
            f"{show_path(target)}: already there; --overwrite moves it aside first, -o names another"
        )


def refuse_unfit(target: Path) -> None:
    """Raise InputError for what can be no folder of results."""
    if target.name in ("", ".."):
        raise InputError(f"{show_path(target)}: not a folder that results can be written to")
    if target.exists() and not target.is_dir():
        raise InputError(
            f"{show_path(target)}: is a file; results are written to a folder, and -o names another"
        )


def move_aside(target: Path) -> None:
    """Give earlier results a name that is free: NAME.old1, NAME.old2, ..."""
    number = 1
    while (aside := target.with_name(f"{target.name}.old{number}")).exists():
        number += 1
    target.rename(aside)


def _sweep_up(target: Path) -> None:
    """Remove what a killed run of the same target left behind. Raises InputError where that run is still going."""
    for left in target.parent.glob(f".{target.name}.*.partial"):
        process = left.name.removesuffix(".partial").rpartition(".")[2]
        if not process.isdigit() or int(process) == os.getpid():
            continue
        if _running(int(process)):
            raise InputError(
                f"{show_path(target)}: another run (process {process}) is writing to it; -o names another"
            )
        shutil.rmtree(left, ignore_errors=True)


def _running(process: int) -> bool:
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def manifest(study: Study, scenario_hash: str, command: str) -> dict[str, object]:
    """What was run, with what: enough to run it again. No wall times, so that equal runs give equal files."""
    run = study.scenario.run
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "scenario_hash": scenario_hash,
        "rota_hash": study.rota.hash,
        "seed": run.seed,
        "replications": len(study.values),
        "warm_up_weeks_excluded": run.warm_up_weeks,
        **({} if (warming := warm_up(study)) is None else {"warm_up": record(warming)}),
        **({} if study.precision is None else {"precision": precision_manifest(study, study.precision)}),
        **({} if study.guesses is None else {"uncertainty": guesses_manifest(study.guesses)}),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}},
        "rotas": [
            {"tier": rota.tier, "lines": rota.lines, "status": rota.status, "objective": rota.objective,
             "bound": rota.bound, "question": rota.question}
            for rota in study.rota.templates
        ],
        "scenario": study.scenario.model_dump(mode="json"),
    }  # fmt: skip


def write_tables(study: Study, folder: Path, scenario_hash: str, command: str) -> None:
    """`manifest.json`, `summary.csv`, `standards.csv`, for a hospital `face_validity.csv` and `exposure.csv`.

    Guesses too if any were drawn. The logs are written by `LogFiles`.
    """
    text = json.dumps(manifest(study, scenario_hash, command), indent=1, ensure_ascii=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")
    summary = study.summary()
    for column in ("site", "measure"):  # a planner's words, which a spreadsheet must not take for a formula
        summary[column] = summary[column].map(inert)
    against = held(study)
    if against:
        summary["standards"] = summary["measure_id"].map(beside_measures(against)).fillna("")
        held_table(against).to_csv(folder / "standards.csv", index=False, lineterminator="\n")
    summary.to_csv(folder / "summary.csv", index=False, lineterminator="\n")
    face = face_table(study)
    if len(face):
        face.to_csv(folder / "face_validity.csv", index=False, lineterminator="\n")
    exposure = exposure_table(study)
    if len(exposure):
        for column in ("site", "tier", "doctor"):
            exposure[column] = exposure[column].map(inert)
        exposure.round(2).to_csv(folder / "exposure.csv", index=False, lineterminator="\n")
    if study.guesses is not None:
        write_guesses(study.guesses, folder)
