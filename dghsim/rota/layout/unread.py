"""Columns with codes under a heading that nobody can read: a day that would be lost for everybody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches

from dghsim.errors import InputError, show
from dghsim.rota.checker.text import counted
from dghsim.rota.codes import OFF, key_of, plain
from dghsim.rota.layout.book import Row, Sheet

_FEWEST = 3
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "june", "july", "august", "september", "october")
_MONTHS_AND_DAYS = (*_DAYS, *_MONTHS, "november", "december")
_LIKE = (*_MONTHS_AND_DAYS, *(word[:3] for word in _MONTHS_AND_DAYS))
_ALIKE = 0.66


def refuse_unread(
    sheet: Sheet,
    heading: Row,
    body: Sequence[Row],
    dated: Collection[int],
    besides: Collection[int],
    holds: Callable[[Sequence[object], str], bool],
    needed: str,
) -> Iterator[str]:
    """Notes on columns passed over that hold codes.

    Refused is a column between those with a date, whatever its heading; and one next to them, where its heading is
    empty, has a figure in it or is like a month or a weekday. Words such as Notes head no day.

    Args:
        sheet: for the addresses.
        heading: the row of dates or weekdays.
        body: the rows below it.
        dated: columns whose heading is understood.
        besides: columns of doctor, tier and such.
        holds: whether a text in a row is a code.
        needed: what the heading should be.

    Raises:
        InputError: by the cell of the heading.
    """
    if len(dated) < _FEWEST:
        return
    held: dict[int, tuple[int, str]] = {}
    for number, cells in body:
        for column, cell in enumerate(cells):
            if column in dated or column in besides or column in held:
                continue
            text = plain(str(cell))
            if text and key_of(text) not in OFF and holds(cells, text):
                held[column] = (number, text)
    asked = [column for column in range(min(dated), max(dated)) if column in held]
    for step, column in ((-1, min(dated)), (1, max(dated))):
        while (column := column + step) in held and _may_be_date(_at(heading, column)):
            asked.append(column)
    if asked:
        column = min(asked)
        number, text = held[column]
        raise InputError(
            f"{sheet.address(heading[0], column)}: the heading {show(_at(heading, column))} is no {needed}, but "
            f"{show(text)} stands below it at {sheet.address(number, column)}; needed: a {needed}"
        )
    aside = [column for column in held if column > max(dated) and _at(heading, column)]
    if aside:
        first = min(aside)
        where = f"{show(_at(heading, first))} at {sheet.address(heading[0], first)}"
        count = counted(len(aside), "column")
        yield f"passed over, headed by no {needed}, though it holds codes: {count}, the first {where}"


def _at(row: Row, column: int) -> str:
    return plain(str(row[1][column])) if column < len(row[1]) else ""


def _may_be_date(text: str) -> bool:
    words = text.casefold().split()
    return (
        not words
        or any(letter.isdigit() for letter in text)
        or any(get_close_matches(word, _LIKE, 1, _ALIKE) for word in words)
    )
