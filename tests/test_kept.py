"""Answers kept on disk: read again as they were written, never from another version, never damaged."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from dghsim import kept as store
from dghsim.kept import kept, name_of, read
from dghsim.scenario.cohort_file import load_cohort
from dghsim.scenario.levers.read import shipped_names

NAME = "0123abcd"
SCENARIOS = Path(__file__).parents[1] / "scenarios"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def refuse() -> bytes:
    raise AssertionError("made again")


def test_what_is_made_once_is_read_after(folder: Path) -> None:
    answer = bytes(range(256)) * 40
    assert kept("answers", NAME, lambda: answer) == answer
    assert kept("answers", NAME, refuse) == answer
    assert [path.name for path in (folder / "answers").iterdir()] == [NAME]


@pytest.mark.parametrize("at", [0, 20, 90, -1])
def test_a_damaged_file_is_noticed_ignored_and_written_anew(folder: Path, at: int) -> None:
    kept("answers", NAME, lambda: b"an answer" * 30)
    path = folder / "answers" / NAME
    whole = bytearray(path.read_bytes())
    whole[at] ^= 1
    path.write_bytes(whole)
    assert read(path) is None
    assert kept("answers", NAME, lambda: b"made again") == b"made again"
    assert kept("answers", NAME, refuse) == b"made again"


@pytest.mark.parametrize("text", [b"", b"dghsim kept 1\n", b"\n\n\n", b"dghsim kept 1\n\xff\n"])
def test_half_a_file_is_no_answer(folder: Path, text: bytes) -> None:
    (folder / "answers").mkdir(parents=True)
    (folder / "answers" / NAME).write_bytes(text)
    assert kept("answers", NAME, lambda: b"whole") == b"whole"


def test_an_answer_under_another_name_is_not_read(folder: Path) -> None:
    kept("answers", NAME, lambda: b"one")
    (folder / "answers" / NAME).rename(folder / "answers" / "4567")
    assert read(folder / "answers" / "4567") is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path / "file"))
    assert kept("answers", NAME, lambda: b"still") == b"still"


def test_the_oldest_go_first(folder: Path) -> None:
    for number in range(5):
        kept("answers", f"{number}", lambda: b"", most=3)
        os.utime(folder / "answers" / f"{number}", (number, number))
    assert {path.name for path in (folder / "answers").iterdir()} == {"2", "3", "4"}


def test_there_is_room_for_every_lever_at_every_hospital_of_the_cohort() -> None:
    cohort = load_cohort(SCENARIOS / "cohort.toml")
    assert len(cohort.hospital) * (1 + len(shipped_names())) <= store._MOST


def test_what_cannot_be_made_is_not_kept(folder: Path) -> None:
    with pytest.raises(AssertionError):
        kept("answers", NAME, refuse)
    assert not folder.exists()


def test_every_version_has_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def name(question: object = ("a", 1), sources: tuple[str, ...] = ("errors",)) -> str:
        return name_of(question, sources=sources, libraries=("numpy",))

    names = [name(), name(("a", 2)), name({"b": 1, "a": 2}), name({"a": 2, "b": 1}), name(sources=("rota",))]
    monkeypatch.setattr(store, "_version", lambda _: "another")
    names.append(name())
    monkeypatch.setattr(platform, "python_version", lambda: "another")
    names.append(name())
    assert len(set(names)) == len(names)


def test_an_edit_of_a_source_is_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rota" / "rules").mkdir(parents=True)
    monkeypatch.setattr(store, "_PACKAGE", tmp_path)
    names = set()
    for file, text in [
        ("rota/a.py", "1"),
        ("rota/a.py", "2"),
        ("rota/rules/b.toml", "3"),
        ("rota/c.txt", "4"),
    ]:
        (tmp_path / file).write_text(text, encoding="utf-8")
        store._source.cache_clear()
        names.add(name_of("same", sources=("rota",), libraries=()))
    store._source.cache_clear()
    assert len(names) == 3
