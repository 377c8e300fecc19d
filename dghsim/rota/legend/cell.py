"""The text of one cell taken apart: several codes, footnote marks, half days, times of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from dghsim.rota.codes import UnknownCode, plain
from dghsim.rota.legend.clock import find_span, without_span

T = TypeVar("T")
_PLUS = re.compile(r"\s+\+\s+")
_JOINTS = re.compile(r"\s*[+,/&;|]\s*")
_JOINTS_AND_SPACES = re.compile(r"\s*[+,/&;|]\s*|\s+")
_MARKS = re.compile(r"[*†‡§?!#^~]+|\([^()]*\)|\[[^\[\]]*\]")
_LONGEST = 200
_HALF = re.compile(r"(?P<code>.+?)[\s.-]*\b(?P<half>am|pm)", re.IGNORECASE)


class Part(NamedTuple, Generic[T]):
    """One code of a cell."""

    value: T | None
    """What the code stands for; None for times alone."""
    half: str = ""
    """`am` or `pm` where half a day is written."""
    span: tuple[int, int] | None = None
    """Start (minutes after midnight) and length, where the cell gives times of its own."""


def read_cell(text: str, one: Callable[[str], T]) -> list[Part[T]]:
    """What a cell says, part by part.

    The cell as it stands comes first; then its parts between `+ / , & ;`, then between spaces; then the same without
    footnote marks and remarks in brackets, and with am, pm or times of day after a code.

    Args:
        text: the cell.
        one: the meaning of one code; raises UnknownCode.

    Raises:
        UnknownCode: for the first part that stands for nothing.
    """
    text = plain(text)
    if len(text) > _LONGEST:
        return [Part(one(text))]
    bare = plain(_MARKS.sub(" ", text))
    told: UnknownCode | None = None
    for candidate, read in ((text, _as_it_stands), (bare or text, _loosely)):
        for parts in _partings(candidate):
            try:
                return [read(part, one) for part in parts]
            except UnknownCode as error:
                told = error
    raise told or UnknownCode("")


@lru_cache(maxsize=8192)
def _partings(text: str) -> tuple[tuple[str, ...], ...]:
    parted = [tuple(joint.split(text)) for joint in (_PLUS, _JOINTS, _JOINTS_AND_SPACES)]
    return tuple(dict.fromkeys([(text,), *parted]))


def _as_it_stands(text: str, one: Callable[[str], T]) -> Part[T]:
    return Part(one(text))


def _loosely(text: str, one: Callable[[str], T]) -> Part[T]:
    try:
        return Part(one(text))
    except UnknownCode:
        span = find_span(text)
        if span is not None:
            code = without_span(text)
            return Part(one(code) if code else None, "", span)
        if match := _HALF.fullmatch(text):
            return Part(one(match["code"]), match["half"].casefold())
        raise


def has_marks(text: str) -> bool:
    """Whether a cell holds footnote marks or a remark in brackets."""
    return len(text) <= _LONGEST and _MARKS.search(text) is not None


def is_half_day(text: str) -> bool:
    """Whether a cell says am or pm after a code."""
    return (
        len(text) <= _LONGEST
        and find_span(text) is None
        and _HALF.fullmatch(plain(_MARKS.sub(" ", text))) is not None
    )
