"""Where cached files go."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dghsim.cachefolder import cache_folder
from dghsim.errors import InputError


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DGHSIM_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/someone")
    monkeypatch.setenv("USERPROFILE", "/home/someone")


def test_our_own_variable_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "dghsim"
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"


def test_a_relative_or_empty_variable_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("DGHSIM_CACHE", "")
    assert cache_folder() == Path("/home/someone/.cache/dghsim")


@pytest.mark.parametrize(("platform", "place"), [
    ("linux", "/home/someone/.cache/dghsim"),
    ("darwin", "/home/someone/Library/Caches/dghsim"),
    ("win32", "/home/someone/AppData/Local/dghsim"),
])  # fmt: skip
def test_each_platform_has_its_place(monkeypatch: pytest.MonkeyPatch, platform: str, place: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder() == Path(place)


def test_windows_says_where_local_files_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert cache_folder() == Path("/local/dghsim")


def test_the_home_of_nobody_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DGHSIM_CACHE", "~nosuchuser/cache")
    with pytest.raises(InputError, match=r"^DGHSIM_CACHE='~nosuchuser/cache': nobody of that name"):
        cache_folder()
