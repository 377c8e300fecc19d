"""Doctors or lines below a key: the key ends the grid, so that they would be lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from dghsim.errors import InputError, show
from dghsim.rota.cells import as_written
from dghsim.rota.codes import ABSENCE_CODES, OFF, key_of, plain
from dghsim.rota.layout.book import Row, Sheet
from dghsim.rota.legend.clock import find_span
from dghsim.rota.legend.found import is_key, is_key_line, meaning_after
from dghsim.rota.legend.meaning import absence_of

_LONGEST_CODE = 8
_CELLS_AFTER = 4
_SHORT = frozenset((*(code.casefold() for code in ABSENCE_CODES.values()), "a/l", "s/l", "toil"))


def refuse_below_key(
    sheet: Sheet, rows: Sequence[Row], names: int, days: Collection[int], known: Callable[[str], bool]
) -> None:
    """Lines of a key are told from lines of the grid by what stands after a code: its times, or its absence in words.

    Args:
        sheet: for the addresses.
        rows: from the key on, down to the next heading of dates or weekdays.
        names: column of doctors, or of the numbers of lines.
        days: columns with a date or a weekday.
        known: whether a text is a code.

    Raises:
        InputError: by cell, for a code under a day in a row with a name.
    """
    if not rows:
        return
    for number, cells in rows[1:]:
        texts = [plain(as_written(str(cell))) for cell in cells]
        name = texts[names] if names < len(texts) else ""
        if not name or is_key(cells) or is_key_line(name) or (known(name) and not _absent(texts, names)):
            continue
        for column in sorted(days):
            if (
                column < len(texts)
                and _is_code(texts[column], known)
                and not _explained(cells, texts, column)
            ):
                raise InputError(
                    f"{sheet.address(number, column)}: {show(texts[column])} of {show(name)} stands below the "
                    f"key, which begins in row {rows[0][0]}; allowed: the key below all lines or on its own sheet"
                )


def _is_code(text: str, known: Callable[[str], bool]) -> bool:
    if not text or len(text) > _LONGEST_CODE or key_of(text) in OFF or find_span(text) is not None:
        return False
    return (not absence_of(text) or key_of(text) in _SHORT) and known(text)


def _explained(cells: Sequence[object], texts: Sequence[str], column: int) -> bool:
    after = [at for at in range(column + 1, len(cells)) if texts[at]][:_CELLS_AFTER]
    meaning, _ = meaning_after([cells[at] for at in after])
    if meaning is None:
        return False
    return meaning.start is not None or (bool(absence_of(texts[column])) and not _absent(texts, column))


def _absent(texts: Sequence[str], column: int) -> bool:
    """Whether the next text is the short code of an absence, as a doctor's is; a key has it in words."""
    return key_of(next(filter(None, texts[column + 1 :]), "")) in _SHORT
