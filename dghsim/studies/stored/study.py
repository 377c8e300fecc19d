"""`dghsim.open_study`: a study's folder as an object to ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow

from dghsim.errors import InputError, show, show_path
from dghsim.scenario.keys import unknown
from dghsim.scenario.root import Scenario
from dghsim.studies.stored.connect import connect, quoted, run
from dghsim.studies.stored.questions import Question, ready_questions
from dghsim.studies.stored.tables import design_of, rows_of, times_of
from dghsim.studies.sweep.folder import STUDY

_MEASURES = ("id", "label", "unit", "group", "kind", "better", "explains")


class StoredStudy:
    """A study as it stands, finished or still running.

    `sql` sees these tables: `runs` (one row a cell and replication), `cells` (one row a cell with the mean of every
    measure), `design`, `failures`, `measures`, `changes`, `factors` and `times`.
    """

    def __init__(self, folder: Path, told: dict[str, Any]) -> None:
        self.folder = folder
        self.told = told
        """What `study.json` says."""
        rows = rows_of(folder)
        own = [*design_of(folder).schema.names, "replication", "failure"]
        self.design_columns: tuple[str, ...] = tuple(own[:-2])
        """cell, hospital, point, change, then the factors."""
        self.measure_ids: tuple[str, ...] = tuple(name for name in rows.schema.names if name not in own)
        """Columns of `runs` that are measures."""
        try:
            described = {
                name: _arrow(table)
                for name, table in (
                    ("measures", self.measures),
                    ("changes", self.changes),
                    ("factors", self.factors),
                )
            }
        except (KeyError, TypeError, AttributeError, ValueError):
            raise _damaged(folder / STUDY) from None
        tables = {
            "stored_rows": rows,
            "design": design_of(folder),
            "times": _arrow(times_of(folder)),
            **described,
        }
        self._database = connect(tables, self._views())

    @property
    def name(self) -> str:
        """As its file has it."""
        return str(self.told["name"])

    @property
    def finished(self) -> bool:
        """Whether every cell is done."""
        return self.done == self.cells

    @property
    def cells(self) -> int:
        """How many were asked for."""
        return int(self.told["cells"])

    @property
    def done(self) -> int:
        """How many are there, those that failed among them."""
        return int(self.sql("SELECT count(DISTINCT cell) AS done FROM stored_rows")["done"].iloc[0])

    @property
    def hospitals(self) -> tuple[str, ...]:
        """By name."""
        return tuple(self.told["hospitals"])

    @property
    def measures(self) -> pd.DataFrame:
        """One row a measure: id, label, unit, group, kind, better, explains."""
        return pd.DataFrame(self.told["measures"], columns=list(_MEASURES), dtype="str")

    @property
    def changes(self) -> pd.DataFrame:
        """One row a change: name, says."""
        rows = [(each["name"], each["says"]) for each in self.told["changes"]]
        return pd.DataFrame(rows, columns=["name", "says"], dtype="str")

    @property
    def factors(self) -> pd.DataFrame:
        """One row a factor: name, says, key (several with + between them), how, kind, drawn."""
        rows = [
            (each["name"], each.get("says", ""), _keys(each["key"]), each["how"], each["kind"], each["drawn"])
            for each in self.told["factors"]
        ]
        table = pd.DataFrame(rows, columns=["name", "says", "key", "how", "kind", "drawn"])
        return table.astype(
            {"name": "str", "says": "str", "key": "str", "how": "str", "kind": "str", "drawn": "bool"}
        )

    def scenario(self, hospital: str) -> Scenario:
        """The hospital as it is run where nothing is changed. Raises InputError for one that is not in the study."""
        if hospital not in self.told["hospitals"]:
            raise InputError(unknown(hospital, self.hospitals, what="hospital of the study"))
        return Scenario.model_validate_json(json.dumps(self.told["hospitals"][hospital]))

    def design(self) -> pd.DataFrame:
        """One row a cell: cell, hospital, point, change, then the factors."""
        return self.sql("SELECT * FROM design ORDER BY cell")

    def results(self, *measures: str) -> pd.DataFrame:
        """One row a cell and replication: the design's columns, replication, and the measures named.

        Raises:
            InputError: a measure that no cell has.
        """
        wanted = [*self.design_columns, "replication", *map(self.known_measure, measures)]
        return self.sql(f"SELECT {', '.join(map(quoted, wanted))} FROM runs ORDER BY cell, replication")

    def failures(self) -> pd.DataFrame:
        """The cells that could not be run, each with why."""
        return self.sql("SELECT * FROM failures ORDER BY cell")

    def known_measure(self, measure: str) -> str:
        """The same. Raises InputError, with the nearest, for one that no cell has."""
        if measure not in self.measure_ids:
            raise InputError(unknown(measure, self.measure_ids, what="measure of the study"))
        return measure

    def questions(self) -> dict[str, Question]:
        """What may be asked by name."""
        return ready_questions(self.told, self.measure_ids)

    def ask(self, question: str, measure: str | None = None) -> pd.DataFrame:
        """A ready question, of a measure where it is of one; by default the first that has a better side.

        Raises:
            InputError: there is no such question, or measure.
        """
        return self.sql(self.text_of(question, measure))

    def text_of(self, question: str, measure: str | None = None) -> str:
        """The SQL of a ready question. Raises InputError as `ask` does."""
        known = self.questions()
        if question not in known:
            what = "question" if self.measure_ids else "question of a study with nothing measured"
            raise InputError(unknown(question, known, what=what))
        return known[question].sql(None if measure is None else self.known_measure(measure))

    def sql(self, text: str) -> pd.DataFrame:
        """The answer to one SELECT of DuckDB's SQL. It reads the study's tables and nothing else.

        Raises:
            InputError: what is asked does not only read, or cannot be answered.
        """
        return run(self._database, text, lambda answer: answer.df())

    def first_rows(self, text: str, most: int) -> tuple[pd.DataFrame, bool]:
        """The same, but of no more rows than `most`; and whether there are more."""

        def some(answer: Any) -> tuple[list[str], list[Any]]:
            return [column[0] for column in answer.description or []], answer.fetchmany(most + 1)

        columns, rows = run(self._database, text, some)
        return pd.DataFrame(rows[:most], columns=columns), len(rows) > most

    def close(self) -> None:
        """No more is asked."""
        self._database.close()

    def __enter__(self) -> StoredStudy:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        told = self.told
        return (
            f"<StoredStudy {show(self.name)}: {len(self.hospitals)} hospitals x {told['points']} points x "
            f"{len(told['changes'])} changes, {self.done} of {self.cells} cells done>"
        )

    def _views(self) -> dict[str, str]:
        own, ids = ", ".join(map(quoted, self.design_columns)), list(map(quoted, self.measure_ids))
        means = "".join(f", avg({name}) AS {name}" for name in ids)
        return {
            "runs": "SELECT * EXCLUDE (failure) FROM stored_rows WHERE failure IS NULL",
            "failures": f"SELECT {own}, failure FROM stored_rows WHERE failure IS NOT NULL",
            "cells": f"SELECT {own}, count(*) AS replications{means} FROM runs GROUP BY {own}",
        }


def open_study(folder: str | Path) -> StoredStudy:
    """The study in a folder, by its path or, below `results`, its name.

    Raises:
        InputError: there is none, or what is there cannot be read.
    """
    return StoredStudy(*study_at(folder))


def study_at(folder: str | Path) -> tuple[Path, dict[str, Any]]:
    """Where a study is, and what its `study.json` says. Raises InputError as `open_study` does."""
    for path in (Path(folder), Path("results") / folder):
        try:
            if (path / STUDY).is_file():
                return path, _told(path / STUDY)
        except (OSError, ValueError):
            continue
    raise InputError(f"{show_path(folder)}: no study of that path, or of that name below results/")


def _told(path: Path) -> dict[str, Any]:
    damaged = _damaged(path)
    try:
        told = json.loads(path.read_text(encoding="ascii"))
    except (ValueError, RecursionError):
        raise damaged from None
    if not isinstance(told, dict) or told.get("kind") != "study" or told.get("schema_version") != 1:
        raise damaged
    return told


def _damaged(path: Path) -> InputError:
    return InputError(f"{show_path(path)}: damaged, or of another version")


def _keys(key: str | list[str]) -> str:
    return key if isinstance(key, str) else " + ".join(key)


def _arrow(table: pd.DataFrame) -> Any:
    return pyarrow.Table.from_pandas(table, preserve_index=False)
