"""A rota as coordinators keep it: doctors down, dates across, a code in each cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.rota.cells import as_written
from dghsim.rota.codes import Codes, Entry, UnknownCode, key_of, plain
from dghsim.rota.header import header_dates
from dghsim.rota.own_rows import OwnFile, OwnRow, filled_by_of, home_tiers, hours_of, kind_of, tier_named
from dghsim.rota.rows import Row
from dghsim.scenario.root import Scenario

_DOCTOR = ("doctor", "name", "doctor name", "staff")
_HEADINGS = {
    "doctor": _DOCTOR,
    "tier": ("tier",),
    "grade": ("grade",),
    "filled_by": ("filled by", "filled_by"),
}
_ROWS_SEARCHED = 30


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand: row index of the dates, column of each date and of doctor, tier and grade."""

    header: int
    dates: dict[int, date]
    columns: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the grid."""

    where: str
    doctor: str
    tier: str
    grade: str
    filled_by: str
    cells: list[tuple[date, str]]


def read_grid(scenario: Scenario, codes: Codes, rows: Sequence[Row], path: Path) -> OwnFile:
    """The duties and absences of a grid.

    The row with most dates is the heading. Beside the dates only columns headed doctor, tier, grade or filled by
    are read, there or above; the doctor stands in the first column unless another is headed so.

    Args:
        scenario: tiers and duties.
        codes: what the codes stand for.
        rows: numbered rows of the file.
        path: named in errors.

    Raises:
        InputError: no dates, a date twice, an unknown tier or code, or a code without a doctor; by row and date.
    """
    layout = _layout(rows, path)
    lines = list(_lines(scenario, rows[layout.header + 1 :], layout, path))
    read: dict[tuple[str, str], list[Entry]] = {}
    found: list[tuple[_Line, date, Entry]] = []
    for line in lines:
        for day, text in line.cells:
            if (text, line.tier) not in read:
                read[text, line.tier] = _entries(codes, text, line, day)
            found += [(line, day, entry) for entry in read[text, line.tier]]
    homes = home_tiers((line.doctor, entry.tier) for line, _, entry in found)
    days = sorted(layout.dates.values())
    return OwnFile(
        [_row(scenario, line, day, entry, homes) for line, day, entry in found],
        first=days[0],
        days=(days[-1] - days[0]).days + 1,
        weekdays=frozenset(day.weekday() for day in days),
        place=lambda index: f"{found[index][0].where}, {found[index][1]}",
    )


def _layout(rows: Sequence[Row], path: Path) -> _Layout:
    candidates = [header_dates(cells) for _, cells in rows[:_ROWS_SEARCHED]]
    header = max(range(len(candidates)), key=lambda index: (len(candidates[index]), -index), default=-1)
    if header < 0 or not candidates[header]:
        raise InputError(
            f"{show_path(path.name)}: neither columns doctor, start, end nor a row of dates; allowed: one row a shift, "
            "or doctors down and dates across"
        )
    dates = candidates[header]
    where = f"{show_path(path.name)}, row {rows[header][0]}"
    for day in set(dates.values()):
        if list(dates.values()).count(day) > 1:
            raise InputError(f"{where}: the date {day} stands twice; allowed: one column a day")
    columns = _columns([cells for _, cells in rows[: header + 1]], dates)
    if columns["doctor"] in dates:
        raise InputError(f"{where}: the first column holds a date; needed: a column of doctors")
    return _Layout(header, dates, columns)


def _columns(above: list[list[object]], dates: dict[int, date]) -> dict[str, int]:
    """Columns headed doctor, tier and grade; the lowest heading wins."""
    columns = {"doctor": 0}
    for cells in above:
        for column, cell in enumerate(cells):
            for name, words in _HEADINGS.items():
                if column not in dates and key_of(str(cell)) in words:
                    columns[name] = column
    return columns


def _lines(scenario: Scenario, rows: Sequence[Row], layout: _Layout, path: Path) -> Iterator[_Line]:
    for number, cells in rows:
        where = f"{show_path(path.name)}, row {number}"

        def at(name: str, cells: list[object] = cells) -> str:
            column = layout.columns.get(name, len(cells))
            return _text(cells[column]) if column < len(cells) else ""

        codes = [(day, _text(cells[column])) for column, day in layout.dates.items() if column < len(cells)]
        codes = [(day, text) for day, text in codes if text]
        doctor = at("doctor")
        if not codes or key_of(doctor) in _DOCTOR:
            continue
        if not doctor:
            raise InputError(f"{where}: {show(codes[0][1])} on {codes[0][0]} has no doctor in front of it")
        try:
            tier, filled_by = tier_named(scenario, at("tier")), filled_by_of(at("filled_by"), doctor)
        except InputError as error:
            raise InputError(f"{where}: {error}") from error
        yield _Line(where, doctor, tier, at("grade"), filled_by, codes)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return plain(as_written(str(cell).strip()))


def _entries(codes: Codes, text: str, line: _Line, day: date) -> list[Entry]:
    try:
        return codes.read(text, line.tier)
    except UnknownCode as error:
        raise InputError(f"{line.where}, {day}: {error}") from error


def _row(scenario: Scenario, line: _Line, day: date, entry: Entry, homes: dict[str, str]) -> OwnRow:
    home = line.tier or homes.get(line.doctor, "")
    start, end = hours_of(scenario, entry, home, day)
    return OwnRow(
        doctor=line.doctor,
        grade=line.grade,
        home=home,
        tier=entry.tier,
        duty=entry.duty,
        kind=kind_of(scenario, entry),
        start=start,
        end=end,
        filled_by=line.filled_by,
    )
