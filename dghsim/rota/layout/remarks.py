"""What a reader should know of cells that were not read letter by letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dghsim.errors import show
from dghsim.rota.checker.text import counted
from dghsim.rota.layout.lines import Cell
from dghsim.rota.legend.cell import has_marks, is_half_day


def remarks(cells: Iterable[Cell], exact: Callable[[str], bool]) -> Iterator[str]:
    """Sentences on footnote marks left out, and on half days.

    Args:
        cells: all that were read.
        exact: whether a text is a code as it stands.
    """
    odd = [
        cell for cell in cells if (has_marks(cell.text) or is_half_day(cell.text)) and not exact(cell.text)
    ]
    for told, found in (
        ("read without marks and remarks", [cell for cell in odd if has_marks(cell.text)]),
        ("half days, taken as free and credited to nobody", [cell for cell in odd if is_half_day(cell.text)]),
    ):
        if found:
            first = f"{found[0].place} ({show(found[0].text)})"
            yield f"{told}: {counted(len(found), 'cell')}, the first at {first}"
