"""What the figures share: colours told apart by the colour-blind and in grey, and the calm layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dghsim.report.figure import Drawing

INK = "#1d2733"
SOFT = "#566270"
LINE = "#dcd8ce"
PAPER = "rgba(0,0,0,0)"
GOOD = "#0b6e8f"
BAD = "#b3420a"
UNSURE = "#737d88"
SERIES: tuple[str, ...] = ("#0b5f86", "#c2560c", "#3c7d4b", "#7d4698", "#8a6d00", "#2b2f77")
"""Dark enough to read on white; told apart by colour-blind readers, and by marker or dash besides."""
MARKERS: tuple[str, ...] = ("circle", "square", "diamond", "triangle-up", "cross", "x")
DASHES: tuple[str, ...] = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
FONT = '"Segoe UI", -apple-system, BlinkMacSystemFont, Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif'
DAYS: tuple[str, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS: tuple[str, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def faded(colour: str, share: float) -> str:
    """A colour `#rrggbb` let through to `share` of its strength."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"


def axis(title: str = "", **more: Any) -> Drawing:
    """An axis in the house style."""
    quiet: Drawing = {
        "gridcolor": LINE,
        "linecolor": LINE,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "tickfont": {"size": 12, "color": SOFT},
        "title": {"text": title, "font": {"size": 12, "color": SOFT}, "standoff": 8},
    }
    return quiet | more


def layout(height: int, **more: Any) -> Drawing:
    """A figure's layout in the house style, `height` pixels high on a laptop."""
    base: Drawing = {
        "height": height,
        "autosize": True,
        "margin": {"l": 56, "r": 16, "t": 28, "b": 44},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"family": FONT, "size": 13, "color": INK},
        "hoverlabel": {"font": {"family": FONT, "size": 13}, "align": "left"},
        "dragmode": False,
        "showlegend": True,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "font": {"size": 12, "color": INK},
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }
    return base | more


def note(text: str, x: float, y: float, **more: Any) -> Drawing:
    """Words on the figure, without an arrow; `text` is fit for plotly."""
    base: Drawing = {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "font": {"size": 13, "color": INK},
    }
    return base | more


def week_axis(**more: Any) -> Drawing:
    """Hours of the week, 0 to 168, named by day."""
    ticks: Sequence[int] = range(12, 168, 24)
    lines: Drawing = {
        "tickvals": list(ticks),
        "ticktext": list(DAYS),
        "range": [0, 168],
        "showgrid": False,
        "ticks": "",
    }
    return axis(**(lines | more))


def day_lines(reference: str, first: float = 0, last: float = 1) -> list[Drawing]:
    """Midnights on a week axis called `reference`, as shapes from `first` to `last` of the paper's height."""
    edge = {"color": LINE, "width": 1}
    return [
        {
            "type": "line", "xref": reference, "yref": "paper", "layer": "below",
            "x0": hour, "x1": hour, "y0": first, "y1": last, "line": edge,
        }
        for hour in range(0, 169, 24)
    ]  # fmt: skip
