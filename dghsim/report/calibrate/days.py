"""Every day of the file: what came, what the fit expects, where nothing is known, and which weeks were held back."""

from __future__ import annotations

import numpy as np

from dghsim.report.figure import Drawing, Figure
from dghsim.report.style import BAD, GOOD, LINE, SERIES, axis, faded, layout
from dghsim.report.text import counted
from dghsim.studies.calibrate.fit import Calibration
from dghsim.studies.calibrate.held_out import HeldOut


def days_figure(found: Calibration, held: HeldOut | None) -> Figure:
    """A dot a day, the mean as a line; held-out days hollow, with the stretch in which nine in ten should be."""
    fit = found.total
    grid, known = fit.grid, fit.grid.known
    dates = np.array([str(day)[:10] for day in grid.dates])
    mean = np.where(known, fit.expected.sum(axis=1), np.nan)
    out = held.held & known if held is not None else np.zeros(grid.days, dtype=np.bool_)
    used = known & ~out
    data: list[Drawing] = [
        {"mode": "markers", "x": dates[used].tolist(), "y": grid.by_day[used], "name": "Patients of a day",
         "marker": {"size": 4, "color": faded(SERIES[0], 0.55)}, "hovertemplate": "%{x}: %{y}<extra></extra>"},
        {"mode": "lines", "x": dates.tolist(), "y": mean, "name": "Expected", "connectgaps": False,
         "line": {"color": GOOD, "width": 1.6}, "hovertemplate": "%{x}: %{y:.1f} expected<extra></extra>"},
    ]  # fmt: skip
    if held is not None:
        data.append(
            {"mode": "markers", "x": dates[out].tolist(), "y": grid.by_day[out], "name": "Held back",
             "marker": {"size": 7, "symbol": "circle-open", "color": BAD, "line": {"width": 1.6}},
             "hovertemplate": "%{x}: %{y}, held back<extra></extra>"}
        )  # fmt: skip
        data.append(_between(dates, out, held))
    return Figure(
        id="days",
        finding=_finding(found, held),
        reading=(
            "Each dot is a day. The line is the mean that the fitted profile gives the day; days stray from it by "
            "chance and by their own effect. Shaded: no data. Hollow: weeks that were held back and not fitted, with "
            "the stretch in which nine in ten of their days should be."
        ),
        data=tuple(data),
        layout=layout(
            340,
            xaxis=axis(type="date", showgrid=False),
            yaxis=axis("patients a day", rangemode="tozero"),
            shapes=_gaps(dates, known),
        ),
        narrow={"yaxis.title.text": "", "margin.l": 34},
    )


def _finding(found: Calibration, held: HeldOut | None) -> str:
    grid = found.total.grid
    days = int(grid.known.sum())
    gaps = grid.days - days
    says = f"{counted(found.total.arrivals, 'patient')} on {counted(days, 'day')}"
    says += f", and {counted(gaps, 'day')} of which nothing is known" if gaps else ""
    if held is None:
        return f"{says}; too few weeks to hold any back."
    return f"{says}; of the {held.days} days held back {held.within} lie where nine in ten should."


def _between(dates: np.ndarray, out: np.ndarray, held: HeldOut) -> Drawing:
    """One vertical stroke a held-out day."""
    x: list[str | None] = []
    y: list[float | None] = []
    for place in np.flatnonzero(out):
        x += [str(dates[place]), str(dates[place]), None]
        y += [float(held.low[place]), float(held.high[place]), None]
    return {
        "mode": "lines", "x": x, "y": y, "name": "Nine in ten", "line": {"color": faded(BAD, 0.35), "width": 3},
        "hoverinfo": "skip",
    }  # fmt: skip


def _gaps(dates: np.ndarray, known: np.ndarray) -> list[Drawing]:
    edges = np.diff(np.concatenate(([0], (~known).astype(np.int8), [0])))
    spans = zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1, strict=True)
    return [
        {"type": "rect", "xref": "x", "yref": "paper", "x0": str(dates[begin]), "x1": f"{dates[end]} 23:59", "y0": 0,
         "y1": 1, "fillcolor": LINE, "opacity": 0.6, "layer": "below", "line": {"width": 0}}
        for begin, end in spans
    ]  # fmt: skip
