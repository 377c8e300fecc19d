"""How long is waited for each place, and for work where nothing else in the page says it."""

from __future__ import annotations

from dghsim.measures.answers.reading import readings
from dghsim.measures.answers.waiting import Wait, waits_found
from dghsim.measures.model import Study
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.figures.labelled_rows import labelled_rows, places_of
from dghsim.report.numbers import plain
from dghsim.report.style import SERIES, SOFT, axis


def queues(study: Study) -> Figure | None:
    """The figure, or None where nothing was waited for."""
    rows = [wait for wait in waits_found(study, readings(study)) if wait.p90.mean > 0 or wait.any.mean > 0]
    if not rows:
        return None
    places = places_of(len(rows))
    longest = max(rows, key=lambda wait: wait.mean.mean)
    return Figure(
        id="queues",
        finding=f"{longest.label}: {plain(longest.mean.mean)} minutes on average, the longest.",
        reading=(
            "From asking to being given it: the dot is the average over what was asked for, given at once or not; the "
            "line runs to what nine in ten waited at most. Who was turned away from a full place, or withdrew, is not "
            "counted."
        ),
        data=tuple(_marks(rows, places)),
        layout=labelled_rows([row.label for row in rows], axis("minutes", rangemode="tozero", nticks=7)),
        numbers=Numbers(
            ("Waited for", "Average, minutes", "9 in 10 within, minutes", "Had to wait"),
            tuple(
                (row.label, plain(row.mean.mean), plain(row.p90.mean), f"{plain(row.any.mean, 0)}%") for row in rows
            ),
        ),
    )  # fmt: skip


def _marks(rows: list[Wait], places: list[int]) -> list[Drawing]:
    lines: list[Drawing] = [
        {
            "mode": "lines", "x": sorted([row.mean.mean, row.p90.mean]), "y": [place, place], "showlegend": False,
            "hoverinfo": "skip", "line": {"color": SOFT, "width": 3},
        }
        for row, place in zip(rows, places, strict=True)
    ]  # fmt: skip
    return [
        *lines,
        {
            "mode": "markers", "name": "average", "x": [row.mean.mean for row in rows], "y": places,
            "marker": {"size": 11, "color": SERIES[0]}, "hovertemplate": "average %{x:.0f} minutes<extra></extra>",
        },
        {
            "mode": "markers", "name": "9 in 10 within", "x": [row.p90.mean for row in rows], "y": places,
            "marker": {"size": 10, "symbol": "diamond-open", "color": SERIES[0], "line": {"width": 2}},
            "hovertemplate": "9 in 10 within %{x:.0f} minutes<extra></extra>",
        },
    ]  # fmt: skip
