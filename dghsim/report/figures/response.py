"""How soon work with a target is answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dghsim.measures.kinds import is_timed
from dghsim.measures.second import echoes
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.figures.labelled_rows import labelled_rows, places_of
from dghsim.report.numbers import NOTHING, plain
from dghsim.report.reading import Reading
from dghsim.report.style import BAD, SERIES, SOFT, axis
from dghsim.scenario.root import Scenario

_TICKS: Drawing = {"tickvals": [1, 5, 15, 60, 240, 1440], "ticktext": ["1", "5", "15", "60", "240", "1440"]}


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    median: float
    p95: float
    target: int | None
    in_time: float | None


def response(found: dict[str, Reading], scenario: Scenario) -> Figure | None:
    """The figure, or None where no work with a target, and no team, was asked for."""
    rows = [
        _Kind(work.label or name, found[f"wait_{name}_median_minutes"].mean, found[f"wait_{name}_p95_minutes"].mean,
              work.target_minutes, in_time.mean if (in_time := found.get(f"wait_{name}_in_time_percent")) else None)
        for name, work in scenario.work.items()
        if is_timed(work) and f"wait_{name}_median_minutes" in found
    ]  # fmt: skip
    if not rows:
        return None
    places = places_of(len(rows))
    return Figure(
        id="response-times",
        finding=_finding(rows, found),
        reading=(
            "From asking to when the clinician, or the last of a team who must be there, begins: the dot is the "
            "median, the line runs to what 19 in 20 are answered within, the bar across is the target. The scale is "
            f"not even.{_echoed(found, scenario)}"
        ),
        data=tuple(_marks(rows, places)),
        layout=labelled_rows([row.label for row in rows], axis("minutes (0 stands at 1)", type="log", **_TICKS)),
        numbers=Numbers(
            ("Work", "Median, minutes", "19 in 20 within, minutes", "Target, minutes", "Within target"),
            tuple(
                (row.label, plain(row.median), plain(row.p95), str(row.target) if row.target else NOTHING,
                 f"{plain(row.in_time, 0)}%" if row.in_time is not None else NOTHING)
                for row in rows
            ),
        ),
    )  # fmt: skip


def _marks(rows: list[_Kind], places: list[int]) -> list[Drawing]:
    lines: list[Drawing] = [
        {
            "mode": "lines", "x": [_at(row.median), _at(row.p95)], "y": [place, place], "showlegend": False,
            "hoverinfo": "skip", "line": {"color": SOFT, "width": 3},
        }
        for row, place in zip(rows, places, strict=True)
    ]  # fmt: skip
    aimed = [(row, place) for row, place in zip(rows, places, strict=True) if row.target is not None]
    return [
        *lines,
        {
            "mode": "markers", "name": "median", "x": [_at(row.median) for row in rows], "y": places,
            "marker": {"size": 11, "color": SERIES[0]}, "hovertemplate": "median %{x:.0f} minutes<extra></extra>",
        },
        {
            "mode": "markers", "name": "19 in 20 within", "x": [_at(row.p95) for row in rows], "y": places,
            "marker": {"size": 10, "symbol": "diamond-open", "color": SERIES[0], "line": {"width": 2}},
            "hovertemplate": "19 in 20 within %{x:.0f} minutes<extra></extra>",
        },
        {
            "mode": "markers", "name": "target", "x": [row.target for row, _ in aimed],
            "y": [place for _, place in aimed],
            "marker": {"size": 20, "symbol": "line-ns-open", "color": BAD, "line": {"width": 3}},
            "hovertemplate": "target %{x:.0f} minutes<extra></extra>",
        },
    ]  # fmt: skip


def _at(minutes: float) -> float:
    """Where it stands on a scale that has no nought."""
    return max(minutes, 1.0)


def _echoed(found: dict[str, Reading], scenario: Scenario) -> str:
    """Which of these numbers come from the scenario and not from the model."""
    told = echoes(scenario, {name: reading.mean for name, reading in found.items()})
    said: dict[str, list[str]] = defaultdict(list)
    for name, work in scenario.work.items():
        for end, words in (("median", "the median"), ("p95", "19 in 20 within")):
            if (one := f"wait_{name}_{end}_minutes") in told:
                said[f"{words} {told[one]}"].append(work.label or name)
    return "".join(f" No finding of the model: of {'; '.join(of)}, {what}." for what, of in said.items())


def _finding(rows: list[_Kind], found: dict[str, Reading]) -> str:
    whole = found.get("response_emergencies_in_time_percent")
    if whole is not None:
        return f"{plain(whole.mean, 0)}% of emergencies with a target are begun within it."
    slowest = max(rows, key=lambda row: row.p95)
    return f"Slowest is {slowest.label}: 19 in 20 are answered within {plain(slowest.p95, 0)} minutes."
