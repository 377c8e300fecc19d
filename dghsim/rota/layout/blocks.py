"""The blocks of a sheet: a row of dates and the lines beneath it, down to the next row of dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dghsim.errors import InputError
from dghsim.rota.codes import key_of
from dghsim.rota.layout.book import Row, Sheet
from dghsim.rota.layout.header import header_dates
from dghsim.rota.layout.short_dates import short_dates
from dghsim.rota.layout.weekdays import week_dates, weekday_columns
from dghsim.rota.legend.found import is_key

DOCTOR = (
    "doctor",
    "doctors",
    "name",
    "names",
    "doctor name",
    "staff",
    "staff name",
    "full name",
    "trainee",
    "clinician",
)
_HEADINGS: dict[str, tuple[str, ...]] = {
    "doctor": DOCTOR,
    "surname": ("surname", "last name", "family name"),
    "forename": ("forename", "first name", "given name"),
    "tier": ("tier",),
    "grade": ("grade",),
    "filled_by": ("filled by", "filled_by"),
}
_NAMED = {word: name for name, words in _HEADINGS.items() for word in words}
_FEWEST = 5
_WIDEST_GAP = 35
"""Days between neighbouring dates: a slip in a month or a year makes more."""


@dataclass(frozen=True, slots=True)
class Block:
    """Where things stand: the rows of lines, the column of each date, and of doctor, tier and grade."""

    header: int
    """Index of the row of dates among the sheet's rows."""
    stop: int
    """Index after the last line."""
    after: int
    """Index of the next row of dates: from `stop` to here is a key."""
    dates: dict[int, date]
    columns: dict[str, int]

    @property
    def names(self) -> int:
        """Column of the doctor or the surname."""
        return self.columns.get("doctor", self.columns.get("surname", 0))


def find_blocks(sheet: Sheet, hint: date | None) -> list[Block]:
    """The blocks of a sheet, from the top; none where no row has dates."""
    dated = _dated_rows(sheet, hint)
    if not dated:
        return []
    starts = sorted(dated)
    blocks: list[Block] = []
    for index, start in enumerate(starts):
        after = starts[index + 1] if index + 1 < len(starts) else len(sheet.rows)
        stop = next((at for at in range(start + 1, after) if is_key(sheet.rows[at][1])), after)
        above = sheet.rows[(starts[index - 1] + 1 if index else 0) : start + 1]
        blocks.append(
            _block(sheet, start, (stop, after), dated[start], above, blocks[-1] if blocks else None)
        )
    return blocks


def _dated_rows(sheet: Sheet, hint: date | None) -> dict[int, dict[int, date]]:
    """Index of a row -> its dates, for the rows that head a block.

    Whole dates come before dates without a year, these before weekdays under the date of a week.
    """
    rows = [cells for _, cells in sheet.rows]
    whole = {index: header_dates(cells) for index, cells in enumerate(rows)}
    most = max((len(dates) for dates in whole.values()), default=0)
    if most >= _FEWEST:
        return {index: dates for index, dates in whole.items() if len(dates) >= _FEWEST}
    for read in (short_dates, week_dates):
        found: dict[int, dict[int, date]] = {}
        for index, cells in enumerate(rows):
            above: list[Sequence[object]] = [[sheet.name], *rows[max(found, default=0) : index]]
            dates = read(cells, above, hint)
            if dates:
                found[index] = dates
        if found:
            return found
    best = max(whole, key=lambda index: (len(whole[index]), -index), default=0)
    return {best: whole[best]} if most else {}


def _block(
    sheet: Sheet,
    start: int,
    ends: tuple[int, int],
    dates: dict[int, date],
    above: Sequence[Row],
    before: Block | None,
) -> Block:
    number = sheet.rows[start][0]
    columns_of: dict[date, int] = {}
    latest = next(iter(dates.values()))
    for column, day in dates.items():
        if columns_of.setdefault(day, column) != column:
            raise InputError(
                f"{sheet.address(number, column)}: the date {day} stands twice, also at "
                f"{sheet.address(number, columns_of[day])}; allowed: one column a day"
            )
        if (day - latest).days > _WIDEST_GAP:
            raise InputError(
                f"{sheet.address(number, column)}: the date {day} stands {(day - latest).days} days after {latest} at "
                f"{sheet.address(number, columns_of[latest])}; allowed: {_WIDEST_GAP} days; check the year"
            )
        if day < latest:
            raise InputError(
                f"{sheet.address(number, column)}: the date {day} stands after {latest}; allowed: dates in order"
            )
        latest = day
    _refuse_other_weekdays(sheet, start, dates)
    columns = _columns([cells for _, cells in above], dates)
    if not columns and before is not None:
        columns = dict(before.columns)
    if "doctor" not in columns and "surname" not in columns:
        columns["doctor"] = _doctor_column(sheet, start, ends[0], dates)
    if columns.get("doctor") in dates:
        place = sheet.address(number, columns["doctor"])
        raise InputError(f"{place}: the first column holds a date; needed: a column of doctors")
    return Block(start, *ends, dates, columns)


def _refuse_other_weekdays(sheet: Sheet, start: int, dates: dict[int, date]) -> None:
    """A row of weekdays next to the dates must be theirs."""
    for index in (start - 1, start + 1):
        number, cells = sheet.rows[index] if 0 <= index < len(sheet.rows) else (0, [])
        for column, weekday in weekday_columns(cells).items():
            day = dates.get(column)
            if day is not None and weekday != day.weekday():
                place = sheet.address(number, column)
                raise InputError(
                    f"{place}: {cells[column]} stands with {day}, which is a {day:%A}; check the dates"
                )


def _columns(above: Sequence[Sequence[object]], dates: dict[int, date]) -> dict[str, int]:
    """Columns headed doctor, tier and grade; the lowest heading wins."""
    columns: dict[str, int] = {}
    for cells in above:
        for column, cell in enumerate(cells):
            name = _NAMED.get(key_of(cell)) if isinstance(cell, str) and column not in dates else None
            if name is not None:
                columns[name] = column
    return columns


def _doctor_column(sheet: Sheet, start: int, stop: int, dates: dict[int, date]) -> int:
    """Where no column is headed so: the first of those before the dates that is not just numbers."""
    first = min(dates)
    for column in range(first):
        texts = [
            str(cells[column]).strip() for _, cells in sheet.rows[start + 1 : stop] if column < len(cells)
        ]
        texts = [text for text in texts if text]
        if texts and not all(text.replace(".", "").isdigit() for text in texts):
            return column
    return 0
