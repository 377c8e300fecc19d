"""The people table from a file: one row a doctor, as `check_rota` takes it."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from dghsim.errors import InputError, show, show_path
from dghsim.rota.cells import as_written, read_moment
from dghsim.rota.checker.people import COLUMNS
from dghsim.rota.rows import read_rows
from dghsim.rota.rules.nearest import nearest

_DATES = ("from", "to")


def read_people_file(path: str | os.PathLike[str]) -> pd.DataFrame:
    """CSV or workbook with the column doctor, and any of `COLUMNS`, in any order and case.

    Dates are as in a rota file. A column of another name is refused: a slip in a heading must not undo an opt-out.

    Raises:
        InputError: by file, and row as an editor or a spreadsheet numbers it.
    """
    file = Path(path)
    rows = read_rows(file, frozenset(COLUMNS))
    if not rows:
        raise InputError(f"{show_path(file)}: empty; needed: the column doctor")
    names = [as_written(str(cell)).strip().casefold() for cell in rows[0][1]]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if name not in COLUMNS:
            hint = f"{nearest(name, COLUMNS)}; allowed: {', '.join(COLUMNS)}"
            raise InputError(f"{show_path(file)}: column {show(name)} is unknown{hint}")
        if names.count(name) > 1:
            raise InputError(f"{show_path(file)}: two columns are called {show(name)}")
    if "doctor" not in names:
        raise InputError(f"{show_path(file)}: no column doctor")
    records = [_record(names, cells, f"{show_path(file)}, row {number}") for number, cells in rows[1:]]
    return pd.DataFrame(records, columns=names, dtype=object)


def _record(names: list[str], cells: list[object], where: str) -> list[object]:
    if any(str(cell).strip() for cell in cells[len(names) :]):
        raise InputError(f"{where}: a cell stands beyond the last column")
    padded = [*cells[: len(names)], *([""] * (len(names) - len(cells)))]
    record: list[object] = []
    for name, cell in zip(names, padded, strict=True):
        text = as_written(cell).strip() if isinstance(cell, str) else cell
        record.append(read_moment(cell, f"{where}: {name}") if name in _DATES and text != "" else text)
    return record
