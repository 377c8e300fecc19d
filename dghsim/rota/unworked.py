"""Formulas that a program wrote and no spreadsheet has worked out: they have no value to read."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

NO_VALUE = "a formula without a stored value"
"""Stands in such a cell."""
ADVICE = "open the file in a spreadsheet program and save it"
_CELL = re.compile(
    rb"<c\b([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(<v\s*/>|<v>\s*</v>)?\s*</c>",
)
_FIGURE = re.compile(r"=\s*[-+(]*(?:COUNT|SUM|AVERAGE|ROUND|MAX|MIN|[0-9])", re.IGNORECASE)
"""A total, which says nothing of anybody's day."""
_PLACE = re.compile(rb'\br="([A-Z]{1,3}[0-9]{1,7})"')


def unworked_cells(data: bytes, values: Any) -> dict[str, set[tuple[int, int]]]:
    """Sheet -> (row, column), both from 1, of formulas without a value.

    A formula that came to an empty text is none of them: its cell says that it is text. Nor is a total.

    Args:
        data: the workbook's bytes.
        values: the workbook as read for its values.
    """
    import openpyxl

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [
            name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
        ]
        places = {place for name in sheets for place in _places(archive.read(name))}
    if not places:
        return {}
    found: dict[str, set[tuple[int, int]]] = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for place in places:
            cell = sheet[place]
            formula = str(getattr(cell.value, "text", cell.value))
            if (
                cell.data_type == "f"
                and not _FIGURE.match(formula)
                and values[sheet.title][place].value is None
            ):
                found.setdefault(sheet.title, set()).add((cell.row, cell.column))
    return found


def _places(xml: bytes) -> list[str]:
    return [
        place[1].decode()
        for match in _CELL.finditer(xml)
        if (b't="str"' not in match[1] or not match[2]) and (place := _PLACE.search(match[1]))
    ]
