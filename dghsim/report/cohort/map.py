"""Where the hospitals are: an outline that the page carries itself, since maps of others must be fetched."""

from __future__ import annotations

import csv
from importlib import resources
from itertools import groupby

from dghsim.measures.standing import Standing
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import CohortSection
from dghsim.report.cohort.words import said
from dghsim.report.figure import Drawing, Figure
from dghsim.report.numbers import amount
from dghsim.report.style import BAD, GOOD, INK, LINE, UNSURE, axis, layout
from dghsim.report.text import mid_sentence, plot_text

_COLOURS = {"better": GOOD, "worse": BAD, "higher": INK, "lower": INK}
_SYMBOLS = {"better": "circle", "worse": "diamond", "higher": "triangle-up", "lower": "triangle-down"}
_WEST, _EAST, _SOUTH, _NORTH = -6.4, 2.1, 49.8, 55.3
_DEGREE = 1.64
"""A degree of latitude over one of longitude at 52.5 degrees north."""


def cohort_map(reading: CohortReading, standing: Standing) -> Figure | None:
    """The hospitals that have a known place, coloured by one measure; None where none has."""
    there = [
        (name, around.longitude, around.latitude)
        for name, study in reading.studies.items()
        if (around := study.scenario.hospital.around).longitude is not None
        and around.latitude is not None
        and name in standing.hospitals
    ]
    if not there:
        return None
    ones = [standing.hospitals[name] for name, *_ in there]
    unit = standing.measure.unit
    return Figure(
        id="map",
        finding=f"Where they are, and {mid_sentence(standing.measure.label)} against the middle of the cohort.",
        reading=(
            f"{_reading(standing)} Open: cannot be told from it. A hospital that does not exist is not on the map. "
            "Outline: Natural Earth, public domain."
        ),
        data=(
            *_outline(),
            {
                "x": [longitude for _, longitude, _ in there], "y": [latitude for *_, latitude in there],
                "mode": "markers+text", "text": [name.upper() for name, *_ in there], "textposition": "top center",
                "textfont": {"size": 10, "color": INK},
                "customdata": [
                    f"{plot_text(reading.called(name))}: {amount(one.mean, unit)} {plot_text(unit)}, "
                    f"{said(one.verdict)}"
                    for (name, *_), one in zip(there, ones, strict=True)
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
                "marker": {
                    "size": 11, "color": [_COLOURS.get(one.verdict, UNSURE) for one in ones],
                    "symbol": [_SYMBOLS.get(one.verdict, "circle-open") for one in ones],
                    "line": {"width": 1.4, "color": INK},
                },
            },
        ),
        layout=layout(
            620,
            margin={"l": 4, "r": 4, "t": 4, "b": 4},
            showlegend=False,
            xaxis=axis(range=[_WEST, _EAST], showgrid=False, showticklabels=False),
            yaxis=axis(
                range=[_SOUTH, _NORTH], showgrid=False, showticklabels=False, scaleanchor="x", scaleratio=_DEGREE,
            ),
        ),
    )  # fmt: skip


def _reading(standing: Standing) -> str:
    judged = {one.verdict for one in standing.hospitals.values()} & {"better", "worse"}
    if judged:
        return "Filled blue: better than the middle beyond chance; brown diamonds: worse."
    return "Triangles up: higher than the middle beyond chance; down: lower; neither is called better."


def _outline() -> list[Drawing]:
    text = (resources.files("dghsim.report") / "cohort" / "outline.csv").read_text(encoding="utf-8")
    traces: list[Drawing] = []
    for _, points in groupby(csv.DictReader(text.splitlines()), key=lambda row: row["part"]):
        rows = list(points)
        traces.append({
            "x": [float(row["longitude"]) for row in rows], "y": [float(row["latitude"]) for row in rows],
            "mode": "lines", "fill": "toself", "fillcolor": "#f1eee6", "hoverinfo": "skip",
            "line": {"color": LINE, "width": 1.2},
        })  # fmt: skip
    return traces


def map_section(reading: CohortReading) -> CohortSection | None:
    """The map of a measure of quality; None where there is none, or no place."""
    standing = reading.shown_in_one
    figure = None if standing is None else cohort_map(reading, standing)
    return None if figure is None else CohortSection("where", "Where they are", figures=(figure,))
