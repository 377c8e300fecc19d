"""Text from outside, made fit to be shown: nothing in it may act, hide or reorder what stands beside it."""

from __future__ import annotations

import datetime
import html
import unicodedata

REPLACED = "\N{REPLACEMENT CHARACTER}"
_HARMLESS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{SOFT HYPHEN}")

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def clean(text: str) -> str:
    """The text on one line, with control, direction-changing and unencodable characters replaced."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return "".join(REPLACED if _hidden(letter) else letter for letter in " ".join(text.split()))


def _hidden(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and letter not in _HARMLESS


def plot_text(text: str) -> str:
    """Cleaned text for a label in a figure: plotly reads some HTML in labels, and decodes entities last."""
    return html.escape(clean(text), quote=False)


def shortened(text: str, longest: int) -> str:
    """The text, cut with an ellipsis when it is longer than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def listed(words: list[str]) -> str:
    """`a, b and c`; nothing for none."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1] if words else ""


def mid_sentence(label: str) -> str:
    """The label as it is written within a sentence; a short form such as ED keeps its capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() or label[1:2] == " " else label


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 doctor`, `3 doctors`, `1,200 doctors`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def period(weeks: int) -> str:
    """What one replication is called: a `year` if it is one, else a `run`."""
    return "year" if weeks == 52 else "run"


def simulated(runs: int, weeks: int) -> str:
    """`20 simulated years`, or `12 simulated runs of 8 weeks`."""
    if weeks == 52:
        return counted(runs, "simulated year")
    return f"{counted(runs, 'simulated run')} of {counted(weeks, 'week')}"


def long_date(date: datetime.date) -> str:
    """`4 April 2022`, in English wherever the program runs."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
