"""A pack of a few lines, and a study held against it."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pandas as pd

from dghsim.measures.catalogue import catalogue, measures_of
from dghsim.measures.model import Study
from dghsim.rota.checker.breach import Breach
from dghsim.rota.table import shift_table
from dghsim.scenario.packs import Pack
from helpers.finished import hospital, no_rota

SOURCE = {"says": "It is so", "source": "Somebody", "dated": "2020"}


def pack(**standards: dict[str, Any]) -> Pack:
    """Standards by name; what they all need is given."""
    document = {"schema_version": 1, "kind": "standards", "name": "Ours",
                "standard": {name: SOURCE | given for name, given in standards.items()}}  # fmt: skip
    return Pack.model_validate(document)


def study(values: dict[str, list[float]], packs: dict[str, Pack], breaches: int = 0, **changes: Any) -> Study:
    """A hospital with those values, and 1 of every other measure, held against `packs`."""
    scenario = hospital(**changes)
    many = len(next(iter(values.values())))
    frame = pd.DataFrame({one.id: [1.0] * many for one in catalogue(scenario)} | values)
    day = datetime.datetime(2022, 4, 4, 8)
    row = {"tier": ["t1"], "duty": ["take"], "doctor": ["Ann"], "grade": ["plain"], "start": [day],
           "end": [day.replace(hour=20)], "kind": ["shift"], "filled_by": ["post"]}  # fmt: skip
    found = tuple(Breach("Ann", "rest_11", day, day, 10, 11, "h", "Ann rests 10 h") for _ in range(breaches))
    rota = dataclasses.replace(no_rota(), shifts=shift_table([row]), breaches=found)
    return Study(scenario, rota, measures_of(scenario, frame.columns), frame, {}, packs=packs)
