"""Weekdays and months against the mean, beside the base's."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.style import DAYS, SERIES, UNSURE, axis, layout
from dghsim.report.text import clean
from dghsim.studies.calibrate.streams import StreamFit

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def weekday_figure(name: str, fit: StreamFit) -> Figure | None:
    """None where there are too few weeks."""
    if not fit.terms.weekdays:
        return None
    return _figure("weekdays", name, DAYS, fit.factors.weekday, fit.base.weekday_factors, "weekday")


def month_figure(name: str, fit: StreamFit) -> Figure | None:
    """None where some month has too few days."""
    if not fit.terms.months:
        return None
    return _figure("months", name, _MONTHS, fit.factors.month, fit.base.month_factors, "month")


def _figure(
    what: str, name: str, words: Sequence[str], values: np.ndarray, base: Sequence[float], one: str
) -> Figure:
    middle, low, high = 100 * (values - 1)
    kept = 100 * (np.array(base) - 1)
    unlike = [word for word, a, b, each in zip(words, low, high, kept, strict=True) if not a <= each <= b]
    told = f"{', '.join(unlike)} differ{'s' if len(unlike) == 1 else ''} from the base's" if unlike else (
        f"no {one} can be told from the base's"
    )  # fmt: skip
    busiest = words[int(np.argmax(middle))]
    return Figure(
        id=f"{what}-{name.replace('_', '-')}",
        finding=f"{clean(name).capitalize()}: {busiest} is the busiest {one}; {told}.",
        reading=f"How far each {one} lies from the mean, with its 95 % interval; diamonds are the base's.",
        data=(_dots(words, middle, low, high), _base(words, kept)),
        layout=layout(
            280, xaxis=axis(showgrid=False, type="category"),
            yaxis=axis("% from the mean", zeroline=True, zerolinecolor=UNSURE),
        ),
        narrow={"yaxis.title.text": "", "margin.l": 34},
        numbers=Numbers(
            (one.capitalize(), "Fitted", "95 % from", "to", "Base"),
            tuple(
                (word, *(f"{each:.3f}" for each in column), f"{given:.3f}")
                for word, column, given in zip(words, values.T, base, strict=True)
            ),
        ),
    )  # fmt: skip


def _dots(words: Sequence[str], middle: np.ndarray, low: np.ndarray, high: np.ndarray) -> Drawing:
    return {
        "mode": "markers", "x": list(words), "y": middle, "name": "Fitted",
        "marker": {"size": 9, "color": SERIES[0]},
        "error_y": {"type": "data", "symmetric": False, "array": high - middle, "arrayminus": middle - low,
                    "color": SERIES[0], "thickness": 1.6, "width": 4},
        "hovertemplate": "%{x}: %{y:+.1f} %<extra></extra>",
    }  # fmt: skip


def _base(words: Sequence[str], kept: np.ndarray) -> Drawing:
    return {
        "mode": "markers", "x": list(words), "y": kept, "name": "The base",
        "marker": {"size": 8, "symbol": "diamond-open", "color": UNSURE, "line": {"width": 1.8}},
        "hovertemplate": "%{x}: %{y:+.1f} %, the base<extra></extra>",
    }  # fmt: skip
