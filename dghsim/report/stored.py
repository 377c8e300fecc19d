"""Reads the logs of a results folder back."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
from pandas.api import types
from pydantic import ValidationError

from dghsim.errors import InputError, show, show_path
from dghsim.measures.nights.logs import COLUMNS, OPTIONAL, Logs
from dghsim.scenario.pathway import MARKS
from dghsim.scenario.root import Scenario

_IN_EVERY_ROW = {
    "patients": ("replication", "patient", "arrive"),
    "tasks": ("replication", "task", "kind", "asked"),
    "duties": ("replication", "duty", "tier", "kind", "start", "end"),
    "stays": ("replication", "patient", "place", "asked"),
}
_WORDS = {"number": "whole numbers", "time": "dates and times", "text": "words"}


def stored_logs(run: str) -> Logs:
    """The logs of a results folder, by its path or, below `results`, its name.

    Raises:
        InputError: there is none, it kept no logs, or something in it cannot be read.
    """
    folder = _folder(run)
    scenario = _scenario(folder / "manifest.json")
    patients, tasks, duties, stays = (_table(folder / f"{name}.parquet", name) for name in COLUMNS)
    return Logs(scenario, patients, tasks, duties, stays)


def _folder(run: str) -> Path:
    for folder in (Path(run), Path("results") / run):
        try:
            if (folder / "manifest.json").is_file():
                return folder
        except (OSError, ValueError):
            continue
    raise InputError(f"{show_path(run)}: no results folder of that path, or of that name below results/")


def _scenario(path: Path) -> Scenario:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return Scenario.model_validate_json(json.dumps(document["scenario"]))
    except OSError as error:
        raise InputError(f"{show_path(path)}: cannot be read: {error.strerror}") from None
    except ValidationError as error:
        key = ".".join(map(str, error.errors()[0]["loc"]))
        raise InputError(
            f"{show_path(path)}: scenario.{show(key)} is not as this version writes it; run it again"
        ) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(f"{show_path(path)}: damaged; run the scenario again") from None


def _table(path: Path, name: str) -> pd.DataFrame:
    import pyarrow

    if not path.exists():
        raise InputError(f"{show_path(path)}: not there; logs were not kept, run again with --logs all")
    try:
        table = pd.read_parquet(path)
    except (OSError, ValueError, TypeError, pyarrow.ArrowException) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(f"{show_path(path)}: cannot be read: {show(reason)}") from None
    wanted = COLUMNS[name]
    missing = [column for column in wanted if column not in table.columns]
    if missing:
        raise InputError(f"{show_path(path)}: holds no column {missing[0]}; run the scenario again")
    for column, kind in wanted.items():
        if not _holds(table[column], kind) or (column in _IN_EVERY_ROW[name] and table[column].hasnans):
            whole = " in every row" if column in _IN_EVERY_ROW[name] else ""
            raise InputError(f"{show_path(path)}: column {column} must hold {_WORDS[kind]}{whole}")
    more = {
        extra
        for extra, kind in OPTIONAL.get(name, {}).items()
        if extra in table and _holds(table[extra], kind)
    }
    return table[
        [column for column in table.columns if column in wanted or column in more or column in MARKS]
    ]


def _holds(column: pd.Series, kind: str) -> bool:
    if column.isna().all() and kind == "text":
        return True
    if kind == "number":
        return types.is_integer_dtype(column)
    if kind == "time":
        return types.is_datetime64_dtype(column)
    return types.is_string_dtype(column) or types.is_object_dtype(column)
