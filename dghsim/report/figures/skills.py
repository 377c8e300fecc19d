"""How many patients each doctor sees in a year: the average doctor and the one with fewest."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.training import ENOUGH_WEEKS
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import plain
from dghsim.report.reading import Reading
from dghsim.report.style import INK, SERIES, SOFT, axis, layout, note
from dghsim.report.text import plot_text, shortened
from dghsim.scenario.rota import Tier

_ROW = 62


@dataclass(frozen=True, slots=True)
class _Practice:
    label: str
    what: str
    mean: Reading
    lowest: Reading | None


def skills(found: dict[str, Reading], tiers: dict[str, Tier]) -> Figure | None:
    """The figure, or None where takes and reviews were not measured."""
    rows = []
    for name, tier in tiers.items():
        what = "takes" if tier.level == 1 else "reviews"
        mean = found.get(f"{what}_mean_per_year_{name}")
        if mean is not None:
            lowest = found.get(f"{what}_lowest_per_year_{name}")
            rows.append(_Practice(tier.label, "clerkings" if tier.level == 1 else what, mean, lowest))
    if not rows:
        return None
    places = list(range(len(rows)))[::-1]
    height = len(rows) * _ROW + 96
    most = max(row.mean.mean for row in rows)
    return Figure(
        id="skills-a-year",
        finding=_finding(rows[0]),
        also=tuple(_finding(row) for row in rows[1:]),
        reading=(
            "Clerkings (first full assessments) of tier 1, and reviews of the tiers above, that a doctor in post does "
            "in a year on duty for the take. What was done in part of a year is reckoned up to a whole one by the "
            f"doctor's own time in post; who was there for less than {ENOUGH_WEEKS} weeks (in a shorter run, for less "
            "than a quarter of it) is left out. exposure.csv in the results folder has a row for each post: clerkings, "
            "reviews, emergency teams, nights, weekends, and every other kind of work, procedures among them."
        ),
        data=tuple(_dots(rows, places)),
        layout=layout(
            height,
            margin={"l": 12, "r": 24, "t": 36, "b": 46},
            xaxis=axis("patients a doctor a year", rangemode="tozero", range=[0, most * 1.08], nticks=7),
            yaxis=axis(range=[-0.5, len(rows) - 0.25], tickvals=places, showticklabels=False),
            annotations=[
                note(plot_text(shortened(row.label, 50)), 0, place, yshift=9, font={"size": 13, "color": INK})
                for row, place in zip(rows, places, strict=True)
            ],
        ),
        numbers=Numbers(
            ("Tier", "What", "Average doctor", "Doctor with fewest"),
            tuple(
                (
                    row.label,
                    row.what,
                    plain(row.mean.mean, 0),
                    plain(row.lowest.mean, 0) if row.lowest else "",
                )
                for row in rows
            ),
        ),
    )


def _dots(rows: list[_Practice], places: list[int]) -> list[Drawing]:
    pairs = [
        (row, row.lowest, place) for row, place in zip(rows, places, strict=True) if row.lowest is not None
    ]
    bars: list[Drawing] = [
        {
            "mode": "lines", "x": [lowest.mean, row.mean.mean], "y": [place, place], "showlegend": False,
            "hoverinfo": "skip", "line": {"color": SOFT, "width": 2},
        }
        for row, lowest, place in pairs
    ]  # fmt: skip
    return [
        *bars,
        {
            "mode": "markers", "name": "doctor with fewest", "x": [lowest.mean for _, lowest, _ in pairs],
            "y": [place for *_, place in pairs],
            "marker": {"size": 11, "symbol": "circle-open", "color": SERIES[1], "line": {"width": 2.5}},
            "hovertemplate": "%{x:.0f} a year, the doctor with fewest<extra></extra>",
        },
        {
            "mode": "markers", "name": "average doctor", "x": [row.mean.mean for row in rows], "y": places,
            "marker": {"size": 12, "symbol": "circle", "color": SERIES[0]},
            "hovertemplate": "%{x:.0f} a year, the average doctor<extra></extra>",
        },
    ]  # fmt: skip


def _finding(row: _Practice) -> str:
    fewest = f", the one with fewest {plain(row.lowest.mean, 0)}" if row.lowest is not None else ""
    return f"{row.label}: {plain(row.mean.mean, 0)} {row.what} a year for the average doctor{fewest}."
