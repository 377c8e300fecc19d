"""Puts values into cells so that no spreadsheet takes text for a formula, and saves the same bytes each time."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from dghsim.errors import InputError, show_path
from dghsim.rota.cells import inert
from dghsim.rota.codes import plain
from dghsim.rota.sheets.paint import Paint

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 32_000
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def put(sheet: Worksheet, row: int, column: int, value: str | float, paint: Paint | None = None) -> Cell:
    """A text or a number in a cell. Control characters are left out and text stays text, whatever it begins with."""
    cell: Cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = inert(plain(value))[:_LONGEST] or None
        cell.data_type = "s" if cell.value else "n"
    else:
        cell.value = value
    if paint is not None:
        cell.style = paint.name
    return cell


def put_row(sheet: Worksheet, row: int, values: list[str | float], paint: Paint) -> None:
    """Values from the first column on."""
    for column, value in enumerate(values, start=1):
        put(sheet, row, column, value, paint)


def save(book: Workbook, path: Path, day: datetime.date) -> None:
    """Saves beside and renames. The same workbook gives the same bytes: `day` is written as the day of its making.

    Raises:
        InputError: the file cannot be written.
    """
    moment = datetime.datetime(day.year, day.month, day.day)
    book.properties.creator = "dghsim"
    book.properties.created = moment
    packed = io.BytesIO()
    book.save(packed)
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    beside = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(packed) as old, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "docProps/core.xml":
                    data = _MODIFIED.sub(rb"\g<1>" + stamp, data)
                new.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), data, zipfile.ZIP_DEFLATED)
        beside.replace(path)
    except OSError as error:
        raise InputError(f"{show_path(path)}: cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
