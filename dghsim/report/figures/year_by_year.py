"""One measure in every simulated year, with the two margins that can be drawn: of the average, and of a year."""

from __future__ import annotations

import numpy as np

from dghsim.measures.model import Measure, Study
from dghsim.report.figure import Figure, Numbers
from dghsim.report.numbers import plain, span
from dghsim.report.reading import Reading
from dghsim.report.style import BAD, INK, SERIES, axis, faded, layout, note
from dghsim.report.text import period, plot_text

_PREFERRED = ("ed_stay_mean_hours", "boarding_mean_hours", "consultant_in_time_percent", "stay_mean_days")
_MOST_DOTS = 500


def year_by_year(study: Study, found: dict[str, Reading]) -> Figure | None:
    """The figure for a measure that planners know; None where no measure varies between at least three years."""
    chosen = _chosen(study, found)
    if chosen is None:
        return None
    measure, reading = chosen
    one = period(study.scenario.run.weeks)
    years = study.values[measure.id].to_numpy(dtype=float)
    years = years[np.isfinite(years)][:_MOST_DOTS]
    heights = 0.32 + 0.1 * np.resize([0.0, 1.0, 2.0], len(years))
    return Figure(
        id="year-by-year",
        finding=(
            f"{measure.label}: {plain(reading.mean)} {measure.unit}. The average lies in "
            f"{span(reading.ci_low, reading.ci_high, measure.unit)}; a single {one} lies in "
            f"{span(reading.year_low, reading.year_high, measure.unit)}."
        ),
        reading=f"Each dot is one simulated {one}. An example of how to read every number on this page.",
        data=(
            {
                "mode": "markers", "x": years, "y": heights, "showlegend": False,
                "marker": {"size": 8, "color": faded(SERIES[0], 0.5), "line": {"color": SERIES[0], "width": 1}},
                "hovertemplate": "%{x:.3g}<extra></extra>",
            },
            _bar(reading.year_low, reading.year_high, 0.0, SERIES[0]),
            _bar(reading.ci_low, reading.ci_high, -0.42, BAD),
        ),
        layout=layout(
            240,
            showlegend=False,
            margin={"l": 16, "r": 16, "t": 8, "b": 46},
            xaxis=axis(plot_text(measure.unit), nticks=7),
            yaxis=axis(visible=False, range=[-0.75, 0.75]),
            annotations=[
                _words(f"how bad a {one} may be", reading.year_low, reading.year_high, 0.0),
                _words("how sure the average is", reading.ci_low, reading.ci_high, -0.42),
            ],
        ),
        numbers=Numbers(
            (f"Simulated {one}", measure.unit), tuple((str(n), plain(year)) for n, year in enumerate(years, start=1))
        ),
    )  # fmt: skip


def _chosen(study: Study, found: dict[str, Reading]) -> tuple[Measure, Reading] | None:
    def rank(measure: Measure) -> int:
        return _PREFERRED.index(measure.id) if measure.id in _PREFERRED else len(_PREFERRED)

    for measure in sorted(study.measures, key=rank):
        reading = found.get(measure.id)
        if measure.kind == "output" and reading is not None and len(study.values) >= 3:
            margins = (reading.ci_low, reading.ci_high, reading.year_low, reading.year_high)
            if np.isfinite(margins).all() and reading.year_high > reading.year_low:
                return measure, reading
    return None


def _bar(low: float, high: float, y: float, colour: str) -> dict[str, object]:
    return {
        "mode": "lines+markers", "x": [low, high], "y": [y, y], "showlegend": False, "hoverinfo": "x",
        "line": {"color": colour, "width": 3}, "marker": {"symbol": "line-ns-open", "size": 12, "color": colour},
    }  # fmt: skip


def _words(text: str, low: float, high: float, y: float) -> dict[str, object]:
    return note(text, (low + high) / 2, y, xanchor="center", yshift=4, font={"size": 12, "color": INK})
