"""Machine code that cannot be kept, or not be read, is compiled again, without a word."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
import pytest
from helpers.program import DRAW, run

from dghsim import keptcode


def more(number: int) -> int:
    return number + 1


def begun(folder: Path) -> Any:
    """A function as at the start of a program, that keeps what is compiled in a folder."""
    made = numba.njit(more)
    keptcode.keep_code(made, more, folder)
    return made


def found(folder: Path) -> int:
    """How often machine code is found there when the function is called."""
    made = begun(folder)
    assert made(1) == 2
    return sum(made.stats.cache_hits.values())


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_damaged_or_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    right, drawn, _ = run(DRAW, tmp_path, full=True)
    assert right == "True"
    assert not files(tmp_path)
    assert run(DRAW, tmp_path) == ["True", drawn, "0"]
    for path in files(tmp_path):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert run(DRAW, tmp_path) == ["True", drawn, "0"]
    assert run(DRAW, tmp_path) == ["True", drawn, "1"]


@pytest.mark.parametrize("damage", [
    lambda _: b"",
    lambda whole: whole[:-1],
    lambda whole: whole[:40],
    lambda whole: whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:],
    lambda _: b"\x80\x05 of another program",
])  # fmt: skip
def test_a_damaged_file_is_written_anew(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    assert (found(tmp_path), found(tmp_path)) == (0, 1)
    [path] = files(tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    assert (found(tmp_path), found(tmp_path)) == (0, 1)


@pytest.mark.parametrize("holds", [b"", b"no pickle", b"N.", b"\x80\x05K\x01K\x02\x86."])
def test_a_file_that_holds_something_else_is_written_anew(holds: bytes, tmp_path: Path) -> None:
    found(tmp_path)
    [path] = files(tmp_path)
    keptcode.keep(path, holds)
    assert (found(tmp_path), found(tmp_path)) == (0, 1)


def test_the_answer_to_another_question_is_not_taken(tmp_path: Path) -> None:
    found(tmp_path)
    [path] = files(tmp_path)
    asked, parts = pickle.loads(keptcode.read(path) or b"")
    keptcode.keep(path, pickle.dumps(((*asked, "another"), parts)))
    assert (found(tmp_path), found(tmp_path)) == (0, 1)


def test_a_folder_in_the_place_of_a_file_stays(tmp_path: Path) -> None:
    found(tmp_path)
    [path] = files(tmp_path)
    path.unlink()
    path.mkdir()
    assert (found(tmp_path), found(tmp_path)) == (0, 0)
    assert not files(tmp_path)


def test_a_folder_that_cannot_be_written_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert found(tmp_path / "file" / "below") == 0
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    assert found(shut) == 0


def test_settings_of_numba_have_code_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (found(tmp_path), found(tmp_path)) == (0, 1)
    monkeypatch.setenv("NUMBA_BOUNDSCHECK", "1")
    assert (found(tmp_path), found(tmp_path)) == (0, 1)
    assert len(files(tmp_path)) == 2


def test_what_is_forgotten_is_compiled_again(tmp_path: Path) -> None:
    made = begun(tmp_path)
    made(1)
    made.recompile()
    assert sum(made.stats.cache_hits.values()) == 0
    assert (found(tmp_path), found(tmp_path)) == (1, 1)
