"""One picture an option: how far each assumption moves what it brings, the widest on top."""

from __future__ import annotations

from dghsim.report.error_bars import error_bars
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import change, fine, span
from dghsim.report.style import BAD, GOOD, INK, SOFT, UNSURE, axis, layout, note
from dghsim.report.text import clean, plot_text, shortened
from dghsim.studies.decide.assumptions import POSTS
from dghsim.studies.decide.model import Assumption, Point
from dghsim.studies.decide.numbers import change_unit
from dghsim.studies.decide.words import name_of

_ROW = 78
_READING = (
    "Each line is one assumption, all others as they are, at each value that was run, with the 95 % interval. Nought "
    "is the scenario without it; the dotted line is the option as assumed. Blue is better, brown worse; open: cannot "
    "tell."
)
_COLOURS = {"better": GOOD, "worse": BAD}
_SYMBOLS = {"better": "circle", "worse": "diamond"}


def tornado(called: str, found: list[Assumption], *, first: bool = True) -> Figure | None:
    """The picture of one option; None where nothing was run at another value. How to read it is said of the first."""
    found = sorted((each for each in found if len(each.points) > 1), key=_swing)
    if not found:
        return None
    measure = found[0].measure
    best = found[0].points[found[0].best].effect
    unit = change_unit(measure.unit)
    return Figure(
        id="truth-" + "".join(letter if letter.isalnum() else "-" for letter in called),
        finding=f"{clean(name_of(called))}. {_finding(found[-1])}",
        reading=f"What it changes in “{clean(measure.label)}”, {unit}. {_READING if first else ''}".strip(),
        data=tuple(trace for row, each in enumerate(found) for trace in _traces(each, row)),
        layout=_layout(found, best.mean),
        narrow={"margin.l": 14},
        numbers=_numbers(found),
    )


def _swing(each: Assumption) -> float:
    means = [point.effect.mean for point in each.points]
    return max(means) - min(means)


def _finding(widest: Assumption) -> str:
    unit, first, last = change_unit(widest.measure.unit), widest.points[0], widest.points[-1]
    what = "the posts that are filled" if widest.name == POSTS else f"“{clean(widest.says)}”"
    if not _swing(widest):
        return "No assumption that was run moves it."
    return (
        f"What moves it most is {what}: {_amount(first)} {unit} at {clean(first.words)}, {_amount(last)} at "
        f"{clean(last.words)}."
    )


def _amount(point: Point) -> str:
    return change(point.effect.mean, "", fine(point.effect.low, point.effect.high))


def _traces(each: Assumption, row: int) -> list[Drawing]:
    points = each.points
    return [
        {
            "x": [point.effect.mean for point in points], "y": [row] * len(points), "mode": "lines",
            "line": {"color": SOFT, "width": 7}, "opacity": 0.25, "hoverinfo": "skip",
        },
        {
            "x": [point.effect.mean for point in points], "y": [row] * len(points), "mode": "markers+text",
            "text": [plot_text(_short(point)) for point in points] if _swing(each) else None,
            "textposition": "top center", "textfont": {"size": 10, "color": SOFT}, "cliponaxis": False,
            "marker": {
                "color": [_COLOURS.get(point.effect.alone, UNSURE) for point in points],
                "symbol": [_SYMBOLS.get(point.effect.alone, "circle-open") for point in points],
                "size": [11 if place == each.best else 8 for place in range(len(points))],
                "line": {"width": 1.5, "color": INK},
            },
            "error_x": error_bars(
                (point.effect.low, point.effect.mean, point.effect.high) for point in points
            ),
            "customdata": [plot_text(f"{point.words}: {_amount(point)}, {point.effect.alone}") for point in points],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    ]  # fmt: skip


def _short(point: Point) -> str:
    return point.words.partition(",")[0]


def _layout(found: list[Assumption], best: float) -> Drawing:
    upright = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    names = [
        note(plot_text(shortened(_name(each), 54)), 0, row + 0.56, xref="paper", yref="y", yanchor="middle")
        for row, each in enumerate(found)
    ]
    return layout(
        _ROW * len(found) + 62,
        margin={"l": 20, "r": 20, "t": 14, "b": 46},
        showlegend=False,
        annotations=names,
        shapes=[
            {**upright, "x0": 0, "x1": 0, "line": {"color": INK, "width": 1.4}},
            {**upright, "x0": best, "x1": best, "line": {"color": SOFT, "width": 1, "dash": "dot"}},
        ],
        xaxis=axis(plot_text(change_unit(found[0].measure.unit)), rangemode="tozero", nticks=6),
        yaxis=axis(range=[-0.35, len(found) - 0.3], showticklabels=False, showgrid=False),
    )  # fmt: skip


def _name(each: Assumption) -> str:
    return clean(each.says)


def _numbers(found: list[Assumption]) -> Numbers:
    unit = change_unit(found[0].measure.unit)
    rows = tuple(
        (clean(each.says), clean(point.words), _amount(point), _interval(point), point.effect.alone)
        for each in reversed(found)
        for point in each.points
    )
    return Numbers(("Assumption", "At", f"Changes, {unit}", "95 % interval", "By itself"), rows)


def _interval(point: Point) -> str:
    return span(point.effect.low, point.effect.high, "", fine(point.effect.low, point.effect.high))
