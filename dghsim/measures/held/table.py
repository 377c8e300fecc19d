"""Verdicts as tables: for a file of their own, and in a few words beside each measure of the summary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from dghsim.measures.held.model import Held
from dghsim.rota.cells import inert

COLUMNS = (
    "pack", "standard", "says", "tier", "measure_id", "verdict", "mean", "low", "high", "limit", "why", "source",
)  # fmt: skip


def held_table(rows: Sequence[Held]) -> pd.DataFrame:
    """One row a verdict: pack, standard, says, tier, measure_id, verdict, mean, low and high (of the widest interval
    run), limit, why, source. A planner's words cannot act in a spreadsheet."""
    return pd.DataFrame([_row(row) for row in rows], columns=list(COLUMNS))


def _row(row: Held) -> tuple[object, ...]:
    return (
        inert(row.pack), row.standard, inert(row.says), inert(row.tier), row.measure, row.verdict, row.mean, row.low,
        row.high, row.limit, inert(row.why), inert(row.source),
    )  # fmt: skip


def beside_measures(rows: Sequence[Held]) -> dict[str, str]:
    """Measure id -> such as `sam consultant: not met; seven_day occupancy: met`; only of what is modelled."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.verdict != "not modelled":
            found[row.measure].append(f"{row.pack} {row.standard}: {row.verdict}")
    return {measure: inert("; ".join(said)) for measure, said in found.items()}
