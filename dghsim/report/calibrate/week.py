"""Hour by hour of the week, what the fit leaves over."""

from __future__ import annotations

import numpy as np

from dghsim.report.figure import Figure
from dghsim.report.numbers import clock
from dghsim.report.style import DAYS, axis, layout
from dghsim.studies.calibrate.misfit import week_residuals
from dghsim.studies.calibrate.streams import StreamFit

_TICKS = list(range(0, 24, 3))
_SCALE = [[0, "#b3420a"], [0.5, "#fbfaf6"], [1, "#0b5f86"]]


def week_figure(fit: StreamFit) -> Figure | None:
    """Blue: more came than expected; brown: fewer. None where hours are not known."""
    if fit.hours is None:
        return None
    away = week_residuals(fit)
    far = int((np.abs(away) > 3).sum())
    return Figure(
        id="week",
        finding=f"{far} of 168 hours of the week lie more than three standard deviations from what is expected"
                f"{'' if far else ', so that one profile of the hours serves every day'}.",
        reading=(
            "Arrivals less those expected, in standard deviations of chance. Blue: more came, brown: fewer. A pattern, "
            "such as a blue evening of one weekday, is what the scenario's form cannot say: it has one profile of "
            "hours for weekdays and one for weekends."
        ),
        data=(
            {"type": "heatmap", "x": list(range(24)), "y": list(DAYS), "z": np.clip(away, -5, 5), "zmin": -4, "zmax": 4,
             "colorscale": _SCALE, "xgap": 1, "ygap": 1,
             "colorbar": {"thickness": 10, "outlinewidth": 0, "tickfont": {"size": 11}},
             "hovertemplate": "%{y} %{x}:00: %{z:.1f} standard deviations<extra></extra>"},
        ),
        layout=layout(
            300, showlegend=False,
            xaxis=axis(tickvals=_TICKS, ticktext=[clock(hour) for hour in _TICKS], showgrid=False),
            yaxis=axis(autorange="reversed", type="category", showgrid=False),
        ),
        narrow={"margin.l": 38},
    )  # fmt: skip
