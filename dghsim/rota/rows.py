"""The rows of a CSV or a workbook, as spreadsheets save them."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dghsim.errors import InputError, show_path

Row = tuple[int, list[object]]
"""The number of a row, as an editor or a spreadsheet shows it, and its cells."""

_MOST_BYTES = 200_000_000


def read_rows(path: Path, needed: frozenset[str]) -> list[Row]:
    """Every row that is not empty, the header first.

    Args:
        path: CSV in UTF-8, UTF-16 or Windows-1252, parted by comma, semicolon or tab; or .xlsx, its first
            sheet.
        needed: column names that tell which separator parts the header.

    Raises:
        InputError: no such file, or not of these forms.
    """
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
    rows = _workbook(data, path) if data.startswith(b"PK\x03\x04") else _text(data, path, needed)
    return [(number, cells) for number, cells in rows if any(str(cell).strip() for cell in cells)]


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
    """The separator under which the first line that is not empty holds most of the needed columns."""
    header = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")

    def held(separator: str) -> int:
        names = {name.strip().strip('"').strip().casefold() for name in header.split(separator)}
        return len(names & needed)

    return max((",", ";", "\t"), key=held)


def _workbook(data: bytes, path: Path) -> list[Row]:
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > _MOST_BYTES:
            raise InputError(f"{show_path(path)}: the workbook unpacks to {size // 1_000_000} MB")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                return list(_sheet(book.worksheets[0]))
            finally:
                book.close()
    except InputError:
        raise
    except Exception as error:  # a damaged workbook raises whatever its part happens to break
        raise InputError(
            f"{show_path(path)}: not a workbook that can be read ({type(error).__name__})"
        ) from error


def _sheet(sheet: object) -> Iterator[Row]:
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    rows = sheet.iter_rows(values_only=True)  # type: ignore[attr-defined]
    for number, cells in enumerate(rows, start=1):
        yield number, ["" if cell is None else cell for cell in cells]
