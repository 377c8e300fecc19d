"""The sheets of a CSV or a workbook, as spreadsheets save them."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from pathlib import Path
from typing import Any

from dghsim.errors import InputError, show_path
from dghsim.rota.layout.book import Row, Sheet, full_rows
from dghsim.rota.unworked import NO_VALUE, unworked_cells

_MOST_BYTES = 200_000_000
_MOST_CELLS = 4_000_000


def read_rows(path: Path, needed: frozenset[str]) -> list[Row]:
    """Every row of the first sheet that is not empty, the header first.

    Args:
        path: CSV in UTF-8, UTF-16 or Windows-1252, parted by comma, semicolon or tab; or .xlsx.
        needed: column names that tell which separator parts the header.

    Raises:
        InputError: no such file, or not of these forms.
    """
    return read_book(path, needed)[0].rows


def read_book(path: Path, needed: frozenset[str]) -> list[Sheet]:
    """All sheets, at least one; of a CSV its only one. `needed` and errors as for `read_rows`."""
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{show_path(path)}: cannot be read: not a file")
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(
                f"{show_path(path)}: more than {_MOST_BYTES // 1_000_000} MB; allowed: a rota file"
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{show_path(path)}: cannot be read: {why}") from error
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data, path)
    return [Sheet("", full_rows(_text(data, path, needed)))]


def _text(data: bytes, path: Path, needed: frozenset[str]) -> list[Row]:
    text = _decode(data, path)
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.strip().casefold().startswith("sep="):
        text, skipped = rest, 1
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, needed), strict=True)
    try:
        rows.extend((reader.line_num + skipped, list(cells)) for cells in reader)
    except csv.Error as error:
        raise InputError(f"{show_path(path)}, line {reader.line_num + skipped}: {error}") from error
    return rows


def _decode(data: bytes, path: Path) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{show_path(path)}: not text; allowed: CSV in UTF-8 or Windows-1252, or .xlsx")


def _separator(text: str, needed: frozenset[str]) -> str:
    """The separator that parts a header with most of the needed columns, else the widest row of the first rows."""
    lines = [line for line in text.splitlines()[:40] if line.strip(" ,;\t")]
    header = lines[0] if lines else ""

    def held(separator: str) -> tuple[int, int]:
        names = {name.strip().strip('"').strip().casefold() for name in header.split(separator)}
        return len(names & needed), max((line.count(separator) for line in lines), default=0)

    return max((",", ";", "\t"), key=held)


def _workbook(data: bytes, path: Path) -> list[Sheet]:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > _MOST_BYTES:
            raise InputError(f"{show_path(path)}: the workbook unpacks to {size // 1_000_000} MB")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            _refuse_huge(book, path)
            unworked = unworked_cells(data, book)
            return [_sheet(sheet, unworked.get(sheet.title, set())) for sheet in book.worksheets]
    except InputError:
        raise
    except Exception as error:  # a damaged workbook raises whatever its part happens to break
        raise InputError(
            f"{show_path(path)}: not a workbook that can be read ({type(error).__name__})"
        ) from error


def _refuse_huge(book: Any, path: Path) -> None:
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            raise InputError(
                f"{show_path(path)}: sheet {sheet.title!a} reaches to row {sheet.max_row}, column {sheet.max_column}; "
                f"allowed: {_MOST_CELLS:,} cells"
            )


def _sheet(sheet: Any, unworked: set[tuple[int, int]]) -> Sheet:
    rows = [
        (number, ["" if cell is None else cell for cell in cells])
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1)
    ]
    for number, column in unworked:
        rows[number - 1][1][column - 1] = NO_VALUE
    merged = tuple(
        (area.min_row, area.min_col - 1, area.max_row, area.max_col - 1) for area in sheet.merged_cells.ranges
    )
    return Sheet(sheet.title, full_rows(rows), tuple(sorted(merged)), hidden=sheet.sheet_state != "visible")
