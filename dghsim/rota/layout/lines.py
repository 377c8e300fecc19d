"""The lines of a block: whose they are, and what stands under each date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dghsim.errors import InputError, show
from dghsim.rota.cells import as_written
from dghsim.rota.checker.text import counted
from dghsim.rota.codes import key_of, plain
from dghsim.rota.layout.blocks import DOCTOR, Block
from dghsim.rota.layout.book import Sheet
from dghsim.rota.layout.weekdays import weekday_columns
from dghsim.rota.unworked import ADVICE, NO_VALUE

Known = Callable[[str], bool]
"""Whether a text is a code, or codes, of any tier."""
TierOf = Callable[[str], str]
"""The tier that a heading names; "" for none."""


_TITLE = re.compile(r"(?:dr|doctor|prof|professor|mr|mrs|ms|miss)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:tier|rota|team|grades?|juniors|seniors|registrars?|residents|sprs?|strs?|shos?|fy?[12]s?|foundation|imts?|"
    r"cmts?|gpsts?|gpvts|trainees?|consultants?|fellows?|locums?|doctors|bank|agency|acps?|anps?|specialty|staff)\b",
    re.IGNORECASE,
)


class Cell(NamedTuple):
    """One cell under a date."""

    day: date
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the grid. Texts are as written, without characters that cannot be printed."""

    place: str
    doctor: str
    tier: str
    grade: str
    filled_by: str
    cells: list[Cell]


def read_lines(
    sheet: Sheet, block: Block, known: Known, tier_of: TierOf, notes: list[str], headings: list[str]
) -> Iterator[Line]:
    """The lines of a block that hold codes.

    Rows of numbers, as totals are, rows of weekdays, repeated headings and remarks are passed over. A row with a text
    but no codes that names a tier gives it to the rows below it; one that names another group of doctors ends it.

    Args:
        sheet: with the block.
        block: where things stand.
        known: tells codes.
        tier_of: tells headings of tiers.
        notes: gets sentences on what was passed over.
        headings: gets the rows of one text without codes that name no tier, with their place.

    Raises:
        InputError: codes with no doctor in front of them.
    """
    section = ""
    totals: list[str] = []
    for number, cells in _filled(sheet, block):

        def at(name: str, cells: list[object] = cells) -> str:
            column = block.columns.get(name, len(cells))
            return text_of(cells[column]) if column < len(cells) else ""

        found = [
            (column, day, text_of(cells[column]))
            for column, day in block.dates.items()
            if column < len(cells) and text_of(cells[column])
        ]
        doctor = at("doctor") or " ".join(filter(None, (at("forename"), at("surname"))))
        if not found:
            written = [text for cell in cells if (text := text_of(cell))]
            named = tier_of(written[0])
            section = "" if not named and names_a_group(written[0]) else named or section
            if len(set(written)) == 1 and not named and not at("tier"):
                headings.append(f"{show(written[0])} at {sheet.address(number, 0)}")
            continue
        if _is_weekdays(cells, doctor):
            continue
        texts = [text for _, _, text in found]
        for column, _, text in found:
            refuse_unworked(text, sheet.address(number, column))
        refuse_unworked(doctor, sheet.address(number, block.names))
        if all(is_number(text) for text in texts) and not any(known(text) for text in set(texts)):
            totals.append(str(sheet.address(number, found[0][0])))
            continue
        if not doctor:
            code = next((each for each in found if known(each[2])), None)
            if code is None:
                continue
            raise InputError(
                f"{sheet.address(number, code[0])}: {show(code[2])} on {code[1]} has no doctor in front of it"
            )
        yield Line(
            sheet.address(number, block.names),
            doctor,
            at("tier") or section,
            at("grade"),
            at("filled_by"),
            [Cell(day, text, sheet.address(number, column)) for column, day, text in found],
        )
    if totals:
        count = counted(len(totals), "row")
        notes.append(f"passed over as totals, being numbers: {count}, the first from {totals[0]}")


def names_a_group(text: str) -> bool:
    """Whether a row without codes is a heading rather than a doctor who has none: `SHOs`, `Locums`, `Ward team:`."""
    return text.endswith(":") or (_GROUP.search(text) is not None and not _TITLE.match(text))


def text_of(cell: object) -> str:
    """A cell as text."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return plain(as_written(str(cell).strip()))


def refuse_unworked(text: str, place: str) -> None:
    """A formula without a value says nothing, and is no day off.

    Raises:
        InputError: the text stands for one.
    """
    if text == NO_VALUE:
        raise InputError(f"{place}: {NO_VALUE}; {ADVICE}")


def _filled(sheet: Sheet, block: Block) -> list[tuple[int, list[object]]]:
    """The rows below the header, with merged cells filled in.

    A code merged over several days stands on each of them, a doctor merged over several rows before each of them; a
    heading over the whole width stays one.
    """
    rows = [(number, cells) for number, cells in sheet.rows[block.header + 1 : block.stop]]
    if not sheet.merged:
        return rows
    by_number = {number: list(cells) for number, cells in rows}
    first, last = min(block.dates), max(block.dates)
    for top, left, bottom, right in sheet.merged:
        one_sided = (first <= left and right <= last) or (right < first)
        if top not in by_number or not one_sided:
            continue
        value = by_number[top][left] if left < len(by_number[top]) else ""
        for number in range(top, bottom + 1):
            cells = by_number.get(number)
            if cells is not None:
                cells.extend([""] * (right + 1 - len(cells)))
                cells[left : right + 1] = [value] * (right + 1 - left)
    return [(number, by_number[number]) for number, _ in rows]


def _is_weekdays(cells: list[object], doctor: str) -> bool:
    return key_of(doctor) in ("", "day", "weekday", "date", *DOCTOR) and bool(weekday_columns(cells))


def is_number(text: str) -> bool:
    """Whether a text is a number, as totals are."""
    try:
        float(text)
    except ValueError:
        return False
    return True
