"""The one form of the table of dated shifts, and its hash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dghsim.rota.model import DatedRota

COLUMNS: tuple[str, ...] = ("tier", "duty", "doctor", "grade", "start", "end", "kind", "filled_by")
"""Columns of `DatedRota.shifts`."""
CONTRACT_COLUMNS: tuple[str, ...] = ("doctor", "start", "end", "kind", "duty", "tier", "filled_by")
"""Columns of rota.csv."""


class LeaveRow(NamedTuple):
    """One doctor in post: working days of leave over the measured weeks."""

    tier: str
    doctor: str
    leave_entitled: int
    leave_granted: int
    study_entitled: int
    study_granted: int


def shift_table(parts: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The parts as one table of `DatedRota.shifts`, sorted by start, tier, duty, doctor; times in whole seconds."""
    columns = {}
    for name in COLUMNS:
        kind = "datetime64[s]" if name in ("start", "end") else object
        columns[name] = np.concatenate([np.empty(0, kind), *(np.asarray(part[name], kind) for part in parts)])
    order = ["start", "tier", "duty", "doctor", "end", "kind"]
    return pd.DataFrame(columns).sort_values(order, kind="stable", ignore_index=True)


def leave_table(rows: Sequence[LeaveRow]) -> pd.DataFrame:
    """The rows as `DatedRota.leave`."""
    table = pd.DataFrame(rows, columns=list(LeaveRow._fields))
    return table.astype(dict.fromkeys(LeaveRow._fields[2:], np.int64))


def table_hash(shifts: pd.DataFrame) -> str:
    """SHA-256 of the table's content, the same on every machine and version."""
    digest = sha256()
    for name in COLUMNS:
        if name in ("start", "end"):
            digest.update(shifts[name].to_numpy("datetime64[s]").astype("<i8").tobytes())
        else:
            texts = shifts[name].astype(object).tolist()
            digest.update("".join(f"{len(text)}:{text}" for text in texts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def rota_rows(rota: DatedRota) -> pd.DataFrame:
    """The planned rota in the columns of rota.csv: doctor, start, end, kind, duty, tier, filled_by."""
    return rota.shifts.loc[:, list(CONTRACT_COLUMNS)].copy()
