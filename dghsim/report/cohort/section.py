"""What a section of the cohort's page is made of: sentences, pictures, tables, and the same numbers for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from dghsim.report.figure import Figure

Value: TypeAlias = str | float | int | None
"""What a cell of a file holds; None where there was nothing to measure."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table on the page. All text is plain: the template escapes it."""

    text: str = ""
    small: str = ""
    """Beside the text, such as its interval."""
    tag: str = ""
    """A word under it, such as a verdict."""
    style: str = "quiet"
    """Of the tag: `better`, `worse`, `differs`, `quiet`, `synthetic`."""
    sort: str = ""
    """What a script sorts by."""
    link: str = ""
    """Where the text leads, seen from the page."""
    bar: tuple[float, float, float] | None = None
    """Low, middle and high of a line drawn in the cell, 0 to 1; the text is what it is called."""


@dataclass(frozen=True, slots=True)
class Row:
    """The first cell is its heading."""

    cells: tuple[Cell, ...]
    words: str = ""
    """What the filter finds it by, words with hyphens for blanks."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on the page."""

    label: str
    """What it shows, for those who do not see it."""
    columns: tuple[tuple[str, str], ...]
    """(heading, unit)."""
    rows: tuple[Row, ...]
    heading: str = ""
    """Above it; empty for none."""
    sifted: str = ""
    """Unique name of its controls, where it is sorted and filtered; empty for a plain table."""
    filters: tuple[tuple[str, str], ...] = ()
    """The words that a reader may filter by, each with what it is called."""
    folded: bool = False
    """Whether it is closed until it is asked for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Numbers as they are written to a CSV and to a sheet of the workbook."""

    name: str
    """Of the file and of the sheet: at most 31 letters, digits and hyphens."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class CohortSection:
    """A heading and what stands under it, in this order."""

    id: str
    """Unique on the page; letters, digits and hyphens."""
    heading: str
    lead: tuple[str, ...] = ()
    """Paragraphs."""
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    """A list at the end."""
    sheets: tuple[Sheet, ...] = ()
    short: str = ""
    """Its name in the contents; empty: the heading."""


def style_of(verdict: str) -> str:
    """The style of a cell that tells a difference."""
    return verdict if verdict in ("better", "worse", "differs") else "quiet"


def sortable(value: float) -> str:
    """A number as a script can compare it; empty for none."""
    return np.format_float_positional(value, trim="-") if np.isfinite(value) else ""
