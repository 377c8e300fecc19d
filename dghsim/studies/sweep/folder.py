"""The folder of a study: begun, found again, and what in it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.rota.kept_rota import from_text
from dghsim.studies.sweep.cells import write_design
from dghsim.studies.sweep.chunk import chunk_name, wrong_with
from dghsim.studies.sweep.lock import LOCK
from dghsim.studies.sweep.question import Question
from dghsim.studies.sweep.rotas import ENDING, rota_text
from dghsim.studies.sweep.sums import SUMS, Sums
from dghsim.studies.sweep.told import told
from dghsim.studies.sweep.whole import checksum, write
from dghsim.whole import PART

STUDY, DESIGN, CHUNKS, ROTAS = "study.json", "design.parquet", "chunks", "rotas"
Say = Callable[[str], None]
"""Told in one line what was found."""


def begin(question: Question, asked: str, folder: Path, sums: Sums, file: str, say: Say) -> None:
    """Write down what is asked, `asked` being its hash, or find it there.

    Raises:
        InputError: what is there was asked otherwise.
    """
    _sweep_up(folder)
    path = folder / STUDY
    there = _asked(path)
    if there is not None and there != asked:
        raise InputError(
            f"{show_path(folder)}: holds a study that {show_path(file)} as it is now, run by this version on this "
            "machine, would not continue; -o names another folder"
        )
    for name in (CHUNKS, ROTAS):
        (folder / name).mkdir(exist_ok=True)
    if there is None or not sums.holds(DESIGN):  # without study.json it may be the design of another question
        if there is not None:
            say(f"{DESIGN}: damaged; made again")
        sums.add(DESIGN, write_design(question, folder / DESIGN))
    _drop_damaged_rotas(folder, sums, say)
    if there is None:
        write(path, told(question, asked).encode("ascii"))


def may_begin(folder: Path) -> None:
    """Raises InputError for a folder with something in it that is no study."""
    if not folder.is_dir() or (folder / STUDY).exists():
        return
    known = {DESIGN, CHUNKS, ROTAS, SUMS, LOCK}
    other = next(
        (path for path in folder.iterdir() if path.name not in known and not path.name.endswith(PART)), None
    )
    if other is not None:
        raise InputError(
            f"{show_path(folder)}: holds no study, but {show(other.name)}; -o names another folder"
        )


def finished(question: Question, asked: str, folder: Path, sums: Sums, say: Say) -> set[int]:
    """The chunks that are there, whole, and answer the question; others are named, and gone when this returns: a cell
    that met a fault of the program takes those of its chunk with it, so that the file comes to the same bytes."""
    found = set()
    for path in sorted((folder / CHUNKS).iterdir()):
        chunk = _number(path)
        if chunk is None or chunk >= question.chunks:
            continue
        name = chunk_name(chunk)
        why = _wrong(question, path, sums, asked, chunk)
        if not why:
            found.add(chunk)
            continue
        say(f"{name}: {why}; made again")
        sums.forget(name)
        path.unlink()
    return found


def _number(path: Path) -> int | None:
    digits = path.name.removesuffix(".parquet")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def _wrong(question: Question, path: Path, sums: Sums, asked: str, chunk: int) -> str:
    """Why a chunk cannot stay, or nothing. One that was renamed when its checksum was not yet written is looked at
    again, and may."""
    name = chunk_name(chunk)
    if name in sums.known and not sums.holds(name):
        return "damaged (its checksum is another)"
    try:
        if why := wrong_with(path, asked, question.of_chunk(chunk)):
            return why
    except (OSError, ValueError, KeyError):
        return "damaged (cannot be read)"
    if name not in sums.known:
        sums.add(name, checksum(path))
    return ""


def _drop_damaged_rotas(folder: Path, sums: Sums, say: Say) -> None:
    for path in sorted((folder / ROTAS).glob(f"*{ENDING}")):
        name = f"{ROTAS}/{path.name}"
        if sums.holds(name):
            continue
        if name not in sums.known and _is_rota(path):
            sums.add(name, checksum(path))
        else:
            say(f"{name}: damaged; made again")
            path.unlink()


def _is_rota(path: Path) -> bool:
    try:
        from_text(rota_text(path.parent, path.name.removesuffix(ENDING)))
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True


def lost_rotas(folder: Path, sums: Sums) -> set[str]:
    """Rotas that were there and are not any more, by name."""
    known = (name.removeprefix(f"{ROTAS}/") for name in sums.known if name.startswith(f"{ROTAS}/"))
    return {name.removesuffix(ENDING) for name in known if not (folder / ROTAS / name).exists()}


def _sweep_up(folder: Path) -> None:
    """What a killed run was writing."""
    for place in (folder, folder / CHUNKS, folder / ROTAS):
        for path in place.glob(f".*{PART}"):
            path.unlink(missing_ok=True)


def _asked(path: Path) -> str | None:
    """The hash of the question that is there; None for none. Raises InputError for a file that is no study's."""
    try:
        return str(json.loads(path.read_text(encoding="ascii"))["question"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(f"{show_path(path)}: damaged; -o names another folder") from None
