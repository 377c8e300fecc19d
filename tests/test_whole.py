import errno
import os
from pathlib import Path
from unittest.mock import Mock

import pytest

from dghsim.errors import InputError
from dghsim.whole import write_whole, written_whole


def test_writes_utf8_and_leaves_nothing_beside(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.html", "£ and ✓\n")
    assert (tmp_path / "page.html").read_bytes() == "£ and ✓\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_page_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "page.html", "half" * 100_000 + "\ud800")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_what_cannot_be_written_is_named_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "none" / "page.html", tmp_path / "file" / "page.html", tmp_path):
        with pytest.raises(OSError, match=r"No such|Not a dir|Is a dir") as said:
            write_whole(path, b"new")
        assert said.value.filename == str(path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space") as said:
        write_whole(tmp_path / "page.html", "new")
    assert said.value.filename == str(tmp_path / "page.html")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_new_page_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("old", encoding="utf-8")
    (tmp_path / "seen.html").hardlink_to(tmp_path / "page.html")
    write_whole(tmp_path / "page.html", "new")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "new"
    assert (tmp_path / "seen.html").read_text(encoding="utf-8") == "old", "never written into"


@pytest.mark.parametrize("name", [".", "..", "/"])
def test_a_folder_by_its_dots_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(InputError, match="is a folder, not a file to write"):
        write_whole(Path(name), "text")


@pytest.mark.parametrize("name", ["nowhere/page.html", "folder"])
def test_what_goes_wrong_is_told_of_the_file_that_was_asked_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="directory") as told:
        write_whole(tmp_path / name, "text")
    assert told.value.filename == str(tmp_path / name), "not of the name it is written under meanwhile"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_full_disk_is_told_of_the_file_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", Mock(side_effect=OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space left") as told:
        write_whole(tmp_path / "page.html", "text")
    assert told.value.filename == str(tmp_path / "page.html")
    assert list(tmp_path.iterdir()) == []


def test_it_is_on_the_disk_before_it_has_its_name_and_so_is_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, there = tmp_path / "page.html", list[bool]()
    monkeypatch.setattr(os, "fsync", lambda _: there.append(path.exists()))
    write_whole(path, "text")
    assert there == [False, True]


def test_a_disk_that_syncs_no_folders_is_good_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", Mock(side_effect=[None, OSError(errno.EINVAL, "Invalid argument")]))
    write_whole(tmp_path / "page.html", "text")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "text"


def test_whoever_is_stopped_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("old", encoding="utf-8")
    stopped = Mock(side_effect=KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt), written_whole(tmp_path / "page.html") as file:
        stopped(file.write(b"half"))
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
