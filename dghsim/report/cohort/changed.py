"""What an intervention changes at each hospital, one panel a measure."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.measures.changes import Change, Changes
from dghsim.report.cohort.order import by_size, mark, with_star
from dghsim.report.cohort.panels import by_hospital, heading
from dghsim.report.cohort.reading import CohortReading, Try
from dghsim.report.cohort.section import CohortSection
from dghsim.report.cohort.sheets import changes_sheet
from dghsim.report.cohort.words import said
from dghsim.report.figure import Drawing, Figure
from dghsim.report.numbers import change, fine, span
from dghsim.report.style import BAD, GOOD, INK, SERIES, SOFT, UNSURE, axis, layout, note
from dghsim.report.text import clean, counted, listed, mid_sentence, plot_text
from dghsim.scenario.checks.posts import FILLED

_PANEL = 150
_COLOURS = {"better": GOOD, "worse": BAD, "differs": SERIES[0]}
_SYMBOLS = {"better": "circle", "worse": "diamond", "differs": "square", "beside": "star-open"}
_SHOWN = ("consultant_in_time_percent", "ed_stay_over_percent", "boarding_long_percent", "uncovered_hours_per_week",
          "cost_per_admission_gbp")  # fmt: skip


def changed_panels(reading: CohortReading, one: Try) -> Figure | None:
    """The figure of one intervention; None where nothing of it is measured."""
    shown = [each for each in one.changes if each.measure.id in _SHOWN] or list(one.changes[:4])
    if not shown:
        return None
    order = by_size(reading)
    count = len(shown)
    data: list[Drawing] = []
    axes: Drawing = {}
    notes: list[Drawing] = []
    for place, each in enumerate(shown):
        end = 1 - place / count
        number = "" if place == 0 else str(place + 1)
        data.append(_trace(reading, each, order, number))
        axes[f"yaxis{number}"] = axis(
            domain=[end - 0.72 / count, end - 0.04], nticks=4, anchor="x", zeroline=True, zerolinecolor=SOFT
        )
        words = heading(plot_text(each.measure.label), f"{plot_text(each.measure.unit)}: changed less base")
        notes.append(note(words, 0, end - 0.035, xref="paper", yref="paper", align="left"))
    return Figure(
        id=f"changed-{one.name}",
        finding=f"{one.tried.says}: {_finding(reading, shown)}",
        reading=with_star(
            reading,
            "The same patients with and without the change. The line is the interval that, with those of all the other "
            "hospitals, holds in 95 of 100 cohorts (Bonferroni); filled marks differ from nought beyond chance (Holm), "
            "with so many looked at. Blue is better, brown worse; open: cannot tell, or no change at all; open stars "
            "are not judged, since what is measured rests on what was imputed of them.",
        ),
        data=tuple(data),
        layout=layout(
            _PANEL * count + 90,
            margin={"l": 52, "r": 12, "t": 8, "b": 64},
            showlegend=False,
            annotations=notes,
            xaxis=axis(
                tickvals=list(range(len(order))),
                ticktext=[mark(reading, name) for name in order],
                tickangle=-90,
                range=[-0.6, len(order) - 0.4],
                anchor=f"y{'' if count == 1 else count}",
                showgrid=False,
            ),
            **axes,
        ),
        narrow={"margin.l": 40, "xaxis.tickfont.size": 9},
        numbers=by_hospital(
            reading, one.changes, lambda each, name: _words(each, each.hospitals[name]), order
        ),
    )


def _trace(reading: CohortReading, each: Changes, order: list[str], number: str) -> Drawing:
    there = [name for name in order if name in each.hospitals]
    ones = [each.hospitals[name] for name in there]
    return {
        "x": [order.index(name) for name in there], "y": [one.mean for one in ones], "mode": "markers",
        "xaxis": "x", "yaxis": f"y{number}",
        "marker": {
            "color": [_COLOURS.get(one.verdict, UNSURE) for one in ones],
            "symbol": [_SYMBOLS.get(one.verdict, "circle-open") for one in ones], "size": 9,
            "line": {"width": 1.5, "color": INK},
        },
        "error_y": {
            "type": "data", "symmetric": False, "thickness": 1.4, "width": 3, "color": SOFT,
            "array": [one.wide_high - one.mean for one in ones],
            "arrayminus": [one.mean - one.wide_low for one in ones],
        },
        "text": [f"{mark(reading, name)}: {_words(each, one)}" for name, one in zip(there, ones, strict=True)],
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip


def _words(each: Changes, one: Change) -> str:
    unit = each.measure.unit
    places = fine(one.wide_low, one.wide_high)
    return f"{change(one.mean, unit, places)} ({span(one.wide_low, one.wide_high, unit, places)}), {said(one.verdict)}"


def _finding(reading: CohortReading, shown: Sequence[Changes]) -> str:
    """On which measures, and at how many of the hospitals that count, there is a difference beyond chance."""
    verdicts = {
        each.measure.id: [
            one.verdict
            for name, one in each.hospitals.items()
            if name not in reading.synthetic and one.verdict != "beside"
        ]
        for each in shown
    }
    told = [
        f"on {mid_sentence(each.measure.label)} at {counted(sure, 'hospital')} of {len(verdicts[each.measure.id])}"
        for each in shown
        if (sure := sum(one in _COLOURS for one in verdicts[each.measure.id]))
    ]
    if not told:
        return "no difference beyond chance on any of these, at any hospital."
    return f"a difference beyond chance {listed(told)}."


def _filled(reading: CohortReading) -> list[str]:
    """Which of those tried bring posts, and what is taken of these."""
    return [
        f"{one.tried.says}: the posts that it brings {FILLED}."
        for one in reading.tries
        if one.tried.brings_posts()
    ]


def changed_section(reading: CohortReading) -> CohortSection | None:
    """A picture for each intervention; None where nothing was tried."""
    drawn = [changed_panels(reading, each) for each in reading.tries]
    figures = tuple(figure for figure in drawn if figure is not None)
    if not figures and not reading.not_tried:
        return None
    return CohortSection(
        "changed",
        "What a change does",
        figures=figures,
        sheets=(changes_sheet(reading),),
        notes=tuple(clean(words) for words in (*_filled(reading), *reading.not_tried)),
    )
