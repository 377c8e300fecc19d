"""Means with their intervals, a row each, with the words of a row above its mark: fits a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dghsim.measures.gains import Reach
from dghsim.report.error_bars import error_bars
from dghsim.report.figure import Drawing
from dghsim.report.style import INK, SOFT, axis, layout, note
from dghsim.report.text import plot_text, shortened

_ROW, _LONGEST = 44, 62


@dataclass(frozen=True, slots=True)
class Mark:
    """One mean with its interval."""

    row: int
    """From the top, counted from 0."""
    found: Reach
    hover: str
    colour: str
    symbol: str
    series: str = ""
    """What marks of one look are called; empty for no legend."""


def marks(found: Sequence[Mark], rows: int) -> tuple[Drawing, ...]:
    """The drawings, a trace for each series or look."""
    looks = dict.fromkeys((mark.series, mark.colour, mark.symbol) for mark in found)
    return tuple(
        _trace([mark for mark in found if (mark.series, mark.colour, mark.symbol) == look], rows)
        for look in looks
    )


def _trace(found: Sequence[Mark], rows: int) -> Drawing:
    first = found[0]
    return {
        "mode": "markers", "x": [mark.found.mean for mark in found], "y": [rows - 1 - mark.row for mark in found],
        "name": plot_text(first.series), "showlegend": bool(first.series),
        "marker": {
            "color": first.colour, "symbol": first.symbol, "size": 9, "line": {"width": 1.5, "color": first.colour},
        },
        "error_x": error_bars(
            ((mark.found.low, mark.found.mean, mark.found.high) for mark in found), first.colour, thickness=1.6,
            width=4,
        ),
        "customdata": [plot_text(mark.hover) for mark in found],
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip


def rows_layout(words: Sequence[str], title: str, *, legend: bool = False, nought: bool = True) -> Drawing:
    """The layout that goes with `marks`; `nought` draws a line at nought."""
    above = 40 if legend else 10
    return layout(
        len(words) * _ROW + 52 + above,
        showlegend=legend,
        margin={"l": 12, "r": 22, "t": above, "b": 46},
        xaxis=axis(plot_text(title), zeroline=nought, zerolinecolor=SOFT, nticks=7),
        yaxis=axis(range=[-0.6, len(words) - 0.35], showticklabels=False, showgrid=False),
        annotations=[
            note(plot_text(shortened(text, _LONGEST)), 0, len(words) - 1 - row + 0.16, xref="paper",
                 font={"size": 12, "color": INK})
            for row, text in enumerate(words)
        ],
    )  # fmt: skip
