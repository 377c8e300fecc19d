"""All dated lines of a file, whichever way round its sheets are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dghsim.errors import InputError, show
from dghsim.rota.layout.below_key import refuse_below_key
from dghsim.rota.layout.blocks import Block, find_blocks
from dghsim.rota.layout.book import Sheet
from dghsim.rota.layout.header import header_dates
from dghsim.rota.layout.lines import Cell, Known, Line, TierOf, is_number, read_lines, text_of
from dghsim.rota.layout.unread import refuse_unread

_FEWEST = 5


@dataclass(frozen=True, slots=True)
class Dated:
    """What is written, and the dates that the headings hold."""

    lines: list[Line]
    dates: list[date]
    notes: list[str]
    headings: list[str]
    """Rows of one text without codes that name no tier, with their place."""


def read_dated(
    sheets: Sequence[Sheet], known: Known, tier_of: TierOf, hint: date | None, only: str | None = None
) -> Dated | None:
    """The lines of every sheet with dates and codes; None where no sheet has dates.

    Dates may run across or down. Where they run down and the headings across are codes, the cells are names.

    Args:
        sheets: of one file.
        known: tells codes from remarks.
        tier_of: tells headings of tiers.
        hint: a date near which the rota lies, for dates without a year.
        only: the one sheet to read, by name.

    Raises:
        InputError: by cell.
    """
    if only is not None and only not in [sheet.name for sheet in sheets]:
        names = ", ".join(show(sheet.name) for sheet in sheets)
        raise InputError(f"no sheet {show(only)}; there are: {names}")
    lines: list[Line] = []
    dates: set[date] = set()
    empty: set[date] = set()
    notes: list[str] = []
    headings: list[str] = []
    for sheet in sheets:
        if sheet.name != only if only is not None else sheet.hidden:
            continue
        told: list[str] = []
        passed: list[str] = []
        found, headed = _of_sheet(sheet, known, tier_of, hint, told, passed)
        empty |= headed
        if found:
            lines += found
            dates |= headed
            notes += told
            headings += passed
    if not dates and not empty:
        return None
    return Dated(_without_copies(lines), sorted(dates or empty), notes, headings)


def _of_sheet(
    sheet: Sheet, known: Known, tier_of: TierOf, hint: date | None, notes: list[str], headings: list[str]
) -> tuple[list[Line], set[date]]:
    turned = _dates_run_down(sheet)
    if turned:
        sheet = sheet.turn()
    blocks = find_blocks(sheet, hint)
    for block in blocks:
        notes += _unread(sheet, block, known)
        below = sheet.rows[block.stop : block.after]
        refuse_below_key(sheet, below, block.names, block.dates, known)
    lines = [line for block in blocks for line in read_lines(sheet, block, known, tier_of, notes, headings)]
    if turned and lines and all(known(line.doctor) for line in lines):
        lines = _names_for_codes(lines)
    return lines, {day for block in blocks for day in block.dates.values()}


def _unread(sheet: Sheet, block: Block, known: Known) -> Iterator[str]:
    doctor = block.names

    def holds(cells: Sequence[object], text: str) -> bool:
        by_code = doctor < len(cells) and text_of(cells[doctor]) and known(text_of(cells[doctor]))
        return known(text) or bool(by_code and not is_number(text))

    body = sheet.rows[block.header + 1 : block.stop]
    besides = set(block.columns.values())
    return refuse_unread(sheet, sheet.rows[block.header], body, block.dates, besides, holds, "date")


def _dates_run_down(sheet: Sheet) -> bool:
    across = max((len(header_dates(cells)) for _, cells in sheet.rows[:60]), default=0)
    if across >= _FEWEST:
        return False
    width = max((len(cells) for _, cells in sheet.rows), default=0)
    down = (
        len(header_dates([cells[column] if column < len(cells) else "" for _, cells in sheet.rows]))
        for column in range(min(width, 6))
    )
    return max(down, default=0) >= max(_FEWEST, across + 1)


def _names_for_codes(lines: list[Line]) -> list[Line]:
    """Lines of codes with doctors in the cells, as lines of doctors with codes in the cells."""
    turned: dict[tuple[str, str], Line] = {}
    for line in lines:
        for cell in line.cells:
            for name in _several(cell.text):
                mine = turned.setdefault((name, line.tier), replace(line, doctor=name, cells=[]))
                mine.cells.append(Cell(cell.day, line.doctor, cell.place))
    return list(turned.values())


def _several(text: str) -> list[str]:
    return [part for part in re.split(r"\s*[/;+&]\s*", text) if part]


def _without_copies(lines: list[Line]) -> list[Line]:
    """The lines without cells that another sheet holds too.

    Raises:
        InputError: two sheets say different things of a doctor's day.
    """
    seen: dict[tuple[str, date], tuple[str, Cell]] = {}
    kept = []
    for line in lines:
        sheet = line.place.rpartition(", ")[0]
        cells = []
        for cell in line.cells:
            first = seen.setdefault((line.doctor, cell.day), (sheet, cell))
            if first[0] == sheet:
                cells.append(cell)
            elif first[1].text.casefold() != cell.text.casefold():
                raise InputError(
                    f"{cell.place}: {show(line.doctor)} has {show(cell.text)} on {cell.day}, but "
                    f"{show(first[1].text)} at {first[1].place}; allowed: one of them, or name the sheet to read"
                )
        kept.append(replace(line, cells=cells))
    return [line for line in kept if line.cells]
