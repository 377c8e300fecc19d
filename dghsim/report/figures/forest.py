"""A paired difference as rows of a forest plot: each a small drawing whose right-hand side is always the better."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from dghsim.measures.model import Difference
from dghsim.report.numbers import amount, beside, change, fine, shared, span

Record: TypeAlias = Mapping[Hashable, Any]
WIDTH = 220
_REACH = 100
MOST_ROWS = 14
HEADLINES: tuple[str, ...] = (
    "all_three_in_time", "clinician_in_time", "consultant_in_time", "admission_to_consultant_in_time", "high_news2",
    "ed_stay_mean", "boarding_mean", "stay_mean", "uncovered_hours", "one_senior_hours", "no_senior_hours",
    "overran_percent", "rest_exceptions", "weekend_one_in", "leave_not_granted_percent", "ward_doctors", "cost_total",
)  # fmt: skip
"""How the ids begin of measures shown first where there are many."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The drawing of one row, in its own units: `WIDTH` across, nought in the middle."""

    low: float
    high: float
    at: float


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One measure of a paired difference."""

    measure: str
    unit: str
    change_unit: str
    """Of the difference: points where the measure is in percent."""
    base: str
    changed: str
    difference: str
    interval: str
    verdict: str
    style: str
    """A class of page.css: better, worse, unsure, same."""
    weight: float
    """The difference as a share of the base."""
    drawing: Interval | None
    """None where there is no better or worse, or no interval."""


def forest_rows(difference: Difference) -> tuple[tuple[ForestRow, ...], tuple[ForestRow, ...]]:
    """The telling rows, at most `MOST_ROWS`, and all the others, both in the order of the table.

    Telling are measures that have a better and a worse side and that the change could move; where there are too many,
    headlines first, then those surest to have moved.
    """
    records = difference.table.to_dict("records")
    telling = [place for place, record in enumerate(records) if _tells(record)]
    telling = sorted(sorted(telling, key=lambda place: _rank(records[place]))[:MOST_ROWS])
    rows = [_row(record) for record in records]
    first = tuple(rows[place] for place in telling)
    return first, tuple(row for place, row in enumerate(rows) if place not in set(telling))


def _tells(row: Record) -> bool:
    return bool(row["better"] != "neither" and row["verdict"] != "no change")


def _rank(row: Record) -> tuple[bool, float]:
    """Lower is shown sooner."""
    plain = not str(row["measure_id"]).startswith(HEADLINES)
    half = (row["ci_high"] - row["ci_low"]) / 2
    if not math.isfinite(half):
        return plain, 0.0
    return plain, -abs(float(row["difference"])) / half if half > 0 else -math.inf


def _row(row: Record) -> ForestRow:
    unit = str(row["unit"])
    low, high, middle = float(row["ci_low"]), float(row["ci_high"]), float(row["difference"])
    verdict, base, changed = str(row["verdict"]), float(row["base"]), float(row["changed"])
    places, beside_places = fine(low, high), shared(base, changed)
    return ForestRow(
        measure=str(row["measure"]),
        unit=beside(unit),
        change_unit="points" if unit == "%" else beside(unit),
        base=amount(base, unit, beside_places),
        changed=amount(changed, unit, beside_places),
        difference=change(middle, unit, places),
        interval="exact" if low == high else span(low, high, unit, places),
        verdict=verdict,
        style={"better": "better", "worse": "worse", "cannot tell": "unsure"}.get(verdict, "same"),
        weight=abs(middle / base) if base else math.inf,
        drawing=_drawing(low, high, middle, str(row["better"])),
    )


def _drawing(low: float, high: float, middle: float, better: str) -> Interval | None:
    if better == "neither" or not all(map(math.isfinite, (low, high, middle))):
        return None
    turn = -1.0 if better == "less" else 1.0
    reach = max(abs(low), abs(high), abs(middle)) or 1.0
    left, right = sorted((turn * low, turn * high))
    low, high, middle = (round(WIDTH / 2 + _REACH * at / reach, 1) for at in (left, right, turn * middle))
    return Interval(low, high, middle)
