"""The profile of the hours against the base's."""

from __future__ import annotations

import numpy as np

from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import clock
from dghsim.report.style import SERIES, UNSURE, axis, layout
from dghsim.report.text import clean
from dghsim.studies.calibrate.hours import Hours
from dghsim.studies.calibrate.streams import StreamFit

_CLOCKS = [clock(hour) for hour in range(24)]


def hours_figure(name: str, fit: StreamFit) -> Figure | None:
    """Dots as counted, the fitted profile with its interval, the base's dashed; None where it was kept."""
    if fit.hours is None:
        return None
    base = 100 * np.array(fit.base.hour_shares) / sum(fit.base.hour_shares)
    data = [
        _line("The base", base, UNSURE, "dash"),
        *_drawn(fit.hours, "Fitted", SERIES[0], "circle"),
        *(_drawn(fit.weekend, "Fitted, weekends", SERIES[1], "square") if fit.weekend is not None else []),
    ]
    return Figure(
        id=f"hours-{name.replace('_', '-')}",
        finding=_finding(name, fit.hours, base, fit.weekend is not None),
        reading=(
            "Share of a day's patients by hour of arrival. The bar is the 95 % interval of the fitted share, the dot "
            "what was counted. With few patients the profile leans on the base's; with many it follows the counts."
        ),
        data=tuple(data),
        layout=layout(
            320, xaxis=axis(tickvals=list(range(0, 24, 3)), ticktext=_CLOCKS[::3], showgrid=False, range=[-0.6, 23.6]),
            yaxis=axis("% of a day's patients", rangemode="tozero"),
        ),
        narrow={"yaxis.title.text": "", "margin.l": 30},
        numbers=_numbers(fit, base),
    )  # fmt: skip


def _finding(name: str, hours: Hours, base: np.ndarray, weekends: bool) -> str:
    outside = int(((100 * hours.low > base) | (100 * hours.high < base)).sum())
    busiest = int(np.argmax(hours.shares))
    says = f"{clean(name).capitalize()}: busiest at {clock(busiest)}; "
    says += (
        "no hour can be told from the base's"
        if not outside
        else f"{outside} of 24 hours differ from the base's"
    )
    return f"{says}{', and weekends have hours of their own' if weekends else ''}."


def _line(words: str, shares: np.ndarray, colour: str, dash: str) -> Drawing:
    return {
        "mode": "lines", "x": list(range(24)), "y": shares, "name": words, "line": {"color": colour, "dash": dash},
        "hovertemplate": f"%{{x}}:00: %{{y:.2f}} %, {words.lower()}<extra></extra>",
    }  # fmt: skip


def _drawn(hours: Hours, words: str, colour: str, symbol: str) -> list[Drawing]:
    shares, total = 100 * hours.shares, max(hours.counts.sum(), 1)
    return [
        _line(words, shares, colour, "solid")
        | {"error_y": {"type": "data", "symmetric": False, "array": 100 * hours.high - shares,
                       "arrayminus": shares - 100 * hours.low, "color": colour, "thickness": 1.2, "width": 2}},
        {"mode": "markers", "x": list(range(24)), "y": 100 * hours.counts / total, "showlegend": False,
         "marker": {"size": 5, "symbol": f"{symbol}-open", "color": colour}, "hoverinfo": "skip"},
    ]  # fmt: skip


def _numbers(fit: StreamFit, base: np.ndarray) -> Numbers:
    assert fit.hours is not None
    rows = zip(_CLOCKS, fit.hours.counts, fit.hours.shares, fit.hours.low, fit.hours.high, base, strict=True)
    return Numbers(
        ("Hour", "Counted", "Fitted, %", "95 % from", "to", "Base, %"),
        tuple(
            (hour, f"{count:.0f}", *(f"{100 * each:.2f}" for each in (share, low, high)), f"{kept:.2f}")
            for hour, count, share, low, high, kept in rows
        ),
    )
