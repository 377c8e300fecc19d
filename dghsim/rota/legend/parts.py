"""A cell's parts as meanings: half days, and times that stand in the cell."""

from __future__ import annotations

from collections.abc import Callable

from dghsim.rota.codes import UnknownCode
from dghsim.rota.legend.cell import Part, read_cell
from dghsim.rota.legend.meaning import DUTIES, Meaning


def meanings(text: str, one: Callable[[str], Meaning], timed: Callable[[int, int], Meaning]) -> list[Meaning]:
    """What a cell says, days off left out.

    Half a day of an absence becomes a free day, which no average is credited with. Half a duty has no times of its own
    and is unknown.

    Args:
        text: the cell.
        one: the meaning of one code; raises UnknownCode.
        timed: the meaning of times alone: a start (minutes after midnight) and a length.

    Raises:
        UnknownCode: something in it stands for nothing.
    """
    found = [_meaning(part, text, timed) for part in read_cell(text, one)]
    return [meaning for meaning in found if meaning.kind != "off"]


def _meaning(part: Part[Meaning], text: str, timed: Callable[[int, int], Meaning]) -> Meaning:
    if part.value is None:
        if part.span is None:
            raise UnknownCode(f"{text!r} says nothing")
        return timed(*part.span)
    if part.half:
        if part.value.kind in DUTIES:
            raise UnknownCode(
                f"{text!a} is half a duty; allowed: its times, such as 09:00-13:00, or a code of its own"
            )
        return Meaning("zero") if part.value.kind != "off" else part.value
    if part.span is not None and part.value.kind in DUTIES:
        start, minutes = part.span
        return part.value._replace(start=start, minutes=minutes)
    return part.value
