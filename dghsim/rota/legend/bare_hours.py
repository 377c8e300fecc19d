"""Two hours without minutes, such as 9-5, 9-17 and 8am-8, where they can be read in one way only."""

from __future__ import annotations

import re

PAIR = re.compile(
    r"(?<![\w:./-])(\d{1,2})\s*([ap]m)?\s*(?:-|–|—|to|until|till)\s*(\d{1,2})\s*([ap]m)?(?![\w:./-])",
    re.IGNORECASE,
)
_HALF = 12 * 60
_DAY_BEGINS, _DAY_ENDS = range(7, 12), range(1, 7)
"""Hours of the morning and the afternoon between which 9-5 is a day; a night is not written so."""


def hours_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Start and end in minutes after midnight; None where a day and a night are both meant by such a pair.

    An hour above 12, or a nought, is of the clock of 24. Where one side says am or pm, the other is in the half of the
    day that makes the duty the shorter. Otherwise a start from 7 to 11 and an end from 1 to 6 are a day.
    """
    start, end = int(match[1]), int(match[3])
    halves = (match[2] or "").casefold(), (match[4] or "").casefold()
    if any(halves):
        return _with_halves(start, end, *halves)
    if start > 23 or end > 24:
        return None
    if any(hour > 12 or hour == 0 for hour in (start, end)):
        return start * 60, end * 60
    if start in _DAY_BEGINS and end in _DAY_ENDS and "0" not in (match[1][0], match[3][0]):
        return start * 60, end * 60 + _HALF
    return None


def _with_halves(start: int, end: int, of_start: str, of_end: str) -> tuple[int, int] | None:
    if not (1 <= start <= 12 and 1 <= end <= 12):
        return None
    pairs = [(first, last) for first in _minutes(start, of_start) for last in _minutes(end, of_end)]
    return min(pairs, key=lambda pair: (pair[1] - pair[0] - 1) % (2 * _HALF))


def _minutes(hour: int, half: str) -> list[int]:
    return [hour % 12 * 60 + part for part in ({"am": [0], "pm": [_HALF]}.get(half, [0, _HALF]))]
