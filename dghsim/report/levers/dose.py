"""Dose and response: what each level of a lever changes, one panel a measure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dghsim.report.error_bars import error_bars
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.levers.dose_axes import PHONE_LETTERS, Points, doses_of, layout_of, none_at, titles_of
from dghsim.report.levers.reading import ONLY_WITH, Moved, level_of, moved, without, words_of
from dghsim.report.style import BAD, GOOD, INK, SERIES, SOFT, UNSURE
from dghsim.report.text import clean, plot_text
from dghsim.scenario.levers.model import Lever
from dghsim.studies.levers import Tried

_COLOURS = {"better": GOOD, "worse": BAD, "differs": SERIES[0]}
_SYMBOLS = {"better": "circle", "worse": "diamond", "differs": "square"}


def dose_response(name: str, lever: Lever, tried: Sequence[Tried]) -> Figure | None:
    """The figure of one lever; None where fewer than two of its levels were run."""
    there = [each for each in tried if each.difference is not None]
    if len(there) < 2:
        return None
    found = {each.pulled[0].shown: moved(each.difference) for each in there if each.difference is not None}
    shown = [
        measure
        for measure in lever.watch
        if any(_drawn(levels.get(measure)) is not None for levels in found.values())
    ]
    if not shown:
        return None
    points = {
        measure: [(level, one) for level, by in found.items() if (one := _drawn(by.get(measure))) is not None]
        for measure in shown
    }
    panels, doses = [points[measure] for measure in shown], doses_of(lever, found)
    return Figure(
        id=f"dose-{name}".replace("_", "-"),
        finding=_finding(lever, points[shown[0]]),
        reading="The same patients with and without the lever. Nought is the scenario without it, the dark dot at "
        f"“none” with the value there; across is the dose, {clean(lever.unit)}. The line is the 95 % interval of the "
        "mean difference, of each measure and level by itself. Blue is better, brown worse, square where neither way "
        "is; open: cannot tell, or no change at all.",
        data=tuple(trace for at, each in enumerate(panels) for trace in _traces(lever, each, at, doses)),
        layout=layout_of(lever, panels, doses),
        narrow={"margin.l": 46, "xaxis.tickfont.size": 10, "annotations": titles_of(panels, PHONE_LETTERS)},
        numbers=_numbers(lever, points),
    )


def _drawn(one: Moved | None) -> Moved | None:
    return one if one is not None and math.isfinite(one.difference) else None


def _finding(lever: Lever, points: Points) -> str:
    """Of the most telling measure: from the first level to the last."""
    ordered = sorted(points, key=lambda point: level_of(lever, point[0]).dose)
    told = [f"{one.text} at {words_of(level)}" for level, one in (ordered[0], ordered[-1])]
    one = points[0][1]
    return f"{clean(lever.name)}. {one.measure}, {clean(one.change_unit)}: {'; '.join(dict.fromkeys(told))}."


def _traces(lever: Lever, points: Points, at: int, doses: Sequence[float]) -> Iterator[Drawing]:
    number = "" if at == 0 else str(at + 1)
    first = points[0][1]
    if first.verdict != ONLY_WITH:
        yield {
            "x": [none_at(lever, doses)], "y": [0.0], "mode": "markers+text", "xaxis": "x", "yaxis": f"y{number}",
            "text": [f" {plot_text(without(first))}"], "textposition": f"{_away(points)} right",
            "textfont": {"size": 10, "color": SOFT}, "cliponaxis": False,
            "marker": {"color": INK, "symbol": "circle", "size": 7},
            "customdata": [plot_text(f"none: {without(first)}")], "hovertemplate": "%{customdata}<extra></extra>",
        }  # fmt: skip
    yield {
        "x": [level_of(lever, level).dose for level, _ in points],
        "y": [one.difference for _, one in points],
        "mode": "markers+text", "xaxis": "x", "yaxis": f"y{number}",
        "text": [_label(lever, level) for level, _ in points],
        "textposition": _beside([level_of(lever, level).dose for level, _ in points]),
        "textfont": {"size": 10, "color": SOFT}, "cliponaxis": False,
        "marker": {
            "color": [_COLOURS.get(one.verdict, UNSURE) for _, one in points],
            "symbol": [_SYMBOLS.get(one.verdict, "circle-open") for _, one in points], "size": 9,
            "line": {"width": 1.5, "color": INK},
        },
        "error_y": error_bars(((one.low, one.difference, one.high) for _, one in points), thickness=1.4),
        "customdata": [plot_text(f"{level}: {one.text}, {one.verdict}") for level, one in points],
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip


def _away(points: Points) -> str:
    """Where within the panel there is room beside nought, which is at its end where all is on one side."""
    return "bottom" if sum(one.difference for _, one in points) < 0 else "top"


def _label(lever: Lever, level: str) -> str:
    """A level's name beside its mark, where its dose does not say it."""
    return "" if level == f"{level_of(lever, level).dose:g}" else f" {plot_text(words_of(level))} "


def _beside(doses: Sequence[float]) -> list[str]:
    """Right of its mark, but for what has the dose of one before, whose label stands there."""
    return [f"middle {'left' if dose in doses[:at] else 'right'}" for at, dose in enumerate(doses)]


def _numbers(lever: Lever, points: dict[str, list[tuple[str, Moved]]]) -> Numbers:
    measures = [each[0][1] for each in points.values()]
    columns = ("Level", "Dose", *(f"{one.measure}, {one.change_unit}" for one in measures))
    by = {measure: dict(each) for measure, each in points.items()}
    levels = dict.fromkeys(level for each in points.values() for level, _ in each)
    dose = "" if lever.without is None else f"{lever.without:g}"
    none = ("none", dose, *(without(one) for one in measures))
    return Numbers(
        columns,
        (none, *(
            (
                level, f"{level_of(lever, level).dose:g}",
                *(by[measure][level].text if level in by[measure] else "" for measure in points),
            )
            for level in levels
        )),
    )  # fmt: skip
