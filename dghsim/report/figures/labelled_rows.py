"""The layout of a picture with a row for each of several things, what each is called above its row."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.report.figure import Drawing
from dghsim.report.style import INK, axis, layout, note
from dghsim.report.text import plot_text, shortened

_ROW = 46


def places_of(rows: int) -> list[int]:
    """Where each row stands, the first on top."""
    return list(range(rows))[::-1]


def labelled_rows(labels: Sequence[str], xaxis: Drawing) -> Drawing:
    """The layout, for rows at `places_of`."""
    places = places_of(len(labels))
    return layout(
        len(labels) * _ROW + 100,
        margin={"l": 12, "r": 24, "t": 40, "b": 46},
        xaxis=xaxis,
        yaxis=axis(range=[-0.5, len(labels) - 0.3], tickvals=places, showticklabels=False),
        annotations=[
            note(
                plot_text(shortened(label, 50)),
                0,
                place,
                xref="paper",
                yshift=6,
                font={"size": 12, "color": INK},
            )
            for label, place in zip(labels, places, strict=True)
        ],
    )
