"""How unalike days are, against what chance alone would make of them."""

from __future__ import annotations

import numpy as np

from dghsim.report.figure import Figure
from dghsim.report.style import SERIES, UNSURE, axis, faded, layout
from dghsim.studies.calibrate.fit import Calibration

_EDGES = np.arange(-4.25, 4.5, 0.5)


def spread_figure(found: Calibration) -> Figure | None:
    """None where there are too few days to tell."""
    if found.busy is None:
        return None
    fit, spread = found.total, found.busy.spread
    known = fit.grid.known
    expected = fit.expected.sum(axis=1)[known]
    away = (fit.grid.by_day[known] - expected) / np.sqrt(expected)
    share = 100 * np.histogram(np.clip(away, -4, 4), _EDGES)[0] / len(away)
    middle = (_EDGES[:-1] + _EDGES[1:]) / 2
    more = float(np.sqrt(1 + expected.mean() * np.expm1(spread.value**2)))
    return Figure(
        id="spread",
        finding=_finding(found),
        reading=(
            "Days by how far they lie from their mean, in standard deviations of chance. Dashed: were days alike but "
            "for chance. Solid: with days' own effects as fitted."
        ),
        data=(
            {"type": "bar", "x": middle, "y": share, "name": "Days seen", "marker": {"color": faded(SERIES[0], 0.45)},
             "hovertemplate": "%{x:.1f}: %{y:.1f} % of days<extra></extra>"},
            _bell("Chance alone", 1.0, UNSURE, "dash"),
            _bell("As fitted", more, SERIES[1], "solid"),
        ),
        layout=layout(
            280, bargap=0.06, xaxis=axis("standard deviations from the day's mean", showgrid=False),
            yaxis=axis("% of days", range=[0, 1.15 * max(float(share.max()), 20.0)]),
        ),
        narrow={"yaxis.title.text": "", "margin.l": 30},
    )  # fmt: skip


def _finding(found: Calibration) -> str:
    assert found.busy is not None
    spread, carried = found.busy.spread, found.busy.carried
    if spread.low <= 0:
        return "Whether days are more unalike than chance makes them cannot be told."
    says = (
        f"Beyond chance a usual day's rate strays by {100 * spread.value:.0f} % "
        f"({100 * spread.low:.0f} to {100 * spread.high:.0f})"
    )
    if not carried.sure:
        return f"{says}; how long busy spells last cannot be told, and is as in the base."
    return f"{says}, and a day keeps {carried.value:.2f} of the day before's ({carried.low:.2f} to {carried.high:.2f})."


def _bell(words: str, sd: float, colour: str, dash: str) -> dict[str, object]:
    at = np.linspace(-4, 4, 81)
    return {
        "mode": "lines", "x": at, "y": 50 * np.exp(-((at / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi)), "name": words,
        "line": {"color": colour, "dash": dash}, "hoverinfo": "skip",
    }  # fmt: skip
