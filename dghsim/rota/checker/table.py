"""Reads the table of shifts into arrays, and refuses what cannot be a rota."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.errors import InputError, show
from dghsim.rota.checker.clock import column_minutes
from dghsim.rota.missing import missing
from dghsim.rota.rules.nearest import nearest

KINDS: tuple[str, ...] = ("shift", "nroc", "leave", "study", "sick", "lieu", "zero")
"""Kinds of row: two of duties, four of absences that are credited, and a free day."""
SHIFT, NROC = 0, 1
ABSENCES = (2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class ShiftTable:
    """One entry a row, in the order given. Times are minutes since 1970."""

    doctors: tuple[str, ...]
    doctor: NDArray[np.int64]
    """Index into `doctors`, which is in alphabetical order."""
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: NDArray[np.int64]
    """Index into `KINDS`."""
    work: NDArray[np.float64]
    """Minutes of work expected on call; NaN where not given."""
    night_rest: NDArray[np.float64]
    """Longest unbroken rest expected on call between 22:00 and 07:00, minutes; NaN where not given."""
    later: NDArray[np.bool_]
    """True for a part of an on-call period that a shift cut off from its beginning."""


def read_table(shifts: object) -> ShiftTable:
    """The table as arrays.

    Raises:
        InputError: a missing column, or the first row that is wrong, by its 1-based number.
    """
    frame = as_frame(shifts, "shifts")
    for name in ("doctor", "start", "end"):
        if name not in frame.columns:
            raise InputError(f"shifts: column {name} is missing; needed: doctor, start, end")
    doctors, doctor = _names(frame["doctor"])
    start, end = column_minutes(frame["start"], "start"), column_minutes(frame["end"], "end")
    wrong = np.flatnonzero(end <= start)
    if len(wrong):
        how = "at" if end[wrong[0]] == start[wrong[0]] else "before"
        raise InputError(f"data row {wrong[0] + 1}: end is {how} start; allowed: an end after the start")
    length = (end - start).astype(np.float64)
    return ShiftTable(
        doctors=doctors,
        doctor=doctor,
        start=start,
        end=end,
        kind=_kinds(frame),
        work=_hours(frame, "work_hours", length),
        night_rest=_hours(frame, "night_rest_hours", np.full(len(frame), 9 * 60.0)),
        later=np.zeros(len(frame), bool),
    )


def as_frame(table: object, what: str) -> pd.DataFrame:
    """A DataFrame, or a list of mappings made into one."""
    if isinstance(table, pd.DataFrame):
        frame = table
    elif isinstance(table, list | tuple) and all(isinstance(row, dict) for row in table):
        frame = pd.DataFrame(list(table))
    else:
        raise InputError(f"{what} is {show(type(table).__name__)}; allowed: a DataFrame or a list of dicts")
    if not frame.columns.is_unique:
        raise InputError(f"{what}: two columns have the same name")
    return frame


def _names(column: pd.Series) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    names = []
    for row, value in enumerate(column.tolist()):
        text = value if isinstance(value, str) else "" if missing(value) else str(value)
        if not text.strip():
            raise InputError(f"data row {row + 1}: doctor is missing")
        names.append(text.strip())
    doctors = tuple(sorted(set(names)))
    place = {name: index for index, name in enumerate(doctors)}
    return doctors, np.fromiter((place[name] for name in names), np.int64, len(names))


def _kinds(frame: pd.DataFrame) -> NDArray[np.int64]:
    if "kind" not in frame.columns:
        return np.zeros(len(frame), np.int64)
    kinds = np.zeros(len(frame), np.int64)
    for row, value in enumerate(frame["kind"].tolist()):
        if missing(value) or value == "":
            continue
        word = value.strip().casefold() if isinstance(value, str) else show(value)
        if word not in KINDS:
            hint = f"{nearest(word, KINDS)}; allowed: {', '.join(KINDS)}"
            raise InputError(f"data row {row + 1}: kind {show(value)} is unknown{hint}")
        kinds[row] = KINDS.index(word)
    return kinds


def _hours(frame: pd.DataFrame, name: str, most: NDArray[np.float64]) -> NDArray[np.float64]:
    """A column of hours as minutes, between 0 and `most`; NaN where empty."""
    if name not in frame.columns:
        return np.full(len(frame), np.nan)
    column = pd.to_numeric(frame[name], errors="coerce").astype(np.float64)  # where pandas has NA: NaN
    numbers = np.array(column, np.float64) * 60
    given = ~np.array([missing(value) or value == "" for value in frame[name].tolist()], dtype=bool)
    wrong = np.flatnonzero(given & ~((numbers >= 0) & (numbers <= most)))
    if len(wrong):
        row, given_as = int(wrong[0]), show(frame[name].tolist()[wrong[0]])
        raise InputError(f"data row {row + 1}: {name} is {given_as}; allowed: 0 to {most[row] / 60:g} h")
    return numbers
