"""The runs' first weeks from the empty hospital on, what is left out of them, and where they settle."""

from __future__ import annotations

import numpy as np

from dghsim.measures.warming.check import Settling, WarmUp
from dghsim.measures.warming.words import in_a_sentence
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import plain
from dghsim.report.style import BAD, INK, SERIES, axis, faded, layout, note
from dghsim.report.text import counted, listed

_ROW = 104
_GAP = 30


def first_weeks(found: WarmUp) -> Figure | None:
    """The figure; None where there are too few weeks."""
    if not found.series:
        return None
    rows = len(found.series)
    height = rows * _ROW + 56
    inside = height - 8 - 44
    axes: dict[str, Drawing] = {}
    notes, shapes = [], []
    for row, one in enumerate(found.series):
        top = 1 - row * _ROW / inside
        low = top - (_ROW - _GAP) / inside
        name = f"y{row + 1}" if row else "y"
        axes[f"yaxis{row + 1}" if row else "yaxis"] = axis(
            domain=[max(low - _GAP / 2 / inside, 0), top - _GAP / 2 / inside], rangemode="tozero", nticks=3
        )
        label = one.label if one.unit in one.label.lower() else f"{one.label}, {one.unit}"
        notes.append(note(label, 0, top, xref="paper", yref="paper", yanchor="middle"))
        shapes += [_left_out(found.left_out, name), *([_settled(one, name)] if one.answered else [])]
    axes["xaxis"] = axis(
        "weeks from the empty hospital", range=[0, found.weeks], showgrid=False, anchor="free"
    )
    return Figure(
        id="first-weeks",
        finding=_finding(found),
        reading=(
            f"Weekly means of {counted(found.replications, 'run')}. Shaded: the weeks of warm-up, left out of every "
            f"number. Dashed: where MSER would cut{', where it has an answer' if found.unsettled else ''}."
        ),
        data=tuple(_dots(one, row) for row, one in enumerate(found.series)),
        layout=layout(
            height, showlegend=False, margin={"l": 44, "r": 12, "t": 8, "b": 44}, shapes=shapes, annotations=notes,
            **axes,
        ),
        numbers=_numbers(found),
    )  # fmt: skip


def _finding(found: WarmUp) -> str:
    one = max(found.answered, key=lambda each: each.settled, default=None)
    if one is None or not one.settled:
        names = listed([in_a_sentence(each) for each in found.unsettled])
        return (
            f"No end of the beginning of {names} is found."
            if names
            else "No beginning stands out from the rest."
        )
    start, rest = float(one.weekly[0]), float(np.mean(one.weekly[one.settled :]))
    return (
        f"{one.label}: {plain(start)} {one.unit} in the first week, {plain(rest)} on average after "
        f"{counted(one.settled, 'week')}."
    )


def _dots(one: Settling, row: int) -> Drawing:
    return {
        "x": [week + 0.5 for week in range(len(one.weekly))], "y": one.weekly, "mode": "lines+markers",
        "yaxis": f"y{row + 1}" if row else "y", "line": {"color": faded(SERIES[0], 0.6), "width": 1.5},
        "marker": {"size": 5, "color": SERIES[0]},
        "text": [str(week) for week in range(1, len(one.weekly) + 1)],
        "hovertemplate": f"week %{{text}}<br>%{{y:.3g}} {one.unit}<extra></extra>",
    }  # fmt: skip


def _left_out(weeks: int, name: str) -> Drawing:
    return {
        "type": "rect", "xref": "x", "yref": f"{name} domain", "x0": 0, "x1": weeks, "y0": 0, "y1": 1,
        "fillcolor": faded(INK, 0.07), "line": {"width": 0}, "layer": "below",
    }  # fmt: skip


def _settled(one: Settling, name: str) -> Drawing:
    return {
        "type": "line", "xref": "x", "yref": f"{name} domain", "x0": one.settled, "x1": one.settled, "y0": 0, "y1": 1,
        "line": {"color": BAD, "width": 2, "dash": "dash"},
    }  # fmt: skip


def _numbers(found: WarmUp) -> Numbers:
    rows = tuple(
        (str(week + 1), *(plain(float(one.weekly[week])) for one in found.series))
        for week in range(found.weeks)
    )
    return Numbers(("Week", *(f"{one.label}, {one.unit}" for one in found.series)), rows)
