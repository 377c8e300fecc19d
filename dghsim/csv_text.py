"""Rows as CSV: commas, a line feed after each, quotes only where they are needed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The heading and the rows. What a spreadsheet would take for a formula is for the caller to make harmless."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([heading, *rows])
    return text.getvalue()
