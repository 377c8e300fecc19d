"""What one code means."""

from __future__ import annotations

import re
from typing import NamedTuple

from dghsim.rota.codes import ABSENCE_WORDS, ABSENCES, OFF, key_of
from dghsim.rota.legend.clock import find_span, without_span

DUTIES = ("shift", "nroc")
ABSENCES_AND_OFF = (*ABSENCES, "off")
_FROM_HOME = re.compile(r"\b(?:nroc|non[- ]?resident|from home|at home)\b")


class Meaning(NamedTuple):
    """A duty with its times, an absence, or a day off."""

    kind: str
    """`shift`, `nroc`, an absence, or `off`."""
    start: int | None = None
    """Minutes after midnight; None for an absence as long as a normal day."""
    minutes: int = 0
    tier: str = ""
    duty: str = ""
    work_hours: float | None = None
    """On call: work expected in the period; None where not known."""


def absence_of(text: str) -> str:
    """`leave`, `study`, ... or `off` for a word for it; "" for none."""
    key = key_of(text)
    return "off" if key and key in OFF else ABSENCE_WORDS.get(key, "")


def kind_of_words(text: str) -> str:
    """`nroc` where the words say that the doctor is on call from home, else `shift`."""
    return "nroc" if _FROM_HOME.search(key_of(text)) else "shift"


def meaning_of(text: str) -> Meaning | None:
    """Of words such as `08:30-21:00`, `nroc 20:00-08:00`, `leave` or `off`; None for what says neither."""
    span = find_span(text)
    if span is None:
        kind = absence_of(text)
        return Meaning(kind) if kind else None
    words = without_span(text)
    return Meaning(absence_of(words) or kind_of_words(words), *span)
