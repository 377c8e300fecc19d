"""A funnel: a share of patients against how many they are, since small numbers vary more."""

from __future__ import annotations

import numpy as np

from dghsim.measures.standing import Standing
from dghsim.report.cohort.order import by_size, mark, with_star
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import CohortSection
from dghsim.report.figure import Drawing, Figure
from dghsim.report.numbers import plain
from dghsim.report.style import DASHES, INK, SERIES, SOFT, axis, layout
from dghsim.report.text import counted, plot_text

_LIMITS = ((1.96, "95 %", DASHES[1]), (3.09, "99.8 %", DASHES[2]))


def funnel(reading: CohortReading, standing: Standing) -> Figure | None:
    """One point a hospital: the share in a mean year, against patients a year; None for a measure that is no share.

    The limits are where a hospital alike to the cohort's mean would be in 95 and 99.8 of 100 years by chance alone (the
    binomial's normal form, after Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in
    Medicine 24, 2005).
    """
    if standing.measure.unit != "%":
        return None
    patients = {
        name: 365 * float(study.values["arrivals_per_day"].mean())
        for name, study in reading.studies.items()
        if name in standing.hospitals and "arrivals_per_day" in study.values
    }
    order = [name for name in by_size(reading) if patients.get(name)]
    many = np.array([patients[name] for name in order])
    shares = np.array([standing.hospitals[name].mean for name in order])
    counts = np.array([name not in reading.synthetic for name in order])
    if counts.sum() < 2:
        return None
    middle = float(np.average(shares[counts], weights=many[counts]))
    width = np.sqrt(middle * (100 - middle) / many)
    outside = int((np.abs(shares - middle) > _LIMITS[1][0] * width)[counts].sum())
    return Figure(
        id=f"funnel-{standing.measure.id.replace('_', '-')}",
        finding=(
            f"{standing.measure.label}: {counted(outside, 'hospital')} of {counts.sum()} "
            f"{'lies' if outside == 1 else 'lie'} beyond what one year's chance explains."
        ),
        reading=with_star(reading, _reading(reading, middle)),
        data=tuple(_traces([mark(reading, name) for name in order], many, shares, middle)),
        layout=layout(
            380,
            margin={"l": 48, "r": 12, "t": 40, "b": 48},
            xaxis=axis("patients a year", rangemode="tozero"),
            yaxis=axis(plot_text(standing.measure.label) + ", %"),
        ),
        narrow={"margin.l": 40},
    )


def _reading(reading: CohortReading, middle: float) -> str:
    if not reading.by_rule:
        return "Each mark is a hospital's average year, by patients a year, within limits of chance of 95 and 99.8 %."
    return (
        "Each mark is a hospital's average year, by patients a year. Between the dashed lines a hospital alike "
        f"to the cohort's mean ({plain(middle)} %) would be in 95 of 100 years by chance alone, between the dotted "
        "ones in 99.8. Beyond them something differs: demand, beds or what the staffing rule makes of its size."
    )


def _traces(marks: list[str], many: np.ndarray, shares: np.ndarray, middle: float) -> list[Drawing]:
    across = np.linspace(max(many.min() * 0.6, 200), many.max() * 1.08, 60)
    lines: list[Drawing] = []
    for reach, words, dash in _LIMITS:
        half = reach * np.sqrt(middle * (100 - middle) / across)
        for sign in (-1, 1):
            lines.append({
                "x": across, "y": np.clip(middle + sign * half, 0, 100), "mode": "lines", "name": words,
                "line": {"color": SOFT, "width": 1.2, "dash": dash}, "showlegend": sign == 1, "hoverinfo": "skip",
            })  # fmt: skip
    return [
        *lines,
        {
            "x": many, "y": shares, "mode": "markers+text", "text": marks,
            "textposition": "top center", "textfont": {"size": 9, "color": INK}, "showlegend": False,
            "marker": {"color": SERIES[0], "size": 8},
            "hovertemplate": "%{text}: %{y:.1f} % of %{x:,.0f} a year<extra></extra>",
        },
    ]  # fmt: skip


def funnel_section(reading: CohortReading) -> CohortSection | None:
    """The funnel of a measure of quality; None where there is none."""
    standing = reading.shown_in_one
    figure = None if standing is None else funnel(reading, standing)
    return None if figure is None else CohortSection("chance", "Chance", figures=(figure,))
