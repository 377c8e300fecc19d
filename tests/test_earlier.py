"""Machine code of earlier sources goes, but for the newest; nothing of others is touched."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dghsim.earlier import leave_newest


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Eight, each newer than the one before it, with a file in each."""
    made = [tmp_path / f"{number:016x}" for number in range(8)]
    for age, folder in enumerate(made):
        folder.mkdir()
        (folder / "code").write_bytes(b"code")
        os.utime(folder, (1000 + age, 1000 + age))
    return made


def test_the_newest_stay_and_ones_own_with_them(folders: list[Path]) -> None:
    leave_newest(folders[0], most=3)
    assert [folder.exists() for folder in folders] == [True, *[False] * 5, True, True]
    assert (folders[0] / "code").exists()


def test_what_is_not_named_by_a_hash_stays(folders: list[Path], tmp_path: Path) -> None:
    (tmp_path / "numba_code_of_others").mkdir()
    (tmp_path / "0123456789abcdef.tmp").write_text("")
    leave_newest(folders[7], most=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "0000000000000007", "0123456789abcdef.tmp", "numba_code_of_others",
    ]  # fmt: skip


def test_several_at_once_leave_the_same(folders: list[Path]) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(leave_newest, [folders[7]] * 32))
    assert [folder.exists() for folder in folders] == [False] * 4 + [True] * 4


def test_a_folder_that_cannot_be_looked_into_is_no_error(tmp_path: Path) -> None:
    leave_newest(tmp_path / "not there" / f"{1:016x}")
