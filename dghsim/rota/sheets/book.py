"""A workbook to write into: text stays text, and the same content gives the same bytes."""

from __future__ import annotations

import datetime
import io
from functools import lru_cache
from pathlib import Path
from typing import Any

from dghsim.rota.cells import inert
from dghsim.rota.codes import plain
from dghsim.rota.sheets.formats import FONT, conditional, properties
from dghsim.rota.sheets.paint import PLAIN, Paint
from dghsim.whole import write_whole

LANDSCAPE_A3, LANDSCAPE_A4 = 8, 9
_LONGEST = 32_000
_LONGEST_TITLE = 31


@lru_cache(maxsize=8192)
def cell_text(text: str) -> str:
    """What is written for a text: without control characters, and inert when the sheet is saved as CSV."""
    return inert(plain(text))[:_LONGEST]


class Page:
    """One sheet. Rows and columns are counted from 0."""

    def __init__(self, book: Book, sheet: Any, title: str) -> None:
        """Made by `Book.page`."""
        self._book, self.sheet, self.title = book, sheet, title

    def look(self, paint: Paint) -> Any:
        """The format of a paint."""
        return self._book.look(paint)

    def put(self, row: int, column: int, value: str | float | datetime.date, paint: Paint = PLAIN) -> None:
        """A text, a number or a date. A text is never taken for a formula, whatever it begins with."""
        look = self._book.look(paint)
        if isinstance(value, datetime.date):
            self.sheet.write_datetime(
                row, column, datetime.datetime(value.year, value.month, value.day), look
            )
        elif not isinstance(value, str):
            self.sheet.write_number(row, column, value, look)
        elif text := cell_text(value):
            self.sheet.write_string(row, column, text, look)
        else:
            self.sheet.write_blank(row, column, None, look)

    def put_row(self, row: int, values: list[str | float], paint: Paint) -> None:
        """Values from the first column on."""
        for column, value in enumerate(values):
            self.put(row, column, value, paint)

    def put_at(self, row: int, column: int, values: list[str | float]) -> None:
        """Plain values from a column on."""
        for offset, value in enumerate(values):
            self.put(row, column + offset, value)

    def formula(self, row: int, column: int, text: str, value: float | str, paint: Paint) -> None:
        """A formula of this program's own making, with the value that it has now."""
        self.sheet.write_formula(row, column, f"={text}", self._book.look(paint), value)

    def rule(
        self, area: tuple[int, int, int, int], condition: str, paint: Paint, *, bold: bool = False
    ) -> None:
        """Lays a paint over the cells of an area (first row, first column, last row, last column) where it holds.

        Rules given earlier win.
        """
        look = self._book.over(paint, bold)
        self.sheet.conditional_format(
            *area, {"type": "formula", "criteria": f"={condition}", "format": look, "stop_if_true": True}
        )

    def widths(self, widths: list[float]) -> None:
        """Of the columns from the first on."""
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def set_up_page(self, paper: int = LANDSCAPE_A4, repeated_rows: int = 0, *, fit: bool = True) -> None:
        """Landscape, one page wide, with the first rows on every page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(paper)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.set_footer("&L&A&RPage &P of &N")
        if repeated_rows:
            self.sheet.repeat_rows(0, repeated_rows - 1)
        if fit:
            self.sheet.fit_to_pages(1, 0)


class Book:
    """Sheets in the order of their making."""

    def __init__(self, day: datetime.date) -> None:
        """`day` is written as the day of its making."""
        import xlsxwriter

        from dghsim.rota.sheets.fast import FastSheet

        self._sheet_class = FastSheet
        self._bytes = io.BytesIO()
        self._book: Any = xlsxwriter.Workbook(
            self._bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": FONT, "font_size": 10},
            },
        )
        self._book.set_properties(
            {"author": "dghsim", "created": datetime.datetime(day.year, day.month, day.day)}
        )
        self._looks: dict[Paint, Any] = {}
        self._over: dict[tuple[Paint, bool], Any] = {}
        self._titles: set[str] = set()

    def page(self, title: str, *, hidden: bool = False) -> Page:
        """A new sheet."""
        name, number = title[:_LONGEST_TITLE], 2
        while name.casefold() in self._titles:
            name, number = f"{title[: _LONGEST_TITLE - 3]} {number}", number + 1
        self._titles.add(name.casefold())
        sheet = self._book.add_worksheet(name, worksheet_class=self._sheet_class)
        if hidden:
            sheet.hide()
        return Page(self, sheet, name)

    def look(self, paint: Paint) -> Any:
        """The format of a paint."""
        if paint not in self._looks:
            self._looks[paint] = self._book.add_format(properties(paint))
        return self._looks[paint]

    def over(self, paint: Paint, bold: bool) -> Any:
        """The format of a rule."""
        if (paint, bold) not in self._over:
            self._over[paint, bold] = self._book.add_format(conditional(paint, bold=bold))
        return self._over[paint, bold]

    def save(self, path: Path) -> None:
        """Saves beside and renames.

        Raises:
            OSError: the file cannot be written.
        """
        self._book.close()
        write_whole(path, self._bytes.getvalue())
