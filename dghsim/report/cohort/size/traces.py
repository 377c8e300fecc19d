"""How a curve and the hospitals on it are drawn, on any panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.report.cohort.labels import label_places
from dghsim.report.cohort.order import mark
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.size.points import Point, Reckoned
from dghsim.report.figure import Drawing
from dghsim.report.numbers import amount, plain, span
from dghsim.report.style import INK, SERIES, SOFT, faded


def curve(points: Sequence[Point], *, number: str = "", legend: bool = False) -> list[Drawing]:
    """The made-up hospitals: a line through their averages within the band of their intervals."""
    across = [point.take for point in points]
    where = {"xaxis": "x", "yaxis": f"y{number}", "hoverinfo": "skip"}
    return [
        {
            "x": [*across, *reversed(across)], "mode": "lines", "line": {"width": 0}, "fill": "toself",
            "y": [*(point.high for point in points), *(point.low for point in reversed(points))],
            "fillcolor": faded(SERIES[1], 0.22), "showlegend": False, **where,
        },
        {
            "x": across, "y": [point.mean for point in points], "mode": "lines+markers",
            "line": {"color": SERIES[1], "width": 2}, "marker": {"size": 5, "symbol": "square"},
            "name": "alike in all but size", "showlegend": legend, **where,
        },
    ]  # fmt: skip


def hospitals(
    reading: CohortReading,
    points: Mapping[str, Point],
    what: Reckoned,
    *,
    number: str = "",
    legend: bool = False,
    named: bool = False,
) -> list[Drawing]:
    """The cohort: filled where a hospital's own staffing is in, open where it is the rule's; `named` on the picture."""
    own = [name in reading.own for name in points]
    return [
        {
            "x": [point.take for point in points.values()], "y": [point.mean for point in points.values()],
            "mode": "markers+text" if named else "markers", "text": [mark(reading, name) for name in points],
            "textposition": _places(reading, points),
            "textfont": {"size": 9, "color": SOFT}, "name": "the cohort's hospitals", "showlegend": legend,
            "marker": {
                "color": SERIES[0], "size": 8, "line": {"width": 1.5, "color": INK},
                "symbol": ["circle" if each else "circle-open" for each in own],
            },
            "customdata": [words(point, what) for point in points.values()],
            "hovertemplate": "%{text}, %{x:.1f} a day: %{customdata}<extra></extra>",
            "xaxis": "x", "yaxis": f"y{number}",
        }
    ]  # fmt: skip


def _places(reading: CohortReading, points: Mapping[str, Point]) -> list[str]:
    """Where their names go; the picture's axes begin and end with the made-up hospitals."""
    across, up = [point.take for point in points.values()], [point.mean for point in points.values()]
    names = [mark(reading, name) for name in points]
    frame = ((min(across, default=0), max(across, default=1)), (0.0, max(up, default=1)))
    return label_places(names, across, up, width=230, height=190, frame=frame)


def words(point: Point, what: Reckoned) -> str:
    """A point as a table has it."""
    return f"{amount(point.mean, what.unit)} ({span(point.low, point.high, what.unit)})"


def a_day(take: float) -> str:
    """Patients a day as a table has them."""
    return plain(take, 0 if take == round(take) else 1)
