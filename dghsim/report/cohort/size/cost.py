"""What an admission costs against the size of the take, over what the take costs before anybody comes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from dghsim.report.cohort.order import with_star
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.size.points import COST, Point, curve_of, on_the_curve
from dghsim.report.cohort.size.traces import a_day, curve, hospitals, words
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import plain, pounds
from dghsim.report.style import SERIES, axis, faded, layout
from dghsim.report.text import plot_text
from dghsim.studies.size.model import Sizes
from dghsim.studies.size.standing import StandingCost

_LOOKS = ((SERIES[2], ""), (SERIES[3], "/"), (SERIES[4], "x"), (SERIES[5], "."), (SERIES[0], "-"))


def size_cost(reading: CohortReading, sizes: Sizes) -> Figure | None:
    """The figure, or None where costs are not known."""
    points, line = on_the_curve(reading, COST), curve_of(sizes, COST)
    known = [each for each in sizes.standing if math.isfinite(each.gbp_a_year)]
    if len(line) < 2 or not known:
        return None
    takes = np.geomspace(line[0].take, line[-1].take, 50)
    most = 1.15 * max(point.high for point in [*line, *points.values()])
    return Figure(
        id="size-cost",
        finding=_finding(known, line[0].take, line[-1].take),
        reading=with_star(
            reading,
            "The bands are what one seat of each duty but normal days costs a patient, tier by tier, with every line "
            "of the fewest that bear it filled: nothing of it falls with fewer patients. The line is what doctors cost "
            "an admission in made-up hospitals alike in all but size, by the same staffing rule, with its 95 % "
            "interval; each mark is a hospital of the cohort (filled: its own staffing is in). What lies over the "
            "bands is normal days, seats added with size, and bank and agency; a line below them is lines not filled.",
        ),
        data=(
            *_bands(known, takes),
            *curve(line, legend=True),
            *hospitals(reading, points, COST, legend=True, named=True),
        ),
        layout=layout(
            440,
            margin={"l": 56, "r": 12, "t": 60, "b": 48},
            xaxis=axis("patients a day", range=[0.9 * line[0].take, 1.04 * line[-1].take]),
            yaxis=axis("pounds", range=[0, most], tickprefix="£"),
        ),
        narrow={"margin.l": 44, "margin.t": 110},
        numbers=_numbers(reading, line, points),
    )


def _bands(standing: Sequence[StandingCost], takes: np.ndarray) -> list[Drawing]:
    return [
        {
            "x": takes, "y": [each.gbp_a_patient(take) for take in takes], "mode": "lines", "stackgroup": "standing",
            "line": {"width": 0.8, "color": colour}, "fillcolor": faded(colour, 0.3), "name": plot_text(each.short),
            "fillpattern": {"shape": pattern, "solidity": 0.15, "fgcolor": colour, "bgcolor": faded(colour, 0.2)},
            "hovertemplate": f"{plot_text(each.short)}: £%{{y:,.0f}} a patient at %{{x:.0f}} a day<extra></extra>",
        }
        for each, (colour, pattern) in zip(standing, _LOOKS * len(standing), strict=False)
    ]  # fmt: skip


def _finding(standing: Sequence[StandingCost], least: float, most: float) -> str:
    year = sum(each.gbp_a_year for each in standing)
    small, large = (pounds(sum(each.gbp_a_patient(take) for each in standing)) for take in (least, most))
    return (
        f"To keep one seat of each duty going day and night costs {pounds(year)} a year whoever comes: {small} a "
        f"patient at {plain(least, 0)} a day, {large} at {plain(most, 0)}."
    )


def _numbers(reading: CohortReading, line: Sequence[Point], points: Mapping[str, Point]) -> Numbers:
    made_up = [
        (f"Made up, {a_day(point.take)} a day", a_day(point.take), words(point, COST)) for point in line
    ]
    cohort = [(reading.called(name), a_day(point.take), words(point, COST)) for name, point in points.items()]
    return Numbers(("Hospital", "Patients a day", f"{COST.label}, {COST.unit}"), (*made_up, *cohort))
