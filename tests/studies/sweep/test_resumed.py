"""Whatever stopped a sweep, gone on with it comes to the bytes of one that nothing stopped."""

import errno
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from helpers.sweeps import ROOT, TAKE, asked, begun, command, content, kill, sweep_file, swept, wait_for
from pyarrow import parquet

from dghsim.cli import main
from dghsim.errors import InputError
from dghsim.studies.drawn_once import DrawnOnce
from dghsim.studies.sweep import folder
from dghsim.studies.sweep.chunk import QUESTION
from dghsim.studies.sweep.lock import locked
from dghsim.studies.sweep.sums import SUMS, Sums

MANY = TAKE.replace("[20, 30, 40, 50, 60, 70]", str(list(range(20, 80))))
LONGER = """
[run]
weeks = 8
warm_up_weeks = 0
replications = 2
"""


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("chunks/00001.parquet", "chunks/00001.parquet: damaged (its checksum is another); made again"),
        ("design.parquet", "design.parquet: damaged; made again"),
        ("rotas", "damaged; made again"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_named_and_made_again(tmp_path: Path, file: str, says: str) -> None:
    question, said = asked(tmp_path), list[str]()
    swept(question, tmp_path / "out")
    before, path = content(tmp_path / "out"), tmp_path / "out" / file
    path = next(path.iterdir()) if path.is_dir() else path
    spoilt = bytearray(path.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    path.write_bytes(spoilt)
    ended = swept(question, tmp_path / "out", said)
    assert len(said) == 1
    assert said[0].endswith(says)
    assert ended.before == (4 if file.startswith("chunks") else 6)
    assert content(tmp_path / "out") == before


@pytest.mark.parametrize("size", [0, 1, 100])
def test_a_chunk_cut_short_is_made_again_even_where_its_checksum_is_lost(tmp_path: Path, size: int) -> None:
    question, said, out = asked(tmp_path), list[str](), tmp_path / "out"
    swept(question, out)
    before, path = content(out), out / "chunks" / "00000.parquet"
    path.write_bytes(path.read_bytes()[:size])
    sums = (out / "SHA256SUMS").read_text().split("\n", 1)
    (out / "SHA256SUMS").write_text(sums[1])
    swept(question, out, said)
    assert said == ["chunks/00000.parquet: damaged (cannot be read); made again"]
    assert content(out) == before


@pytest.mark.parametrize("other", ["place", "question"])
def test_a_chunk_of_another_place_or_question_does_not_stay(tmp_path: Path, other: str) -> None:
    question, said, out = asked(tmp_path), list[str](), tmp_path / "out"
    swept(question, out)
    before, path = content(out), out / "chunks" / "00000.parquet"
    if other == "place":
        path.write_bytes(before["chunks/00001.parquet"])
    else:
        parquet.write_table(parquet.read_table(path).replace_schema_metadata({QUESTION: b"another"}), path)
    (out / "SHA256SUMS").unlink()
    swept(question, out, said)
    why = "lacks cells" if other == "place" else "is of another question"
    assert f"chunks/00000.parquet: {why}; made again" in said
    assert content(out) == before


def test_a_cell_that_met_a_fault_of_the_program_is_run_again_and_one_that_cannot_be_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question, said, out = asked(tmp_path, TAKE.replace("[20,", "[-5, 20,")), list[str](), tmp_path / "out"
    swept(question, tmp_path / "undisturbed")
    run, met = DrawnOnce.run, list[int]()

    def at_fault(draws: DrawnOnce, *given: Any) -> Any:
        met.append(len(met))
        if len(met) == 3:
            raise RuntimeError("a bit fell over")
        return run(draws, *given)

    with monkeypatch.context() as patch:
        patch.setattr(DrawnOnce, "run", at_fault)
        assert swept(question, out).failed == 2
    assert content(out) != content(tmp_path / "undisturbed")
    ended = swept(question, out, said)
    assert said == ["chunks/00001.parquet: has a cell that met a fault of the program; made again"]
    assert (ended.before, ended.failed) == (5, 0)
    assert content(out) == content(tmp_path / "undisturbed")
    said.clear()
    assert swept(question, out, said).before == 7
    assert not said


def test_a_sum_that_a_killed_run_left_unfinished_is_no_sum(tmp_path: Path) -> None:
    question, said, out = asked(tmp_path), list[str](), tmp_path / "out"
    swept(question, out)
    before = content(out)
    (out / "SHA256SUMS").write_bytes(before["SHA256SUMS"][:-30])
    (out / "chunks" / ".00007.parquet.part").write_bytes(b"half")
    swept(question, out, said)
    assert content(out) == before


def test_after_a_sum_left_unfinished_the_next_is_a_line_of_its_own(tmp_path: Path) -> None:
    (tmp_path / SUMS).write_bytes(f"{'0' * 64}  a\n{'1' * 64}  b".encode())
    Sums(tmp_path).add("c", "2" * 64)
    assert Sums(tmp_path).known == {"a": "0" * 64, "c": "2" * 64}


def test_what_was_begun_and_never_said_what_it_asks_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the design and study.json, then asked otherwise."""
    first, out = asked(tmp_path), tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(folder, "told", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            swept(first, out)
    other = asked(tmp_path, TAKE.replace("[20,", "[25,"))
    swept(other, out)
    swept(other, tmp_path / "undisturbed")
    assert content(out) == content(tmp_path / "undisturbed")


def test_a_file_of_somebody_else_among_the_rotas_stays(tmp_path: Path) -> None:
    question, said, out = asked(tmp_path), list[str](), tmp_path / "out"
    swept(question, out)
    (out / "rotas" / "notes.txt").write_text("mine")
    swept(question, out, said)
    assert not said
    assert (out / "rotas" / "notes.txt").read_text() == "mine"


def test_a_full_disk_is_one_line_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = sweep_file(tmp_path), tmp_path / "out"
    sync, left = os.fsync, [9]

    def full(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    monkeypatch.setattr(os, "fsync", full)
    words = ["sweep", str(file), "-o", str(out), "--workers", "1", "--quiet"]
    assert main(words) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"dghsim: {out}: the disk is full; what is finished is kept: dghsim sweep")
    assert said.count("\n") == 1
    assert said.rstrip().endswith("--resume goes on")
    assert not list(out.rglob("*.part"))
    there = content(out)
    monkeypatch.undo()
    assert main([*words, "--resume"]) == 0
    swept(asked(tmp_path), tmp_path / "undisturbed")
    assert content(out) == content(tmp_path / "undisturbed")
    assert {name for name in there if name.startswith("chunks/")} < set(content(out))


def test_a_second_sweep_of_a_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = sweep_file(tmp_path), tmp_path / "out"
    out.mkdir()
    with locked(out):
        for words in (["--resume"], ["--overwrite"]):
            assert main(["sweep", str(file), "-o", str(out), "--quiet", *words]) == 2
            assert capsys.readouterr().err.startswith(f"dghsim: {out}: another sweep is writing to it")
        with pytest.raises(InputError, match="another sweep"):
            swept(asked(tmp_path), out)
    assert not (out / "study.json").exists()
    assert not (tmp_path / "out.old1").exists()


def test_killed_it_comes_to_the_same(tmp_path: Path) -> None:
    """SIGKILL to the sweep alone; its workers end by themselves, and the lock is free at once."""
    question = asked(tmp_path, TAKE, run=LONGER)
    swept(question, tmp_path / "undisturbed")
    file, out = tmp_path / "study.toml", tmp_path / "out"
    process = begun(file, out, "--resume", "--workers", "2")
    wait_for(out, 1, process)
    kill(process)
    swept(question, out)
    assert content(out) == content(tmp_path / "undisturbed")


@pytest.mark.parametrize("everybody", [True, pytest.param(False, marks=pytest.mark.prove)])
def test_ctrl_c_says_how_to_go_on(tmp_path: Path, everybody: bool) -> None:
    """From a terminal workers have it too; sent to the sweep alone it ends its workers, whatever they are at."""
    question = asked(tmp_path, MANY, run=LONGER.replace("2", "60"))
    file, out = tmp_path / "study.toml", tmp_path / "out"
    process = begun(file, out, "--workers", "2", "--quiet")
    wait_for(out, 1, process)
    (os.killpg if everybody else os.kill)(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert said.startswith("dghsim: stopped; what is finished is kept: dghsim sweep")
    assert said.endswith(f"-o {out} --resume goes on\n")
    assert said.count("\n") == 1
    assert len(list(out.glob("chunks/[0-9]*"))) < question.chunks


@pytest.mark.prove
def test_killed_at_random_moments_the_bytes_are_the_same(
    tmp_path: Path, record_property: Callable[[str, int], None]
) -> None:
    moments = random.Random(8)
    question = asked(tmp_path, MANY, run=LONGER)
    swept(question, tmp_path / "undisturbed", workers=2)
    wanted = content(tmp_path / "undisturbed")
    for number in range(20):
        out = tmp_path / f"out{number}"
        process = begun(tmp_path / "study.toml", out, "--resume", "--workers", "2")
        time.sleep(moments.uniform(0.1, 8.0))
        kill(process)
        subprocess.run(
            command("sweep", str(tmp_path / "study.toml"), "-o", str(out), "--resume", "--quiet"),
            cwd=ROOT,
            check=True,
        )
        assert content(out) == wanted
        record_property("kills", 1)


@pytest.mark.prove
def test_a_disk_that_fills_up_leaves_a_study_to_go_on_with(
    tmp_path: Path, record_property: Callable[[str, int], None]
) -> None:
    """A real small disk, which takes the right to mount one; elsewhere a limit on the size of a file stands in."""
    question, out = asked(tmp_path, MANY), tmp_path / "disk" / "out"
    swept(question, tmp_path / "undisturbed", workers=2)
    out.parent.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(out.parent)]
    mounted = subprocess.run(mount, check=False).returncode == 0
    limited = [] if mounted else ["sh", "-c", 'ulimit -f 12; trap "" XFSZ; exec "$@"', "sh"]
    words = command("sweep", str(tmp_path / "study.toml"), "-o", str(out), "--resume", "--quiet")
    try:
        full = subprocess.run([*limited, *words], cwd=ROOT, capture_output=True, text=True, check=False)
        assert full.returncode == 2
        assert full.stderr.count("\n") == 1
        assert "what is finished is kept" in full.stderr
        assert 0 < len(list(out.glob("chunks/[0-9]*"))) < question.chunks or not mounted
        if mounted:
            subprocess.run(["mount", "-o", "remount,size=30m", str(out.parent)], check=True)
        subprocess.run(words, cwd=ROOT, check=True)
        same = content(out) == content(tmp_path / "undisturbed")
    finally:
        if mounted:
            subprocess.run(["umount", str(out.parent)], check=True)
    assert same
    record_property("real disks of 300 kB" if mounted else "limits on the size of files", 1)
