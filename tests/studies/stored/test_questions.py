"""What ready questions come to where cells were run unequally often."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow
import pytest

from dghsim.studies.stored.connect import connect, run
from dghsim.studies.stored.questions import ready_questions

CHANGES = ("none", "more")


def asked(name: str, rows: list[dict[str, object]], *, drawn: bool = False) -> pd.DataFrame:
    """A question about `wait`, of runs of cells that differ in hospital, change and `beds`."""
    table = pd.DataFrame(rows)
    own = ["cell", "hospital", "point", "change", "beds"]
    told = {
        "measures": [{"id": "wait", "kind": "output", "better": "less"}],
        "factors": [{"name": "beds", "drawn": drawn}],
        "changes": [{"name": each} for each in CHANGES],
    }
    views = {
        "cells": f"SELECT {', '.join(own)}, count(*) AS replications, avg(wait) AS wait FROM runs GROUP BY ALL"
    }
    tables = {"runs": table, "design": table[own].drop_duplicates()}
    made = connect({key: pyarrow.Table.from_pandas(each) for key, each in tables.items()}, views)
    return run(made, ready_questions(told, ["wait"])[name].sql(None), lambda answer: answer.df())


def runs(replications: Mapping[str, int], effects: Mapping[str, float]) -> list[dict[str, object]]:
    """Of each hospital with and without the change, as often as said; the change takes off as much as said."""
    return [
        {"cell": 2 * at + place, "hospital": hospital, "point": 0, "change": change, "beds": 10 * at,
         "replication": number, "wait": 20.0 + number % 3 - place * effects[hospital] * (1 + 0.1 * (number % 2))}
        for at, hospital in enumerate(replications)
        for place, change in enumerate(CHANGES)
        for number in range(replications[hospital])
    ]  # fmt: skip


def test_a_hospital_that_was_run_oftener_counts_no_more_in_what_a_change_does() -> None:
    found = asked("changes", runs({"a": 10, "b": 100}, {"a": 1.0, "b": 5.0})).iloc[0]
    assert (found["cells"], found["replications"]) == (2, 10)
    assert found["difference"] == pytest.approx(-3 * 1.05)
    assert found["ci_low"] < found["difference"] < found["ci_high"]


def test_a_cell_without_a_value_is_not_waited_for() -> None:
    rows = runs({"a": 4, "b": 4}, {"a": 1.0, "b": 5.0})
    for row in rows[-4:]:
        row["wait"] = np.nan
    table = asked("changes", [row if row["wait"] == row["wait"] else row | {"wait": None} for row in rows])
    assert (table.loc[0, "cells"], table.loc[0, "replications"]) == (1, 4)
    assert table.loc[0, "difference"] == pytest.approx(-1.05)


def test_the_mean_at_a_value_is_of_its_cells_each_counted_alike() -> None:
    rows = runs({"a": 1, "b": 99}, {"a": 0.0, "b": 0.0})
    for row in rows:
        row["beds"] = 10
        row["wait"] = 1.0 if row["hospital"] == "a" else 3.0
    found = asked("factors", rows).iloc[0]
    assert (found["cells"], found["mean"]) == (4, 2.0)


def test_all_cells_of_a_point_drawn_are_in_one_group() -> None:
    rows = [
        {"cell": 3 * point + at, "hospital": hospital, "point": point, "change": "none", "beds": 0.1 * point,
         "replication": 0, "wait": float(at)}
        for point in range(6)
        for at, hospital in enumerate("abc")
    ]  # fmt: skip
    found = asked("factors", rows, drawn=True)
    assert found["cells"].tolist() == [6, 6, 3, 3]
    assert found["mean"].tolist() == [1.0] * 4


def test_a_mean_has_the_same_digits_each_time() -> None:
    values = np.random.default_rng(1).normal(0, 1e3, 400_000)
    made = connect({"runs": pyarrow.table({"wait": values})}, {})
    means = {run(made, "SELECT avg(wait) FROM runs", lambda answer: answer.fetchone()) for _ in range(20)}
    assert len(means) == 1
