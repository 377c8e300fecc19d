"""What a sweep does before its first cell is run is in proportion to its cells, at most."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest
from helpers.sweeps import asked, swept

from dghsim.studies.sweep import run

CELLS = (400, 4000)


class _First(Exception):  # noqa: N818 - no error, but the moment up to which is counted
    """The first cells are handed out."""


class _Nobody:
    ahead = 1

    def submit(self, _: object) -> NoReturn:
        raise _First


@contextmanager
def nobody(*_: object) -> Iterator[_Nobody]:
    """A crew that stops at the first batch."""
    yield _Nobody()


def calls_before_the_first(folder: Path, cells: int) -> int:
    """Calls of Python and of what it is built on, from reading the file until the first batch is handed out."""
    body = (
        '[factor.take]\nkey = "demand.stream.customers.per_day"\nlow = 20\nhigh = 70\n'
        f'[design]\nsample = "latin_hypercube"\npoints = {cells}'
    )
    folder.mkdir()
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        swept(asked(folder, body, head=""), folder / "out")
    except _First:
        pass
    finally:
        sys.setprofile(None)
    return calls


def test_ten_times_the_cells_are_at_most_ten_times_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_crew", nobody)
    calls_before_the_first(tmp_path / "imports", 10)
    few, many = (calls_before_the_first(tmp_path / str(cells), cells) for cells in CELLS)
    each = (many - few) / (CELLS[1] - CELLS[0])
    assert each < 40, "a cell costs a few calls: its row of the design"
    assert many < CELLS[1] / CELLS[0] * few
