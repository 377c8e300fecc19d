"""Rota files in long form: one row a shift, read from CSV or a workbook, written as CSV."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd

from dghsim.errors import InputError, show, show_path
from dghsim.rota.cells import as_written, inert, read_moment
from dghsim.rota.missing import missing
from dghsim.rota.rows import read_rows
from dghsim.rota.unworked import ADVICE, NO_VALUE
from dghsim.whole import write_whole

COLUMNS: tuple[str, ...] = ("doctor", "start", "end", "kind", "duty", "tier", "filled_by")
"""Columns of `rota.csv`, in order; more may follow."""
NEEDED: tuple[str, ...] = ("doctor", "start", "end")


def read_shifts(path: str | os.PathLike[str]) -> pd.DataFrame:
    """A rota in long form, for `check_rota`.

    The columns doctor, start and end are needed, in any order and case; others are kept as text. Byte-order
    mark, Windows-1252, `;` or tab, UK dates and empty rows and columns at the end are all taken as
    spreadsheets write them.

    Returns:
        One row a shift: `start` and `end` as naive local datetimes, everything else as text ("" where empty).

    Raises:
        InputError: naming the file and the row, as an editor or a spreadsheet numbers it.
    """
    file = Path(path)
    rows = read_rows(file, frozenset(COLUMNS))
    if not rows:
        raise InputError(f"{show_path(file)}: empty; needed: the columns {', '.join(NEEDED)}")
    names = _header(rows[0][1], file)
    records = [_record(names, cells, f"{show_path(file)}, row {number}") for number, cells in rows[1:]]
    frame = pd.DataFrame(records, columns=[name for name in names if name], dtype=object)
    for name in ("start", "end"):
        frame[name] = pd.Series(frame[name].to_numpy(), dtype="datetime64[s]")
    return frame


def write_rota(frame: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Writes `rota.csv`: naive local ISO minutes, `COLUMNS` first and any others after; UTF-8 and commas.

    Text that a spreadsheet would take for a formula gets a leading ', which `read_shifts` takes off again.
    The file is written beside and then renamed.

    Raises:
        InputError: a needed column is missing, or text that UTF-8 cannot hold.
    """
    for name in NEEDED:
        if name not in frame.columns:
            raise InputError(f"rota: column {name} is missing; needed: {', '.join(NEEDED)}")
    names = [*COLUMNS, *(str(name) for name in frame.columns if name not in COLUMNS)]
    columns = [_written(frame, name) for name in names]
    buffer = io.StringIO(newline="")
    careful = any(mark in cell for column in columns for cell in column for mark in ";\t\r")
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL if careful else csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow([inert(name) for name in names])
    writer.writerows(zip(*columns, strict=True))
    try:
        write_whole(Path(path), buffer.getvalue())
    except UnicodeEncodeError as error:
        raise InputError(f"rota: {show(error.object[error.start : error.end])} is no text") from error


def _header(cells: Sequence[object], file: Path) -> list[str]:
    names = [as_written(str(cell)).strip() for cell in cells]
    names = [name.casefold() if name.casefold() in COLUMNS else name for name in names]
    given = [name for name in names if name]
    for name in NEEDED:
        if name not in given:
            found = ", ".join(show(each) for each in given[:8])
            raise InputError(
                f"{show_path(file)}: no column {name}; needed: {', '.join(NEEDED)}; found: {found}"
            )
    for name in given:
        if given.count(name) > 1:
            raise InputError(f"{show_path(file)}: two columns are called {show(name)}")
    return names


def _record(names: Sequence[str], cells: Sequence[object], where: str) -> list[object]:
    for cell in cells[len(names) :]:
        if str(cell).strip():
            raise InputError(f"{where}: {show(cell)} stands beyond the last column")
    padded = [*cells[: len(names)], *([""] * (len(names) - len(cells)))]
    record: list[object] = []
    for name, cell in zip(names, padded, strict=True):
        if name and cell == NO_VALUE:
            raise InputError(f"{where}: {name} is {NO_VALUE}; {ADVICE}")
        if name in ("start", "end"):
            record.append(read_moment(cell, f"{where}: {name}"))
        elif name:
            record.append(_text(cell))
        elif str(cell).strip():
            raise InputError(f"{where}: {show(cell)} stands under no heading")
    if not str(record[[name for name in names if name].index("doctor")]).strip():
        raise InputError(f"{where}: doctor is missing")
    return record


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return as_written(cell)
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _written(frame: pd.DataFrame, name: str) -> list[str]:
    if name not in frame.columns:
        return ["shift" if name == "kind" else ""] * len(frame)
    cells = frame[name].tolist()
    if name in ("start", "end"):
        return [_minute(cell, f"rota: data row {row}: {name}") for row, cell in enumerate(cells, start=1)]
    return ["" if missing(cell) else inert(cell) if isinstance(cell, str) else str(cell) for cell in cells]


def _minute(cell: object, where: str) -> str:
    moment = cell.to_pydatetime(warn=False) if isinstance(cell, pd.Timestamp) else cell
    if isinstance(moment, str):
        moment = read_moment(moment, where)
    if not isinstance(moment, datetime) or missing(moment) or moment.tzinfo is not None:
        raise InputError(f"{where} is {show(cell)}; allowed: a naive local date and time")
    return moment.isoformat(timespec="minutes")
