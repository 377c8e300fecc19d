"""The legend that a rota file brings along: a sheet of its own, or a key beneath or beside the grid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dghsim.errors import show
from dghsim.rota.cells import as_written
from dghsim.rota.codes import key_of, plain
from dghsim.rota.layout.book import Sheet
from dghsim.rota.legend.clock import find_span, length_of, read_clock
from dghsim.rota.legend.legend import Entry, Legend
from dghsim.rota.legend.meaning import Meaning, kind_of_words, meaning_of
from dghsim.rota.legend.table import entries_below, heading_of

KEY_WORDS = (
    "key",
    "legend",
    "codes",
    "shift codes",
    "shift key",
    "abbreviations",
    "key to codes",
    "shift times",
)
_LONGEST_CODE = 8
_CELLS_AFTER = 4
_ONE_CELL = re.compile(r"(?P<code>[^\s=:]{1,8})\s*(?:[=:]|\s[-–]\s|\s)\s*(?P<rest>.+)")


def legend_in(sheets: Sequence[Sheet]) -> Legend:
    """What the file itself says of its codes; nothing where it says nothing.

    Read are tables headed code and times, on any sheet, and lines of a key: `LD = Long day 08:30-21:00` in one cell, or
    a code with times or an absence in the cells after it.

    Raises:
        InputError: the file gives one code two meanings.
    """
    unread = {code: told for sheet in sheets for code, told in _unread(sheet)}
    return Legend((entry for sheet in sheets for entry in _entries(sheet)), unread)


def is_key(cells: Sequence[object]) -> bool:
    """Whether a row begins a legend: a word such as Key with no codes beside it, or the heading of a table."""
    written = [plain(str(cell)) for cell in cells if str(cell).strip()]
    if not written or key_of(written[0]).rstrip(":") not in KEY_WORDS:
        return heading_of(cells) is not None
    return all(is_key_line(text) for text in written[1:])


def is_key_line(text: str) -> bool:
    """Whether one cell says what a code means: `LD = Long day 08:30-21:00`."""
    match = _ONE_CELL.fullmatch(text)
    return match is not None and meaning_of(match["rest"]) is not None


def _entries(sheet: Sheet) -> Iterator[Entry]:
    below_key = key_of(sheet.name) in KEY_WORDS
    for index, (number, cells) in enumerate(sheet.rows):
        columns = heading_of(cells)
        if columns is not None:
            yield from entries_below(sheet, index, columns, strict=False)
            return
        below_key = below_key or is_key(cells)
        if below_key:
            for column, code, meaning in _line([plain(as_written(str(cell))) for cell in cells], cells):
                yield Entry(code, meaning, sheet.address(number, column))


def _unread(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Codes that a line of a key begins with, and the line with its place, whether it is understood or not."""
    below_key = key_of(sheet.name) in KEY_WORDS
    for number, cells in sheet.rows:
        below_key = below_key or is_key(cells)
        texts = [plain(as_written(str(cell))) for cell in cells] if below_key else []
        first = next((column for column, text in enumerate(texts) if text), 0)
        for column, text in enumerate(texts):
            match = _ONE_CELL.fullmatch(text)
            whole = text if match else " ".join(filter(None, texts))
            if text and (match or column == first):
                yield (
                    key_of(match["code"] if match else text),
                    f"{show(whole)} at {sheet.address(number, column)}",
                )


def _line(texts: Sequence[str], cells: Sequence[object]) -> Iterator[tuple[int, str, Meaning]]:
    """The codes that one row of a key explains."""
    written = [column for column, text in enumerate(texts) if text]
    at = 0
    while at < len(written):
        column = written[at]
        at += 1
        match = _ONE_CELL.fullmatch(texts[column])
        meaning = meaning_of(match["rest"]) if match else None
        if match and meaning is not None:
            yield column, match["code"], meaning
        elif _may_be_code(texts[column]):
            meaning, used = meaning_after([cells[after] for after in written[at : at + _CELLS_AFTER]])
            if meaning is not None:
                yield column, texts[column], meaning
                at += used


def _may_be_code(text: str) -> bool:
    return (
        len(text) <= _LONGEST_CODE
        and key_of(text) not in KEY_WORDS
        and find_span(text) is None
        and read_clock(text) is None
    )


def meaning_after(cells: Sequence[object]) -> tuple[Meaning | None, int]:
    """The meaning in the cells after a code, words and times or two times, and how many of the cells it takes."""
    texts = [plain(as_written(str(cell))) for cell in cells]
    clocks = [None if isinstance(cell, bool | int) else read_clock(cell) for cell in cells]
    for at, text in enumerate(texts):
        words = " ".join(texts[: at + 1])
        meaning = meaning_of(text)
        if meaning is not None and meaning.start is None and at < 1:
            return meaning, 1
        if meaning is not None and meaning.start is not None:
            return meaning._replace(kind=kind_of_words(words)), at + 1
        start, end = clocks[at], clocks[at + 1] if at + 1 < len(clocks) else None
        if start is not None and end is not None:
            return Meaning(kind_of_words(words), start % 1440, length_of(start, end)), at + 2
    return None, 0
