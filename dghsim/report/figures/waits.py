"""How long patients wait for each clinician, by the hour at which they arrive."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.measures.model import Floats, Study
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import clock, plain
from dghsim.report.profiles import profile
from dghsim.report.style import DASHES, MARKERS, SERIES, axis, faded, layout

_KINDS = (("clerking", "clerking"), ("senior", "senior review"), ("consultant", "a consultant"))


@dataclass(frozen=True, slots=True)
class _Wait:
    words: str
    mean: Floats
    p90: Floats | None
    look: int


def waits(study: Study) -> Figure | None:
    """The figure, or None where no wait was measured."""
    found = []
    for look, (name, words) in enumerate(_KINDS):
        mean = profile(study, f"wait_{name}_mean", 24)
        if mean is not None:
            found.append(_Wait(words, mean, profile(study, f"wait_{name}_p90", 24), look))
    if not found:
        return None
    hours = list(range(24))
    findings = [_finding(wait) for wait in reversed(found)]
    ticks = list(range(0, 24, 3))
    return Figure(
        id="waits",
        finding=findings[0],
        also=tuple(findings[1:]),
        reading=(
            "Hours from arrival at the hospital until the clinician begins, by the hour of arrival. The thick line is "
            "the average; of the patients who arrive in that hour one in ten waits longer than the dotted line of the "
            "same colour."
        ),
        data=tuple(trace for wait in found for trace in _traces(wait, hours)),
        layout=layout(
            380,
            margin={"l": 44, "r": 12, "t": 44, "b": 48},
            xaxis=axis(
                "hour of arrival",
                tickvals=ticks,
                ticktext=[clock(hour) for hour in ticks],
                range=[-0.4, 23.4],
            ),
            yaxis=axis("hours waited", rangemode="tozero", nticks=6),
        ),
        on_paper=0.72,
        narrow={
            "margin.l": 38,
            "xaxis.tickvals": ticks[::2],
            "xaxis.ticktext": [clock(hour) for hour in ticks[::2]],
        },
        numbers=_numbers(found),
    )


def _traces(wait: _Wait, hours: list[int]) -> list[Drawing]:
    colour = SERIES[wait.look]
    named = [clock(hour) for hour in hours]
    lines: list[Drawing] = []
    if wait.p90 is not None:
        lines.append({
            "x": hours, "y": wait.p90, "mode": "lines", "text": named, "showlegend": False,
            "line": {"color": faded(colour, 0.85), "width": 1.5, "dash": DASHES[2]},
            "hovertemplate": f"at %{{text}}<br>one in ten waits over %{{y:.1f}} h for {wait.words}<extra></extra>",
        })  # fmt: skip
    lines.append({
        "x": hours, "y": wait.mean, "mode": "lines+markers", "text": named, "name": f"for {wait.words}",
        "line": {"color": colour, "width": 2.4},
        "marker": {"symbol": MARKERS[wait.look], "size": 7, "color": colour},
        "hovertemplate": f"at %{{text}}<br>%{{y:.1f}} h for {wait.words}<extra></extra>",
    })  # fmt: skip
    return lines


def _finding(wait: _Wait) -> str:
    hour = int(np.nanargmax(wait.mean))
    return (
        f"The wait for {wait.words} is longest for those who arrive in the hour from {clock(hour)}: "
        f"{plain(wait.mean[hour], 1)} hours on average."
    )


def _numbers(found: list[_Wait]) -> Numbers:
    columns, lines = ["Hour of arrival"], []
    for wait in found:
        columns.append(f"Hours for {wait.words}")
        lines.append(wait.mean)
        if wait.p90 is not None:
            columns.append("one in ten waits longer than")
            lines.append(wait.p90)
    rows = tuple((clock(hour), *(plain(line[hour], 1) for line in lines)) for hour in range(24))
    return Numbers(tuple(columns), rows)
