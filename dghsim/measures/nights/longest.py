"""Finds the worst night and the typical night among all that were logged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd

from dghsim.measures.nights.logs import Logs
from dghsim.measures.nights.seniors import NIGHT_FROM, NIGHT_TO, senior_work
from dghsim.rota.horizon import DRAIN_WEEKS
from dghsim.scenario.root import Scenario

Kind = Literal["worst", "typical", "asked"]
_DAY, _FROM, _LENGTH = 86_400, 3600 * NIGHT_FROM, 3600 * (24 - NIGHT_FROM + NIGHT_TO)


@dataclass(frozen=True, slots=True)
class Which:
    """A night of the log."""

    kind: Kind
    replication: int
    evening: date
    """The day on which it begins."""
    among: int = 1
    """How many nights it was chosen from."""


def which_nights(logs: Logs) -> tuple[Which, ...]:
    """The worst night, then the typical one; nothing where nobody ever waited for a senior at night.

    The worst holds the longest wait for a senior (`seniors.EXPLAINS`); of several, the one in which all patients
    together waited longest, then the first. The typical is the first whose longest wait is the median of all nights'
    (the lower of the two middle ones of an even number). Left out of both are the first days (`skipped`).
    """
    nights = longest_by_night(logs)
    if nights.empty or nights["longest"].max() == 0:
        return ()
    order = nights.sort_values(["longest", "together"], ascending=False, kind="stable")
    median = np.sort(nights["longest"].to_numpy())[(len(nights) - 1) // 2]
    worst = order.index[0]
    typical = nights.index[nights["longest"] == median][0]
    rows = {"worst": worst} | ({"typical": typical} if typical != worst else {})
    return tuple(_which(logs.scenario, nights, row, kind) for kind, row in rows.items())  # type: ignore[arg-type]


def longest_by_night(logs: Logs) -> pd.DataFrame:
    """One row a night of each replication: replication, night (days from `run.start`), longest (seconds that a patient
    waited for a senior in it), together (seconds that all did)."""
    run = logs.scenario.run
    first, nights = skipped(logs.scenario), 7 * run.weeks - 1
    waits = senior_waits(logs)
    base = np.datetime64(run.start, "s") + np.timedelta64(_FROM, "s")
    asked, until = (
        np.clip((waits[name].to_numpy("datetime64[s]") - base).astype(np.int64), 0, max(nights, 0) * _DAY)
        for name in ("asked", "until")
    )
    replications = np.unique(logs.duties["replication"].to_numpy(np.int64))
    row = np.searchsorted(replications, waits["replication"].to_numpy(np.int64))
    longest, together = np.zeros((2, len(replications), max(nights, 0)), dtype=np.int64)
    begin = asked // _DAY
    for further in range(int((until // _DAY - begin).max(initial=0)) + 1):
        night = begin + further
        part = np.minimum(until, night * _DAY + _LENGTH) - np.maximum(asked, night * _DAY)
        there = (part > 0) & (night >= 0) & (night < nights)
        np.maximum.at(longest, (row[there], night[there]), part[there])
        np.add.at(together, (row[there], night[there]), part[there])
    counted = longest[:, first:]
    return pd.DataFrame({
        "replication": np.repeat(replications, counted.shape[1]),
        "night": np.tile(np.arange(first, first + counted.shape[1]), len(replications)),
        "longest": counted.ravel(), "together": together[:, first:].ravel(),
    })  # fmt: skip


def senior_waits(logs: Logs) -> pd.DataFrame:
    """One row a piece of a senior's work for a patient: replication, patient, kind, asked, until (begun; where never,
    when the patient left or the run stopped)."""
    tasks = logs.tasks[["replication", "patient", "kind", "asked", "task", "start"]]
    rows = tasks[tasks["kind"].isin(list(senior_work(logs.scenario))) & tasks["patient"].notna()]
    rows = rows.sort_values("start", kind="stable").drop_duplicates(["replication", "task"])
    left = logs.patients[["replication", "patient", "leave"]].drop_duplicates(["replication", "patient"])
    rows = rows.astype({"patient": "int64"}).merge(left, on=["replication", "patient"], how="left")
    until = rows["start"].fillna(rows["leave"]).fillna(pd.Timestamp(stopped(logs.scenario)))
    return rows.assign(until=until)[["replication", "patient", "kind", "asked", "until"]]


def stopped(scenario: Scenario) -> date:
    """The day on which a run stops."""
    run = scenario.run
    return run.start + timedelta(weeks=run.weeks + (DRAIN_WEEKS if run.end == "drain" else 0))


def skipped(scenario: Scenario) -> int:
    """Days at the beginning whose nights are left out: the logs do not hold patients who came before."""
    return min(7, scenario.run.weeks) if scenario.run.warm_up_weeks else 0


def _which(scenario: Scenario, nights: pd.DataFrame, row: int, kind: Kind) -> Which:
    replication, night = (int(nights[name].to_numpy()[row]) for name in ("replication", "night"))
    return Which(kind, replication, scenario.run.start + timedelta(days=night), len(nights))
