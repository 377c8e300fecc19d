"""The tables a night is told from: a study's own in memory, or those of a results folder."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dghsim.measures.model import Study
from dghsim.scenario.root import Scenario

COLUMNS: dict[str, dict[str, str]] = {
    "patients": {
        "replication": "number", "patient": "number", "route": "text", "arrive": "time", "news": "text",
        "clerk_start": "time", "senior_start": "time", "consultant_start": "time", "decision": "time", "leave": "time",
        "outcome": "text",
    },
    "tasks": {
        "replication": "number", "task": "number", "patient": "number", "kind": "text", "duty": "number",
        "start": "time", "end": "time", "asked": "time", "called": "time", "ended": "text",
    },
    "duties": {
        "replication": "number", "duty": "number", "doctor": "text", "tier": "text", "start": "time", "end": "time",
        "actual_end": "time", "kind": "text", "filled_by": "text",
    },
    "stays": {
        "replication": "number", "patient": "number", "place": "text", "asked": "time", "start": "time", "end": "time",
    },
}  # fmt: skip
"""What is read of each table, and what it holds."""

OPTIONAL: dict[str, dict[str, str]] = {"patients": {"arrives_by": "text"}}
"""The same of what not every run has."""


@dataclass(frozen=True, slots=True)
class Logs:
    """The logs of some replications and the scenario that made them. Times are naive and local."""

    scenario: Scenario
    patients: pd.DataFrame
    tasks: pd.DataFrame
    duties: pd.DataFrame
    stays: pd.DataFrame

    def of(self, replication: int) -> Logs:
        """Those of one replication."""
        tables = (self.patients, self.tasks, self.duties, self.stays)
        return Logs(self.scenario, *(_of(table, replication) for table in tables))


def _of(table: pd.DataFrame, replication: int) -> pd.DataFrame:
    """Rows of one replication, not copied where they stand together."""
    rows = np.flatnonzero(table["replication"].to_numpy() == replication)
    together = len(rows) and rows[-1] - rows[0] + 1 == len(rows)
    return table.iloc[rows[0] : rows[-1] + 1] if together else table.iloc[rows]


def logs_of(study: Study) -> Logs | None:
    """The logs that a study kept; None where it kept none."""
    tables = [study.logs.get(name) for name in COLUMNS]
    kept = [table for table in tables if table is not None and len(table.columns)]
    return Logs(study.scenario, *kept) if len(kept) == len(COLUMNS) else None
