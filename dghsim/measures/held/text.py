"""Verdicts for a terminal: a line a pack, and what is not met by name."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from dghsim.measures.answers.numbers import printable
from dghsim.measures.answers.text import WIDTH
from dghsim.measures.held.model import WORST_FIRST, Held

_SIGN = {"not met": "x", "cannot tell": "?"}


def text_of_held(rows: Sequence[Held]) -> str:
    """How many of each pack are met; below it what is not met or cannot be told. Empty where nothing was held."""
    lines = ["Held against standards"] if rows else []
    for pack in dict.fromkeys(row.pack for row in rows):
        own = [row for row in rows if row.pack == pack]
        lines.append(_wrapped(f"{own[0].pack_name}: {tally(own)}", "   ", "     "))
        lines += [
            _wrapped(row.line, f"   {_SIGN[row.verdict]} ", "     ") for row in own if row.verdict in _SIGN
        ]
    return "\n".join(lines)


def tally(rows: Sequence[Held]) -> str:
    """Such as `1 not met, 4 met, 2 not modelled`."""
    counts = {verdict: sum(row.verdict == verdict for row in rows) for verdict in WORST_FIRST}
    return ", ".join(f"{number} {verdict}" for verdict, number in counts.items() if number)


def _wrapped(words: str, first: str, after: str) -> str:
    return textwrap.fill(
        printable(words), WIDTH, initial_indent=first, subsequent_indent=after, break_on_hyphens=False
    )
