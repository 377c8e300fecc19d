"""The dated rota of solved templates as text, kept between runs: what is rolled out and judged once is read after."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dghsim.kept import folder_of, keep, name_of, read
from dghsim.rota.checker.breach import Breach
from dghsim.rota.model import DatedRota, Template
from dghsim.rota.table import COLUMNS, LeaveRow, leave_table
from dghsim.scenario.root import Scenario

SOURCES = ("rota", "scenario", "bank_holidays", "errors", "randomness", "years")
LIBRARIES = ("numpy", "ortools", "pandas", "pydantic", "scipy")
DECIDES: dict[str, Any] = {
    "hospital": True,
    "rota": True,
    "run": {"start", "weeks", "warm_up_weeks", "seed", "end"},
}
"""Parts of a scenario that decide its rota; those who come and what is done for them do not."""
_TIMES = ("start", "end")


def kept_rota(scenario: Scenario, deterministic: bool, make: Callable[[], DatedRota]) -> DatedRota:
    """The rota of a scenario without a rota of its own, as `make` gives it, read where it was made before.

    One with a template that the clock cut short is not kept.
    """
    path = _path(scenario, deterministic)
    answer = read(path)
    if answer is not None:
        return from_text(answer)
    rota = make()
    if not any(template.cut_short for template in rota.templates):
        keep(path, as_text(rota))
    return rota


def is_kept(scenario: Scenario, deterministic: bool) -> bool:
    """Whether `kept_rota` has something to read."""
    return _path(scenario, deterministic).is_file()


def _path(scenario: Scenario, deterministic: bool) -> Path:
    asked = [scenario.model_dump(mode="json", include=DECIDES), deterministic]
    return folder_of("rotas") / name_of(asked, sources=SOURCES, libraries=LIBRARIES)


def as_text(rota: DatedRota) -> bytes:
    """All of the rota as JSON; of columns of words the words once, and their numbers by row."""
    document = {
        "shifts": {name: _column(rota.shifts[name], name in _TIMES) for name in COLUMNS},
        **beside_shifts(rota),
    }
    return json.dumps(document, separators=(",", ":")).encode("ascii")


def beside_shifts(rota: DatedRota) -> dict[str, Any]:
    """Everything but the shifts, whose hash stands for them, as JSON can hold it."""
    return {
        "templates": [asdict(template) for template in rota.templates],
        "leave": rota.leave.to_numpy(object).tolist(),
        "hash": rota.hash,
        "breaches": [_told(breach) for breach in rota.breaches],
        "notes": rota.notes,
    }


def from_text(text: bytes) -> DatedRota:
    """The rota that `as_text` wrote, the same to the last bit."""
    document = json.loads(text)
    shifts = {name: _values(document["shifts"][name], name in _TIMES) for name in COLUMNS}
    return DatedRota(
        shifts=pd.DataFrame(shifts),
        templates=tuple(
            Template(**{**each, "cells": tuple(map(tuple, each["cells"]))}) for each in document["templates"]
        ),
        leave=leave_table([LeaveRow(*row) for row in document["leave"]]),
        hash=document["hash"],
        breaches=tuple(_breach(each) for each in document["breaches"]),
        notes=tuple(document["notes"]),
    )


def _column(column: pd.Series, time: bool) -> Any:
    if time:
        return column.to_numpy("datetime64[s]").astype(np.int64).tolist()
    codes, words = pd.factorize(column.to_numpy(object))
    return [words.tolist(), codes.tolist()]


def _values(column: Any, time: bool) -> Any:
    if time:
        return np.array(column, dtype=np.int64).astype("datetime64[s]")
    words, codes = column
    return np.array([*words, ""], dtype=object)[np.array(codes, dtype=np.int64)]


def _told(breach: Breach) -> dict[str, Any]:
    return {**asdict(breach), **{name: getattr(breach, name).isoformat() for name in _TIMES}}


def _breach(told: dict[str, Any]) -> Breach:
    return Breach(**{**told, **{name: datetime.fromisoformat(told[name]) for name in _TIMES}})
