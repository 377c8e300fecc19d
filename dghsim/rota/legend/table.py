"""A legend as a table: a heading with code and times, then a line for each code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.errors import InputError, show
from dghsim.rota.cells import as_written
from dghsim.rota.codes import key_of, plain
from dghsim.rota.layout.book import Sheet
from dghsim.rota.legend.clock import length_of, read_clock, told_unclear
from dghsim.rota.legend.legend import Entry
from dghsim.rota.legend.meaning import DUTIES, Meaning, absence_of, kind_of_words, meaning_of
from dghsim.rota.legend.work import hours

_HEADINGS: dict[str, tuple[str, ...]] = {
    "code": (
        "code",
        "codes",
        "shift code",
        "abbreviation",
        "abbr",
        "abbr.",
        "key",
        "symbol",
        "letter",
        "letters",
    ),
    "start": ("start", "from", "begin", "begins", "start time", "starts"),
    "end": ("end", "to", "finish", "until", "ends", "end time", "finish time", "finishes"),
    "times": ("times", "time", "shift times", "hours", "clock"),
    "kind": ("kind", "type"),
    "tier": ("tier", "rota"),
    "duty": ("duty", "shift", "shift name", "name"),
    "label": ("label", "meaning", "description", "what"),
    "work_hours": ("work_hours", "work hours", "work expected", "expected work", "hours of work expected"),
}
_NAMED = {word: name for name, words in _HEADINGS.items() for word in words}
_WIDEST = 40
_LONGEST_CODE = 24


def heading_of(cells: Sequence[object]) -> dict[str, int] | None:
    """What is in which column, for a row that heads a legend; None for any other row."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells[:_WIDEST]):
        name = _NAMED.get(key_of(cell)) if isinstance(cell, str) else None
        if name is not None:
            found.setdefault(name, column)
    timed = {"start", "end"} <= found.keys() or "times" in found
    return (
        found
        if "code" in found and (timed or not found.keys().isdisjoint(("kind", "label", "duty")))
        else None
    )


def entries_below(sheet: Sheet, index: int, columns: dict[str, int], *, strict: bool) -> Iterator[Entry]:
    """The lines under a heading, down to the first without a code.

    Args:
        sheet: with the legend.
        index: of the heading among the sheet's rows.
        columns: as `heading_of` gives them.
        strict: what means nothing is refused; else passed over.

    Raises:
        InputError: by cell, where strict.
    """
    for number, cells in sheet.rows[index + 1 :]:
        texts = {name: cells[column] for name, column in columns.items() if column < len(cells)}
        code = plain(as_written(str(texts.get("code", ""))))
        if not code or (not strict and len(code) > _LONGEST_CODE):
            if strict:
                continue
            return
        place = sheet.address(number, columns["code"])
        try:
            yield Entry(code, read_line(texts), place)
        except InputError as error:
            if strict:
                raise InputError(f"{place}: code {show(code)} {error}") from error


def read_line(texts: dict[str, object]) -> Meaning:
    """One line of a legend: its times, or the absence that it names.

    Raises:
        InputError: neither; or times, a kind or hours of work that are none.
    """
    words = " ".join(plain(str(texts.get(name, ""))) for name in ("label", "duty"))
    kind = _kind(texts, words)
    start, minutes = _times(texts)
    if start is None:
        absent = kind if kind not in DUTIES else ""
        absent = absent or next(filter(None, (absence_of(str(texts.get(name, ""))) for name in _NAMES)), "")
        if not absent:
            raise InputError(
                "has neither times nor an absence; allowed: a start and an end, or leave, study, off"
                + told_unclear(str(texts.get("times", "")))
            )
        return Meaning(absent)
    return Meaning(
        kind,
        start,
        minutes,
        plain(str(texts.get("tier", ""))),
        plain(str(texts.get("duty", ""))),
        hours(texts.get("work_hours", ""), minutes),
    )


_NAMES = ("kind", "duty", "label", "times", "code")


def _kind(texts: dict[str, object], words: str) -> str:
    given = key_of(str(texts.get("kind", "")))
    if not given:
        return kind_of_words(words)
    if given in DUTIES:
        return given
    absent = absence_of(given)
    if absent:
        return absent
    return kind_of_words(f"{given} {words}")


def _times(texts: dict[str, object]) -> tuple[int | None, int]:
    given = [texts.get(name, "") for name in ("start", "end")]
    if any(str(each).strip() for each in given):
        start, end = (read_clock(each) for each in given)
        if start is None or end is None or start == 1440:
            wrong = given[0] if start in (None, 1440) else given[1]
            raise InputError(f"has the time {show(str(wrong))}; allowed: times of day such as 08:30")
        return start, length_of(start, end)
    for name in ("times", "label", "duty"):
        meaning = meaning_of(plain(str(texts.get(name, ""))))
        if meaning is not None and meaning.start is not None:
            return meaning.start, meaning.minutes
    return None, 0
