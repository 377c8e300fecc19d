"""A legend in a file of its own: TOML, CSV or a workbook."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.rota.codes import plain
from dghsim.rota.legend.clock import told_unclear
from dghsim.rota.legend.legend import Entry, Legend
from dghsim.rota.legend.meaning import ABSENCES_AND_OFF, DUTIES, Meaning, meaning_of
from dghsim.rota.legend.table import entries_below, heading_of, read_line
from dghsim.rota.rows import read_book
from dghsim.rota.rules.nearest import nearest

_KEYS = ("start", "end", "times", "kind", "tier", "duty", "label", "work_hours")
_COLUMNS = frozenset(("code", *_KEYS, "from", "to"))
_ALLOWED = 'LD = "08:30-21:00", OC = "nroc 20:00-08:00", AL = "leave", or a table with start, end and kind'


def read_legend(path: str | os.PathLike[str]) -> Legend:
    """A legend from a file.

    TOML: `LD = "08:30-21:00"`, or `[LD]` with start, end, kind, tier, duty, work_hours, at the top or below `[code]`.
    CSV or a workbook: columns code, start, end, and as far as wanted kind, tier, duty, label, work_hours; or code and
    times.

    Raises:
        InputError: naming the file and the key or the cell.
    """
    file = Path(path)
    try:
        entries = _toml(file) if file.suffix.casefold() == ".toml" else _table(file)
        legend = Legend(entries)
    except InputError as error:
        text = str(error)
        raise InputError(text if str(show_path(file)) in text else f"{show_path(file)}: {text}") from error
    if not len(legend):
        raise InputError(f"{show_path(file)}: no codes; allowed: {_ALLOWED}")
    return legend


def _table(file: Path) -> Iterator[Entry]:
    for sheet in read_book(file, _COLUMNS):
        for index, (_, cells) in enumerate(sheet.rows):
            columns = heading_of(cells)
            if columns is not None:
                yield from entries_below(sheet, index, columns, strict=True)
                return
    raise InputError("no row heads a legend; needed: the columns code, start and end, or code and times")


def _toml(file: Path) -> Iterator[Entry]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as error:
        raise InputError(f"not TOML: {error}") from error
    codes = data["code"] if set(data) == {"code"} and isinstance(data["code"], dict) else data
    for code, given in codes.items():
        yield Entry(plain(code), _meaning(code, given), show(code))


def _meaning(code: str, given: object) -> Meaning:
    where = f"code {show(code)}"
    if isinstance(given, str):
        meaning = meaning_of(plain(given))
        if meaning is None:
            raise InputError(f"{where} is {show(given)}; allowed: {_ALLOWED}{told_unclear(given)}")
        return meaning
    if not isinstance(given, Mapping):
        raise InputError(f"{where} is {show(given)}; allowed: {_ALLOWED}")
    for key in given:
        if key not in _KEYS:
            raise InputError(
                f"{where}: key {show(key)} is unknown{nearest(str(key), _KEYS)}; allowed: {', '.join(_KEYS)}"
            )
    kind = given.get("kind", "shift")
    if kind not in (*DUTIES, *ABSENCES_AND_OFF):
        allowed = (*DUTIES, *ABSENCES_AND_OFF)
        raise InputError(
            f"{where}: kind is {show(kind)}{nearest(str(kind), allowed)}; allowed: {', '.join(allowed)}"
        )
    try:
        return read_line(dict(given))
    except InputError as error:
        raise InputError(f"{where} {error}") from error
