"""Bars laid end to end, a row each, with the words of a row above its bar: fits a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dghsim.report.figure import Drawing
from dghsim.report.style import INK, axis, layout, note
from dghsim.report.text import plot_text, shortened

_ROW, _LONGEST = 46, 54


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of piece of the bars."""

    name: str
    colour: str
    pattern: str = ""
    """Plotly's shape, such as `/`, that tells it apart in grey; empty for plain."""


def stacked(
    parts: Sequence[Part], rows: Sequence[tuple[str, Sequence[float]]], unit: str
) -> tuple[Drawing, ...]:
    """The drawings: `rows` are words and one value a part, from the top down."""
    places = list(range(len(rows)))[::-1]
    return tuple(
        {
            "type": "bar", "orientation": "h", "y": places, "x": [values[at] for _, values in rows], "width": 0.42,
            "offset": -0.46, "name": plot_text(part.name),
            "marker": {"color": part.colour, "line": {"color": "#fff", "width": 1},
                       "pattern": {"shape": part.pattern, "solidity": 0.2, "fgcolor": "#fff", "fillmode": "overlay"}},
            "hovertemplate": f"{plot_text(part.name)}: %{{x:.3g}} {unit}<extra></extra>",
        }
        for at, part in enumerate(parts)
    )  # fmt: skip


def stacked_layout(
    rows: Sequence[tuple[str, Sequence[float]]], title: str, *, legend: bool = True, **more: object
) -> Drawing:
    """The layout that goes with `stacked`."""
    places = list(range(len(rows)))[::-1]
    above = 62 if legend else 8
    return layout(
        len(rows) * _ROW + 58 + above,
        barmode="stack",
        showlegend=legend,
        margin={"l": 12, "r": 22, "t": above, "b": 46},
        xaxis=axis(title, rangemode="tozero", nticks=7),
        yaxis=axis(range=[-0.55, len(rows) - 0.4], tickvals=places, showticklabels=False, showgrid=False),
        annotations=[
            note(plot_text(shortened(words, _LONGEST)), 0, place, font={"size": 12, "color": INK})
            for (words, _), place in zip(rows, places, strict=True)
        ],
        legend=layout(0)["legend"] | {"traceorder": "normal"},
        **more,
    )
