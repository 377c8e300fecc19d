"""What each post is to do on the planned rota, duty by duty, and how full its weeks are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.codes import ABSENCES
from dghsim.rota.horizon import DAY_SECONDS, Horizon
from dghsim.rota.ladder.gap_table import NIGHT, NIGHT_MINUTES, duty_facts
from dghsim.rota.ladder.take import duty_pairs
from dghsim.rota.workforce.model import Line
from dghsim.scenario.root import Scenario

Ints = NDArray[np.int64]
Facts = Mapping[tuple[str, str], tuple[float, bool]]
WEEK = 7 * DAY_SECONDS


@dataclass(frozen=True, slots=True)
class Plan:
    """The duties of one post in order of start; times are seconds from the epoch."""

    start: Ints
    end: Ints
    minutes: NDArray[np.float64]
    """Work that counts towards hours."""
    resident: NDArray[np.bool_]
    night: NDArray[np.bool_]
    normal: NDArray[np.bool_]
    row: Ints
    """Of the duty table; -1 for a duty that answers no work."""
    away: Ints
    """Days of leave, study and other absences, zero days left out."""
    worked: NDArray[np.float64]
    """Minutes by week."""
    present: NDArray[np.float64]
    """Weeks less leave, by week: a day of leave takes out a fifth."""


def plans_of(
    scenario: Scenario,
    horizon: Horizon,
    shifts: pd.DataFrame,
    lines: Sequence[Line],
    row_of: Mapping[int, int],
) -> tuple[Plan, ...]:
    """One plan a post. `row_of` gives, for a label of `shifts`, its row of the duty table."""
    chosen = shifts[shifts["filled_by"].isin(["post", "vacant"])]
    facts = duty_facts(scenario)
    groups = dict(iter(chosen.groupby("doctor", sort=False)))
    return tuple(_plan(facts, horizon, groups.get(line.planned, chosen[:0]), row_of) for line in lines)


def _plan(facts: Facts, horizon: Horizon, rows: pd.DataFrame, row_of: Mapping[int, int]) -> Plan:
    origin = int(horizon.origin.astype(np.int64))
    absent = rows["kind"].isin(ABSENCES).to_numpy()
    leave = rows[absent & (rows["kind"] != "zero").to_numpy()]
    away = _days(leave, origin, horizon.days)
    duties = rows[~absent]
    start = duties["start"].to_numpy("datetime64[s]").astype(np.int64) - origin
    end = duties["end"].to_numpy("datetime64[s]").astype(np.int64) - origin
    known = [facts[pair] for pair in duty_pairs(duties)]
    counted = np.array([minutes for minutes, _ in known], dtype=np.float64)
    minutes = np.minimum(counted, (end - start) / 60)
    resident = (duties["kind"] == "shift").to_numpy()
    order = np.argsort(start, kind="stable")
    at_night = in_clock_window(start // 60, -(-end // 60), *NIGHT) >= NIGHT_MINUTES
    return Plan(
        start=start[order],
        end=end[order],
        minutes=minutes[order],
        resident=resident[order],
        night=(resident & at_night)[order],
        normal=np.array([normal for _, normal in known], dtype=np.bool_)[order],
        row=np.array([row_of.get(label, -1) for label in duties.index], dtype=np.int64)[order],
        away=away,
        worked=np.bincount(start // WEEK, minutes, horizon.weeks)[: horizon.weeks].astype(np.float64),
        present=1 - np.minimum(np.bincount(away[away % 7 < 5] // 7, minlength=horizon.weeks) / 5, 1),
    )


def _days(absences: pd.DataFrame, origin: int, days: int) -> Ints:
    """Every day that an absence touches, once."""
    first = (absences["start"].to_numpy("datetime64[s]").astype(np.int64) - origin) // DAY_SECONDS
    last = (absences["end"].to_numpy("datetime64[s]").astype(np.int64) - origin - 1) // DAY_SECONDS
    touched = [np.arange(begins, ends + 1) for begins, ends in zip(first, last, strict=True)]
    every = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *touched]))
    return every[(every >= 0) & (every < days)]
