"""The results folder is there whole or not at all."""

from __future__ import annotations

import dataclasses
import errno
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from report import made_up

from dghsim.errors import InputError
from dghsim.measures.kinds import asked_kinds
from dghsim.report.results import results_folder, write_tables
from dghsim.rota.workforce.lines import lines_of


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_nothing_is_there_until_everything_is(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    with results_folder(target) as partial:
        (partial / "summary.csv").write_text("1")
        assert not target.exists()
    assert names(tmp_path) == {"mine"}
    assert names(target) == {"summary.csv"}


def test_what_each_post_meets_is_a_table_that_the_report_names(tmp_path: Path, page: str) -> None:
    study = made_up.study()
    posts = lines_of(study.scenario, study.rota)
    counts = np.ones((len(posts), 3 + len(asked_kinds(study.scenario))))
    write_tables(dataclasses.replace(study, profiles={"by_doctor": counts}), tmp_path, "hash", "run")
    table = pd.read_csv(tmp_path / "exposure.csv")
    assert table["doctor"].tolist() == [post.doctor for post in posts]
    assert table["clerkings"].tolist() == [52.0] * len(posts)
    assert {"weeks_in_post", "nights", "weekends", "reviews", "emergency_teams", "work_clerking"} <= set(
        table
    )
    assert "exposure.csv" in page


def test_a_queue_has_no_such_table(tmp_path: Path) -> None:
    write_tables(made_up.bare(), tmp_path, "hash", "run")
    assert not (tmp_path / "exposure.csv").exists()


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with results_folder(tmp_path / "mine") as partial:
            (partial / "summary.csv").write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(tmp_path) == set()


def test_a_full_disk_leaves_nothing_and_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space") as full, results_folder(tmp_path / "mine"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert full.value.filename == str(tmp_path / "mine")
    assert names(tmp_path) == set()


def test_a_file_that_finds_no_room_is_named_where_it_would_have_been(tmp_path: Path) -> None:
    def fail(*inside: str) -> None:
        with results_folder(tmp_path / "mine") as partial:
            raise OSError(errno.ENOSPC, "No space left on device", str(partial.joinpath(*inside)))

    for inside in ((), ("rota.xlsx",), ("calendars", "ann.ics")):
        with pytest.raises(OSError, match="No space") as full:
            fail(*inside)
        assert full.value.filename == str(tmp_path.joinpath("mine", *inside))
    with pytest.raises(FileNotFoundError) as missing, results_folder(tmp_path / "mine"):
        (tmp_path / "other").read_bytes()
    assert missing.value.filename == str(tmp_path / "other")


def test_earlier_results_survive_a_failed_overwrite(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "trade.html").write_text("0")
    with pytest.raises(ZeroDivisionError), results_folder(target, overwrite=True):
        raise ZeroDivisionError
    assert names(target) == {"trade.html"}
    for number in (1, 2):
        with results_folder(target, overwrite=True) as partial:
            (partial / "trade.html").write_text(f"{number}")
    assert names(tmp_path) == {"mine", "mine.old1", "mine.old2"}
    assert (tmp_path / "mine.old1" / "trade.html").read_text() == "0"
    assert (target / "trade.html").read_text() == "2"


def test_what_a_killed_run_left_is_swept_up(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".mine.{dead.pid}.partial").mkdir()
    with results_folder(tmp_path / "mine"):
        pass
    assert names(tmp_path) == {"mine"}


def test_a_second_run_to_one_folder_is_refused_before_it_works(tmp_path: Path) -> None:
    living = tmp_path / f".mine.{os.getppid()}.partial"
    living.mkdir()
    (living / "summary.csv").write_text("half")
    refused = pytest.raises(
        InputError, match=rf"mine: another run \(process {os.getppid()}\) is writing to it"
    )
    with refused, results_folder(tmp_path / "mine"):
        pytest.fail("it began to work")
    assert names(tmp_path) == {living.name}
    assert names(living) == {"summary.csv"}


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file")
    for overwrite in (False, True):
        refused = pytest.raises(InputError, match="is a file; results are written to a folder")
        with refused, results_folder(tmp_path / "mine", overwrite=overwrite):
            raise AssertionError
    with pytest.raises(InputError, match="cannot be written"), results_folder(tmp_path / "mine" / "deeper"):
        raise AssertionError
