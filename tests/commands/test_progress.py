"""Progress is shown as a bar in a terminal, as plain lines elsewhere, and not at all when quiet."""

import sys

import pytest

from dghsim.commands.progress import Progress

HOSTILE = "A [/x] B [bold]<b>"


def shown(capsys: pytest.CaptureFixture[str], quiet: bool = False) -> str:
    with Progress(quiet).step(HOSTILE, 3) as advance:
        for done in (1, 2, 3):
            advance(done)
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_plain_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys).splitlines()[0] == f"{HOSTILE} ..."


def test_a_bar_in_a_terminal_shows_hostile_names_as_they_are(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert HOSTILE in shown(capsys)


def test_nothing_when_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, quiet=True) == ""
