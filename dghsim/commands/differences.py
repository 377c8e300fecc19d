"""A paired difference as a planner reads it in the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace

from dghsim.measures.answers.numbers import counted, printable
from dghsim.measures.model import Difference
from dghsim.measures.warming.growth import neither_told, unsettled_sides
from dghsim.report.by_chance import by_chance
from dghsim.report.figures.forest import ForestRow, forest_rows
from dghsim.report.numbers import MINUS

WIDTH = 40
LEFT_OUT = "Waits and stays are left out."
MOST = 24
"""Measures shown; the report has the others."""


def difference_text(difference: Difference) -> str:
    """What clearly differs, the telling measures first, then how many cannot be told apart, and how many chance alone
    would have differ; 100 columns at most. Of waits and stays nothing is said where a queue grows on either side."""
    unsettled, left_out = unsettled_sides(difference), neither_told(difference)
    table = difference.table[~difference.table["measure_id"].isin(left_out)]
    difference = replace(difference, table=table)
    telling, others = forest_rows(difference)
    clear = [row for row in (*telling, *others) if row.style in ("better", "worse")]
    name = printable(difference.name)
    lines = [name, "-" * min(len(name), 100)]
    if unsettled:
        lines += textwrap.wrap(f"{unsettled}. {LEFT_OUT}", 100, break_on_hyphens=False)
    if clear:
        lines.append(f"{'':{WIDTH}} {'base':>10} {'changed':>10}   difference (95 % interval)")
    lines += [line for row in clear[:MOST] for line in _lines(row)]
    if more := clear[MOST:]:
        better = sum(row.style == "better" for row in more)
        lines.append(
            f"{counted(len(more), 'more measure')}: {better} better, {len(more) - better} worse; see the report."
        )
    cannot = int((table["verdict"] == "cannot tell").sum())
    same = int((table["verdict"] == "no change").sum())
    lines.append(f"Cannot tell for {cannot} other measures; {same} do not change at all.")
    lines += textwrap.wrap(by_chance([difference]), 100, break_on_hyphens=False)
    return "\n".join(lines)


def _lines(row: ForestRow) -> Iterator[str]:
    """The measure on as many lines as its name needs, the numbers on the last."""
    name = printable(f"{row.measure}, {row.unit}" if row.unit else row.measure)
    *above, last = textwrap.wrap(name, WIDTH, break_on_hyphens=False) or [""]
    yield from above
    numbers = f"{row.base:>10} {row.changed:>10}   {row.difference} ({row.interval}) {row.verdict}"
    yield f"{last:{WIDTH}} {numbers}".replace(MINUS, "-")
