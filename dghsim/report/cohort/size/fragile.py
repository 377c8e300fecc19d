"""How much rests on one doctor, and how much cover is missing, against the size of the take."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.report.cohort.order import with_star
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.size.points import FRAGILE, Point, Reckoned, curve_of, on_the_curve
from dghsim.report.cohort.size.traces import a_day, curve, hospitals, words
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import amount, beside
from dghsim.report.style import axis, layout, note
from dghsim.report.text import mid_sentence
from dghsim.studies.size.model import Sizes

_PANEL = 230
"""Pixels for a measure."""
_ALIKE = 1.05
"""Averages no farther apart than this are called the same."""


def size_fragile(reading: CohortReading, sizes: Sizes) -> Figure | None:
    """A panel a measure; None where none has a curve."""
    shown = [what for what in FRAGILE if len(curve_of(sizes, what)) >= 2]
    if not shown:
        return None
    data: list[Drawing] = []
    axes: Drawing = {}
    notes: list[Drawing] = []
    for place, what in enumerate(shown):
        top = 1 - place / len(shown)
        number = "" if place == 0 else str(place + 1)
        line, points = curve_of(sizes, what), on_the_curve(reading, what)
        most = max(point.high for point in [*line, *points.values()])
        data += curve(line, number=number, legend=place == 0)
        data += hospitals(reading, points, what, number=number, legend=place == 0)
        domain = [top - 0.82 / len(shown), top - 0.12 / len(shown)]
        axes[f"yaxis{number}"] = axis(domain=domain, range=[0, 1.1 * most or 1], nticks=5, anchor="x")
        notes.append(
            note(f"{what.label}, {what.unit}", 0, domain[1] + 0.02 / len(shown), xref="paper", yref="paper")
        )
    lowest = "" if len(shown) == 1 else str(len(shown))
    return Figure(
        id="size-fragile",
        finding=_finding(sizes, shown),
        reading=with_star(
            reading,
            "The line is made-up hospitals alike in all but size, by the same staffing rule, within the 95 % interval "
            "of their averages; each mark is a hospital of the cohort (filled: its own staffing is in). The rule gives "
            "doctors in proportion to patients, however few lines that fills, and one registrar by night at any size.",
        ),
        data=tuple(data),
        layout=layout(
            _PANEL * len(shown) + 60,
            margin={"l": 56, "r": 12, "t": 40, "b": 48},
            xaxis=axis("patients a day", rangemode="tozero", anchor=f"y{lowest}"),
            annotations=notes,
            **axes,
        ),
        narrow={"margin.l": 44},
        numbers=_numbers(reading, sizes, shown),
    )


def _finding(sizes: Sizes, shown: Sequence[Reckoned]) -> str:
    """From the smallest to the largest, of each; what is the same for all sizes is said to be."""
    told = []
    for what in shown:
        line = curve_of(sizes, what)
        first, last = line[0], line[-1]
        if max(first.mean, last.mean) <= _ALIKE * min(first.mean, last.mean):
            told.append(f"{mid_sentence(what.label)} are {_said(first, what)} whatever the size")
        else:
            told.append(f"{mid_sentence(what.label)}: {_said(first, what)} and {_said(last, what)}")
    sizes_told = f"{a_day(sizes.studies[0][0])} and {a_day(sizes.studies[-1][0])} patients a day"
    return f"At {sizes_told}: {'; '.join(told)}."


def _said(point: Point, what: Reckoned) -> str:
    return f"{amount(point.mean, what.unit)} {beside(what.unit)}".strip()


def _numbers(reading: CohortReading, sizes: Sizes, shown: list[Reckoned]) -> Numbers:
    made_up = [{point.take: words(point, what) for point in curve_of(sizes, what)} for what in shown]
    placed = [on_the_curve(reading, what) for what in shown]
    takes = {name: point.take for each in placed for name, point in each.items()}
    rows = [
        (f"Made up, {a_day(take)} a day", a_day(take), *(each.get(take, "") for each in made_up))
        for take, _ in sizes.studies
    ]
    rows += [
        (
            reading.called(name), a_day(take),
            *(words(each[name], what) if name in each else "" for each, what in zip(placed, shown, strict=True)),
        )
        for name, take in takes.items()
    ]  # fmt: skip
    columns = ("Hospital", "Patients a day", *(f"{what.label}, {what.unit}" for what in shown))
    return Numbers(columns, tuple(rows))
