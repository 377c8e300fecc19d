"""The nearest known word, for error lines."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """The words " (nearest: x)" for the known word most like `word`, or "" when none is alike."""
    close = get_close_matches(word[:80].casefold().replace("_", "-"), _spellings(known), n=1, cutoff=0.5)
    return f" (nearest: {_spellings(known)[close[0]]})" if close else ""


def _spellings(known: Iterable[str]) -> dict[str, str]:
    return {word.casefold().replace("_", "-"): word for word in known}
