"""A file bears its name only when it is whole and on the disk."""

import errno
import os
from pathlib import Path

import pytest

from dghsim.studies.sweep import whole


def test_nothing_is_left_of_what_could_not_be_written_and_the_old_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(whole.os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as refused:
        whole.written(path, b"new")
    assert refused.value.filename == str(path)
    assert [each.name for each in tmp_path.iterdir()] == ["a"]
    assert path.read_bytes() == b"old"


def test_it_is_on_the_disk_before_it_has_its_name_and_so_is_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, there = tmp_path / "a", list[bool]()
    monkeypatch.setattr(whole.os, "fsync", lambda _handle: there.append(path.exists()))
    whole.written(path, b"new")
    assert there == [False, True]
