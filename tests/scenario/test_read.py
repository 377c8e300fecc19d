import os
from pathlib import Path

import pytest

from dghsim.errors import InputError, show_path
from dghsim.scenario.read import read_toml


def test_windows_text_is_read(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b'\xef\xbb\xbfname = "Caf\xc3\xa9"\r\n[run]\r\nweeks = 4\r\n')
    assert read_toml(file) == {"name": "Café", "run": {"weeks": 4}}


def test_missing_file_folder_and_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    for path, says in ((tmp_path / "none.toml", "no such file"), (tmp_path, "is not a file"),
                       (tmp_path / "pipe.toml", "is not a file")):  # fmt: skip
        with pytest.raises(InputError, match=says):
            read_toml(path)


@pytest.mark.parametrize("name", ["a" * 300, "nul\0.toml"])
def test_unusable_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"cannot be read|no such file"):
        read_toml(tmp_path / name)


def test_hostile_show_path_is_quoted(tmp_path: Path) -> None:
    assert show_path(Path("scenarios/hereford.toml")) == "scenarios/hereford.toml"
    with pytest.raises(InputError) as refused:
        read_toml(tmp_path / "a\x1b[31m\nb.toml")
    assert str(refused.value).isprintable()


def test_syntax_error_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("[run]\nweeks = \n")
    with pytest.raises(InputError, match="line 2"):
        read_toml(file)


def test_a_file_read_twice_is_each_readers_own_and_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[run]\nweeks = 4\n", encoding="utf-8")
    first = read_toml(path)
    first["run"]["weeks"] = 9
    assert read_toml(path) == {"run": {"weeks": 4}}
    path.write_text("[run]\nweeks = 5\n", encoding="utf-8")
    assert read_toml(path) == {"run": {"weeks": 5}}
