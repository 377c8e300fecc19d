"""A funnel: a share of patients against how many they are, since small numbers vary more."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dghsim.measures.over_dispersion import Limits, over_dispersion
from dghsim.measures.spans import DAYS_A_YEAR, WEEKS_A_YEAR
from dghsim.measures.standing import Standing
from dghsim.report.cohort.labels import label_places
from dghsim.report.cohort.order import by_size, mark, with_star
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import CohortSection
from dghsim.report.figure import Drawing, Figure
from dghsim.report.numbers import plain
from dghsim.report.style import DASHES, INK, SERIES, SOFT, axis, layout
from dghsim.report.text import counted

_LIMITS = ((1.96, "95 %", DASHES[1]), (3.09, "99.8 %", DASHES[2]))


def funnel(reading: CohortReading, standing: Standing) -> Figure | None:
    """One point a hospital: the share in a mean year, against patients a year; None for a measure that is no share.

    The limits are where the mean of as many years of a hospital alike to the cohort's mean would be by chance alone, 95
    and 99.8 times in 100: the binomial's normal form, after Spiegelhalter, "Funnel plots for comparing institutional
    performance", Statistics in Medicine 24 (2005), widened by what the replications vary more (`over_dispersion`).
    """
    if standing.measure.unit != "%":
        return None
    patients = {
        name: DAYS_A_YEAR * float(study.values["arrivals_per_day"].mean())
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
    limits = _limits(reading, standing, dict(zip(order, many, strict=True)), middle)
    outside = int((np.abs(shares - middle) > limits.half(many, _LIMITS[1][0]))[counts].sum())
    return Figure(
        id=f"funnel-{standing.measure.id.replace('_', '-')}",
        finding=(
            f"{standing.measure.label}: {counted(outside, 'hospital')} of {counts.sum()} "
            f"{'lies' if outside == 1 else 'lie'} farther from the mean of all patients, {plain(middle)} %, than "
            "chance explains."
        ),
        reading=with_star(reading, _reading(reading, limits)),
        data=tuple(_traces([mark(reading, name) for name in order], many, shares, limits)),
        layout=layout(
            380,
            margin={"l": 48, "r": 12, "t": 40, "b": 48},
            xaxis=axis("patients a year", rangemode="tozero"),
            yaxis=axis("%"),
        ),
        narrow={"margin.l": 40},
    )


def _limits(
    reading: CohortReading, standing: Standing, patients: Mapping[str, float], middle: float
) -> Limits:
    run = reading.cohort.run
    years = run.weeks / WEEKS_A_YEAR
    factor = over_dispersion(
        (reading.studies[name].values[standing.measure.id].to_numpy(np.float64), many * years)
        for name, many in patients.items()
        if name not in reading.synthetic
    )
    return Limits(middle, factor, years * run.replications)


def _reading(reading: CohortReading, limits: Limits) -> str:
    years = f"{plain(limits.years, 1)} simulated years"
    wider = (
        f"The limits are {plain(limits.factor**0.5, 1)} times as wide as those of patients who have nothing to do with "
        "one another, since those of one day queue together (over-dispersion, from the replications: the variance is "
        f"{plain(limits.factor, 2)} times the binomial's)."
    )
    if not reading.by_rule:
        return (
            f"Each mark is a hospital's mean of {years}, by patients a year, within limits of chance of 95 and 99.8 %. "
            f"{wider}"
        )
    return (
        f"Each mark is a hospital's mean of {years}, by patients a year. Between the dashed lines such a mean of a "
        f"hospital alike to the cohort's ({plain(limits.middle)} %) would be about 95 times in 100 by chance alone, "
        f"between the dotted ones 99.8. {wider} Beyond them something differs: demand, beds or what the staffing rule "
        "makes of its size."
    )


def _traces(marks: list[str], many: np.ndarray, shares: np.ndarray, limits: Limits) -> list[Drawing]:
    across = np.linspace(max(many.min() * 0.6, 200), many.max() * 1.08, 60)
    lines: list[Drawing] = []
    for reach, words, dash in _LIMITS:
        half = limits.half(across, reach)
        for sign in (-1, 1):
            lines.append({
                "x": across, "y": np.clip(limits.middle + sign * half, 0, 100), "mode": "lines", "name": words,
                "line": {"color": SOFT, "width": 1.2, "dash": dash}, "showlegend": sign == 1, "hoverinfo": "skip",
            })  # fmt: skip
    return [
        *lines,
        {
            "x": many, "y": shares, "mode": "markers+text", "text": marks,
            "textposition": label_places(marks, many.tolist(), shares.tolist(), width=250, height=260),
            "textfont": {"size": 9, "color": INK}, "showlegend": False,
            "marker": {"color": SERIES[0], "size": 8},
            "hovertemplate": "%{text}: %{y:.1f} % of %{x:,.0f} a year<extra></extra>",
        },
    ]  # fmt: skip


def funnel_section(reading: CohortReading) -> CohortSection | None:
    """The funnel of a measure of quality; None where there is none."""
    standing = reading.shown_in_one
    figure = None if standing is None else funnel(reading, standing)
    return None if figure is None else CohortSection("chance", "Chance", figures=(figure,))
