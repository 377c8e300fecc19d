"""The sheets of a CSV or a workbook as rows of cells, with the address of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

Row = tuple[int, list[object]]
"""The number of a row, as an editor or a spreadsheet shows it, and its cells."""
Area = tuple[int, int, int, int]
"""First row number, first column index, last row number, last column index."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that are not empty. Rows are numbered from 1, columns counted from 0."""

    name: str
    """"" for a CSV."""
    rows: list[Row]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    turned: bool = field(default=False)
    """Rows and columns changed places; addresses are still those of the file."""

    def address(self, row: int, column: int) -> str:
        """`D7`, or `sheet 'Rota', D7`."""
        number, index = (column + 1, row - 1) if self.turned else (row, column)
        cell = f"{letters(index)}{number}"
        return f"sheet {self.name!a}, {cell}" if self.name else cell

    def turn(self) -> Sheet:
        """The sheet with rows and columns changed about."""
        deepest = max((number for number, _ in self.rows), default=0)
        widest = max((len(cells) for _, cells in self.rows), default=0)
        columns: list[list[object]] = [[""] * deepest for _ in range(widest)]
        for number, cells in self.rows:
            for index, cell in enumerate(cells):
                columns[index][number - 1] = cell
        merged = tuple((left + 1, top - 1, right + 1, bottom - 1) for top, left, bottom, right in self.merged)
        return replace(
            self, rows=full_rows(enumerate(columns, start=1)), merged=merged, turned=not self.turned
        )


def full_rows(rows: Iterable[Row]) -> list[Row]:
    """Those with something in them."""
    return [(number, cells) for number, cells in rows if any(str(cell).strip() for cell in cells)]


def letters(column: int) -> str:
    """Column 0 -> A, 27 -> AB."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
