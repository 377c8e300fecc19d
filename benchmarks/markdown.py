"""Numbers and tables as Markdown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from benchmarks.compare import Row


def digits(value: float) -> int:
    """Decimals that give a number four figures, three at the most."""
    if not value or not math.isfinite(value):
        return 3
    return min(3, max(0, 3 - math.floor(math.log10(abs(value)))))


def number(value: float, decimals: int | None = None) -> str:
    """With commas between thousands."""
    return f"{value:,.{digits(value) if decimals is None else decimals}f}"


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """The first column to the left, the others to the right."""
    rule = "|---|" + "---:|" * (len(head) - 1)
    return "\n".join([_line(head), rule, *(_line(line) for line in lines)])


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def cells(row: Row) -> list[str]:
    """What, ours, theirs, the difference with its interval, and how wide that is; the verdict."""
    places = max(digits(row.ours), digits(row.theirs))
    low, high = (number(end, places) for end in (row.low, row.high))
    width = (row.high - row.low) / 2 / abs(row.theirs) if row.theirs else math.inf
    return [
        row.what, number(row.ours, places), number(row.theirs, places),
        f"{row.difference:+,.{places}f} ({low} to {high})", f"{100 * width:.1f} %", verdict(row),
    ]  # fmt: skip


def verdict(row: Row) -> str:
    """In a word."""
    return "agree" if row.agrees else "**differ**"


def agreeing(rows: Sequence[Row]) -> str:
    """How many of how many."""
    return f"{sum(row.agrees for row in rows)} of {len(rows)}"
