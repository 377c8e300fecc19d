"""Small multiples: every hospital on every measure of an aim, with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import TypeVar

from dghsim.measures.aims import ON_SHARES
from dghsim.measures.changes import Changes
from dghsim.measures.standing import One, Standing
from dghsim.report.cohort.order import by_size, mark, with_star
from dghsim.report.cohort.reading import AimReading, CohortReading
from dghsim.report.cohort.section import CohortSection
from dghsim.report.cohort.shares import assumed_words
from dghsim.report.cohort.words import said
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import amount, span
from dghsim.report.style import BAD, GOOD, INK, LINE, SOFT, UNSURE, axis, layout, note
from dghsim.report.text import counted, mid_sentence, plot_text

_Told = TypeVar("_Told", bound=Standing | Changes)
_PANEL = 150
"""Pixels for a measure."""
_LINE = 46
"""Letters that go on a line of a phone."""
_COLOURS = {
    "better": GOOD,
    "worse": BAD,
    "cannot tell": UNSURE,
    "higher": INK,
    "lower": INK,
    "beside": UNSURE,
}
_SYMBOLS = {
    "better": "circle",
    "worse": "diamond",
    "cannot tell": "circle-open",
    "higher": "triangle-up",
    "lower": "triangle-down",
    "beside": "star-open",
}


def aim_panels(reading: CohortReading, aim: AimReading) -> Figure | None:
    """One panel a measure, hospitals from left to right in the order of their size; None without a measure."""
    if not aim.standings:
        return None
    order = by_size(reading)
    count = len(aim.standings)
    height = _PANEL * count + 90
    data: list[Drawing] = []
    axes: Drawing = {}
    notes: list[Drawing] = []
    for place, standing in enumerate(aim.standings):
        end = 1 - place / count
        start = end - 1 / count * 0.72
        number = "" if place == 0 else str(place + 1)
        data += _traces(reading, standing, order, number)
        axes[f"yaxis{number}"] = axis(domain=[start, end - 0.04], nticks=4, anchor="x")
        notes.append(
            note(
                heading(plot_text(standing.measure.label), plot_text(standing.measure.unit)),
                0,
                end - 0.035,
                xref="paper",
                yref="paper",
                align="left",
            )
        )
    return Figure(
        id=f"aim-{aim.aim.name}",
        finding=_finding(aim),
        reading=with_star(
            reading,
            "One mark a hospital, from the smallest take to the largest; the line is the 95 % interval of its average. "
            f"The thin line across is the middle of the cohort. {_told(aim)} Open circles cannot be told from it, with "
            f"so many looked at; open stars are shown and not judged.{_with_shares(reading, aim)}",
        ),
        data=tuple(data),
        layout=layout(
            height,
            margin={"l": 52, "r": 12, "t": 8, "b": 64},
            showlegend=False,
            annotations=notes,
            xaxis=axis(
                tickvals=list(range(len(order))), ticktext=[mark(reading, name) for name in order], tickangle=-90,
                range=[-0.6, len(order) - 0.4], anchor=f"y{'' if count == 1 else count}", showgrid=False,
            ),
            **axes,
        ),
        narrow={"margin.l": 40, "xaxis.tickfont.size": 9},
        numbers=by_hospital(reading, aim.standings, lambda each, name: _words(each, each.hospitals[name]), order),
    )  # fmt: skip


def heading(label: str, unit: str) -> str:
    """Above a panel, on lines that go on a phone; both are fit for plotly, and no word is broken."""
    lines = wrap(f"{label}, {unit}", _LINE, break_long_words=False, break_on_hyphens=False)
    return "<br>".join(lines)


def _traces(reading: CohortReading, standing: Standing, order: list[str], number: str) -> list[Drawing]:
    there = [name for name in order if name in standing.hospitals]
    ones = [standing.hospitals[name] for name in there]
    at = [order.index(name) for name in there]
    return [
        {
            "x": [-0.6, len(order) - 0.4], "y": [standing.middle] * 2, "mode": "lines", "hoverinfo": "skip",
            "line": {"color": LINE, "width": 2}, "xaxis": "x", "yaxis": f"y{number}",
        },
        {
            "x": at, "y": [one.mean for one in ones], "mode": "markers", "xaxis": "x", "yaxis": f"y{number}",
            "marker": {
                "color": [_COLOURS[one.verdict] for one in ones],
                "symbol": [_SYMBOLS[one.verdict] for one in ones], "size": 9, "line": {"width": 1.5, "color": INK},
            },
            "error_y": {
                "type": "data", "symmetric": False, "thickness": 1.4, "width": 3, "color": SOFT,
                "array": [one.high - one.mean for one in ones], "arrayminus": [one.mean - one.low for one in ones],
            },
            "text": [f"{mark(reading, name)}: {_words(standing, one)}" for name, one in zip(there, ones, strict=True)],
            "hovertemplate": "%{text}<extra></extra>",
        },
    ]  # fmt: skip


def _words(standing: Standing, one: One) -> str:
    unit = standing.measure.unit
    return f"{amount(one.mean, unit)} ({span(one.low, one.high, unit)}), {said(one.verdict)}"


def _told(aim: AimReading) -> str:
    """What the filled marks of these panels are."""
    verdicts = {one.verdict for each in aim.standings for one in each.hospitals.values()}
    known = (
        ({"better", "worse"}, "Blue circles are better than it, brown diamonds worse."),
        ({"higher", "lower"}, "Dark triangles are higher or lower than it, and neither is called better."),
    )
    return " ".join(words for some, words in known if verdicts & some)


def _with_shares(reading: CohortReading, aim: AimReading) -> str:
    """What more the intervals of some measures hold."""
    words = assumed_words(reading)
    return f" {words}" if words and any(each.measure.id in ON_SHARES for each in aim.standings) else ""


def _finding(aim: AimReading) -> str:
    first = aim.standings[0]
    counts = [one for one in first.hospitals.values() if one.verdict != "beside"]
    apart = [one for one in counts if one.verdict != "cannot tell"]
    return (
        f"{aim.aim.title}: on {mid_sentence(first.measure.label)}, {counted(len(apart), 'hospital')} of "
        f"{len(counts)} can be told from the middle."
    )


def by_hospital(
    reading: CohortReading,
    measures: Sequence[_Told],
    words: Callable[[_Told, str], str],
    order: Sequence[str],
) -> Numbers:
    """A row a hospital, a column a measure; `words` says what stands there of a hospital that has it."""
    columns = ("Hospital", *(f"{each.measure.label}, {each.measure.unit}" for each in measures))

    def told(name: str) -> list[str]:
        return [words(each, name) if name in each.hospitals else "" for each in measures]

    rows = [(reading.called(hospital), *told(hospital)) for hospital in order]
    return Numbers(columns, tuple(rows))


def aim_section(reading: CohortReading, name: str) -> CohortSection | None:
    """One aim; None where none of its measures is there."""
    aim = next(each for each in reading.aims if each.aim.name == name)
    figure = aim_panels(reading, aim)
    return None if figure is None else CohortSection(name, aim.aim.title, figures=(figure,))
