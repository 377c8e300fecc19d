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


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rota's table in columns, one entry a row; times are seconds from the epoch."""

    start: Ints
    end: Ints
    absent: NDArray[np.bool_]
    zero: NDArray[np.bool_]
    """A duty that does not run: the doctor is off."""
    resident: NDArray[np.bool_]
    counted: NDArray[np.float64]
    """Minutes of such a duty that count towards hours; 0 for what is no duty."""
    normal: NDArray[np.bool_]
    row: Ints
    """Of the duty table; -1 for a row that is not there."""


def plans_of(
    scenario: Scenario,
    horizon: Horizon,
    shifts: pd.DataFrame,
    lines: Sequence[Line],
    row_of: Mapping[int, int],
) -> tuple[Plan, ...]:
    """One plan a post. `row_of` gives, for a label of `shifts`, its row of the duty table."""
    rows = _rows(scenario, horizon, shifts, row_of)
    chosen = np.flatnonzero(shifts["filled_by"].isin(["post", "vacant"]).to_numpy())
    number, names = pd.factorize(shifts["doctor"].to_numpy(object)[chosen])
    order = np.argsort(number, kind="stable")
    groups = np.split(chosen[order], np.cumsum(np.bincount(number, minlength=len(names)))[:-1])
    of_doctor = dict(zip(names, groups, strict=False))
    return tuple(_plan(rows, horizon, of_doctor.get(line.planned, chosen[:0])) for line in lines)


def _rows(scenario: Scenario, horizon: Horizon, shifts: pd.DataFrame, row_of: Mapping[int, int]) -> _Rows:
    origin = int(horizon.origin.astype(np.int64))
    facts = duty_facts(scenario)
    known = [facts.get(pair, (0.0, False)) for pair in duty_pairs(shifts)]
    kind = shifts["kind"].to_numpy(object)
    return _Rows(
        start=shifts["start"].to_numpy("datetime64[s]").astype(np.int64) - origin,
        end=shifts["end"].to_numpy("datetime64[s]").astype(np.int64) - origin,
        absent=np.array([each in ABSENCES for each in kind], dtype=np.bool_),
        zero=kind == "zero",
        resident=kind == "shift",
        counted=np.array([minutes for minutes, _ in known], dtype=np.float64),
        normal=np.array([normal for _, normal in known], dtype=np.bool_),
        row=np.array([row_of.get(label, -1) for label in shifts.index.tolist()], dtype=np.int64),
    )


def _plan(rows: _Rows, horizon: Horizon, own: Ints) -> Plan:
    """The plan of the doctor whose rows are `own`."""
    leave = own[rows.absent[own] & ~rows.zero[own]]
    away = _days(rows.start[leave], rows.end[leave], horizon.days)
    duties = own[~rows.absent[own]]
    duties = duties[np.argsort(rows.start[duties], kind="stable")]
    start, end, resident = rows.start[duties], rows.end[duties], rows.resident[duties]
    minutes = np.minimum(rows.counted[duties], (end - start) / 60)
    at_night = in_clock_window(start // 60, -(-end // 60), *NIGHT) >= NIGHT_MINUTES
    return Plan(
        start=start,
        end=end,
        minutes=minutes,
        resident=resident,
        night=resident & at_night,
        normal=rows.normal[duties],
        row=rows.row[duties],
        away=away,
        worked=np.bincount(start // WEEK, minutes, horizon.weeks)[: horizon.weeks].astype(np.float64),
        present=1 - np.minimum(np.bincount(away[away % 7 < 5] // 7, minlength=horizon.weeks) / 5, 1),
    )


def _days(start: Ints, end: Ints, days: int) -> Ints:
    """Every day that an absence touches, once."""
    first, last = start // DAY_SECONDS, (end - 1) // DAY_SECONDS
    touched = [np.arange(begins, ends + 1) for begins, ends in zip(first, last, strict=True)]
    every = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *touched]))
    return every[(every >= 0) & (every < days)]
