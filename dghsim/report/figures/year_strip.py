"""The measured weeks side by side, a strip a measure: the harder the week, the darker."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np

from dghsim.measures.model import Floats, Study
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import plain
from dghsim.report.profiles import profile
from dghsim.report.style import INK, SOFT, axis, layout, note
from dghsim.report.text import long_date, period

_ROW = 62
_STRIPS = (
    ("week_arrivals", "Arrivals", "patients a day"),
    ("week_occupied", "Patients in beds", "patients"),
    ("week_boarding", "Waiting for a bed", "patients at any time"),
    ("week_wait", "Wait for clerking", "hours"),
    ("week_uncovered", "Duties nobody worked", "hours a week"),
)
_TELLING = ("Waiting for a bed", "Wait for clerking", "Duties nobody worked", "Patients in beds", "Arrivals")
"""The first that was measured gives the caption."""
_SHOWS = 0.05
"""Less is 0.0 in the caption."""
_SHADES = [[0.0, "#eef3f4"], [0.35, "#b9d5df"], [0.7, "#4f93b3"], [1.0, "#0b3f5c"]]


@dataclass(frozen=True, slots=True)
class _Strip:
    label: str
    unit: str
    weeks: Floats


def year_strip(study: Study) -> Figure | None:
    """The figure, or None where nothing was measured by the week, or for too few weeks."""
    weeks = study.scenario.run.weeks
    strips = [
        _Strip(label, unit, found)
        for name, label, unit in _STRIPS
        if (found := profile(study, name, weeks)) is not None
    ]
    if not strips or weeks < 4:
        return None
    start = study.scenario.run.start
    dates = [start + datetime.timedelta(weeks=week) for week in range(weeks)]
    names = [long_date(date) for date in dates]
    axes: Drawing = {}
    data, notes = [], []
    for row, strip in enumerate(strips):
        low, high = 1 - (row + 1) / len(strips), 1 - (row + 0.4) / len(strips)
        axes[f"yaxis{row + 1}"] = axis(domain=[low, high], visible=False)
        data.append(_tiles(strip, row, names))
        notes += _words(strip, high)
    ticks = [week for week, date in enumerate(dates) if date.day <= 7]
    if len(ticks) > 14:
        ticks = ticks[::3]
    months = [long_date(dates[week]).split()[1][:3] for week in ticks]
    bottom = axis(
        tickvals=ticks, ticktext=months, range=[-0.5, weeks - 0.5], showgrid=False, anchor=f"y{len(strips)}"
    )
    return Figure(
        id="year-strip",
        finding=_finding(_caption(strips), dates),
        reading=(
            f"One tile a week, {weeks} weeks from {long_date(start)}, averaged over all simulated "
            f"{period(weeks)}s. In each strip the palest tile is its easiest week and "
            "the darkest its hardest; the numbers at its right are those two."
        ),
        data=tuple(data),
        layout=layout(
            len(strips) * _ROW + 40,
            margin={"l": 4, "r": 4, "t": 8, "b": 32},
            xaxis=bottom,
            annotations=notes,
            showlegend=False,
            **axes,
        ),
        narrow={"xaxis.tickvals": ticks[::2], "xaxis.ticktext": months[::2]} if len(ticks) > 8 else {},
        numbers=_numbers(strips, names),
    )


def _tiles(strip: _Strip, row: int, names: list[str]) -> Drawing:
    return {
        "type": "heatmap", "x": list(range(len(names))), "y": [0], "z": [strip.weeks], "text": [names],
        "xaxis": "x", "yaxis": f"y{row + 1}", "colorscale": _SHADES, "showscale": False, "xgap": 1.5,
        "hovertemplate": f"week from %{{text}}<br>{strip.label.lower()}: %{{z:.3g}} {strip.unit}<extra></extra>",
    }  # fmt: skip


def _words(strip: _Strip, top: float) -> list[Drawing]:
    low, high = float(np.nanmin(strip.weeks)), float(np.nanmax(strip.weeks))
    place = {"xref": "paper", "yref": "paper", "yshift": 2}
    ends = f"{plain(low, 1)} to {plain(high, 1)} {strip.unit}"
    return [
        note(strip.label, 0, top, font={"size": 13, "color": INK}, **place),
        note(ends, 1, top, font={"size": 12, "color": SOFT}, **(place | {"xanchor": "right"})),
    ]


def _caption(strips: list[_Strip]) -> _Strip:
    """The most telling strip that ever shows anything but nought."""
    told = [strip for strip in strips if float(np.nanmax(strip.weeks)) >= _SHOWS] or strips
    return min(told, key=lambda strip: _TELLING.index(strip.label))


def _finding(strip: _Strip, dates: list[datetime.date]) -> str:
    week = int(np.nanargmax(strip.weeks))
    return (
        f"{strip.label}: highest in the week from {long_date(dates[week])}, {plain(float(strip.weeks[week]), 1)} "
        f"{strip.unit} against {plain(float(np.nanmean(strip.weeks)), 1)} on average."
    )


def _numbers(strips: list[_Strip], names: list[str]) -> Numbers:
    columns = ("Week from", *(f"{strip.label}, {strip.unit}" for strip in strips))
    rows = tuple(
        (name, *(plain(float(strip.weeks[week]), 1) for strip in strips)) for week, name in enumerate(names)
    )
    return Numbers(columns, rows)
