"""Cost against a standard: every option, and those that no other beats on both."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.measures.across.pareto import Pareto, Point
from dghsim.report.error_bars import error_bars
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import is_money
from dghsim.report.study.words import chance, interval, label, value
from dghsim.report.style import GOOD, UNSURE, axis, faded, layout
from dghsim.report.text import clean, counted, plot_text

SURE = 0.5
"""Options on the front in fewer draws than this are drawn pale."""
RIVAL = 0.05
"""Options on the front in at least so many draws are not said to be beaten."""


def front_figure(found: Pareto, name: str = "front") -> Figure:
    """A mark for each option; those on the front joined, with the 95 % intervals of both means."""
    on = found.front
    rest = [point for point in found.points if not point.on_front]
    money = is_money(found.cost.unit)
    title = f"{plot_text(found.cost.label)}, {'£ million a year' if money else plot_text(found.cost.unit)}"
    return Figure(
        id=name,
        finding=_finding(found),
        reading=(
            f"Across, {label(found.cost)}; up, {label(found.good)}. Joined: options that no other beats on both; pale "
            "where that is as likely not so. Lines are 95 % intervals of how far an option lies from the mean of all, "
            "so that what all share of a good or bad year is not in them; the table says how often each is on it "
            f"among means as they may truly be. {label(found.cost)[:1].upper()}{label(found.cost)[1:]}: "
            f"{clean(found.cost.explains)}"
        ),
        data=(*([_marks(found, rest, money)] if rest else []), _marks(found, on, money, front=True)),
        layout=layout(
            420, margin={"l": 62, "r": 18, "t": 34, "b": 50},
            xaxis=axis(title, nticks=7), yaxis=axis(f"{plot_text(found.good.label)}, {plot_text(found.good.unit)}"),
        ),
        narrow={"yaxis.title.text": "", "margin.l": 40, "xaxis.title.font.size": 11},
        numbers=Numbers(
            ("Option", found.cost.label, found.good.label, "95 % interval", "On the front"),
            tuple(
                (clean(each.words), value(found.cost, each.cost.mean), value(found.good, each.good.mean),
                 interval(found.good, each.good), chance(each.chance))
                for each in found.points
            ),
        ),
    )  # fmt: skip


def _finding(found: Pareto) -> str:
    on = found.front
    if len(on) == 1:
        others = [point for point in found.points if not point.on_front]
        rivals = sum(point.chance >= RIVAL for point in others)
        both = f"{label(found.cost)} and {label(found.good)}"
        if not rivals:
            return (
                f"No option is better than {_named(on[0])} on {label(found.cost)} or on {label(found.good)}."
            )
        return (
            f"{_named(on[0])} has the best mean on both {both}, but {rivals} of {counted(len(others), 'other')} may be "
            "beaten by none too."
        )
    return (
        f"{counted(len(on), 'option')} of {len(found.points)} are beaten by no other on both: from {_named(on[0])} "
        f"({_both(found, on[0])}) to {_named(on[-1])} ({_both(found, on[-1])})."
    )


def _named(point: Point) -> str:
    return f"“{clean(point.words)}”"


def _both(found: Pareto, point: Point) -> str:
    return f"{value(found.cost, point.cost.mean)}, {value(found.good, point.good.mean)}"


def _marks(found: Pareto, points: Sequence[Point], money: bool, *, front: bool = False) -> Drawing:
    by = 1e6 if money else 1.0
    trace: Drawing = {
        "mode": "lines+markers" if front else "markers",
        "x": [point.cost.mean / by for point in points], "y": [point.good.mean for point in points],
        "name": "beaten by no other on both" if front else "beaten by another",
        "marker": {
            "symbol": "circle" if front else "circle-open", "size": 10 if front else 7,
            "color": [GOOD if point.chance >= SURE else faded(GOOD, 0.4) for point in points] if front else UNSURE,
        },
        "customdata": [plot_text(_hover(found, point)) for point in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip
    if front:
        trace |= {
            "line": {"color": GOOD, "shape": "hv", "width": 1.5, "dash": "dot"},
            "error_x": error_bars(
                (point.cost.low / by, point.cost.mean / by, point.cost.high / by) for point in points
            ),
            "error_y": error_bars((point.good.low, point.good.mean, point.good.high) for point in points),
        }  # fmt: skip
    return trace


def _hover(found: Pareto, point: Point) -> str:
    return f"{point.words}: {_both(found, point)}; on the front: {chance(point.chance)}"
