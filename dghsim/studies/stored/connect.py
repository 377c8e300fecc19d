"""A database in memory that sees a study's tables, and nothing else of the machine."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb
import pandas as pd
from duckdb.func import FunctionNullHandling

from dghsim.errors import InputError, show
from dghsim.measures.statistics import CONFIDENCE

_CLOSED = {
    "python_enable_replacements": False, "autoinstall_known_extensions": False, "autoload_known_extensions": False,
}  # fmt: skip
_KINDS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)
"""What only reads; MULTI is how a PIVOT is taken apart."""


def connect(tables: Mapping[str, Any], views: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """Tables by name, then views by name and what they select; files and network are closed once it is made.

    There is a function `t95(n)`: Student's t of a 95 % interval of the mean of n values.
    """
    made = duckdb.connect(":memory:", config=dict(_CLOSED))
    for name, table in tables.items():
        made.register(name, table)
    made.create_function("t95", _t95, ["BIGINT"], "DOUBLE", null_handling=FunctionNullHandling.SPECIAL)
    for name, selected in views.items():
        made.execute(f"CREATE VIEW {name} AS {selected}")
    made.execute("SET enable_external_access = false")
    made.execute("SET lock_configuration = true")
    return made


def frame(connection: duckdb.DuckDBPyConnection, text: str) -> pd.DataFrame:
    """The whole answer to one statement that reads.

    Raises:
        InputError: it does something else, is more than one, or cannot be answered.
    """
    with _refused():
        return _answer(connection, text).df()


def first_rows(
    connection: duckdb.DuckDBPyConnection, text: str, most: int
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Names of the answer's columns, and so many of its rows at most. Raises InputError as `frame` does."""
    with _refused():
        answer = _answer(connection, text)
        return [column[0] for column in answer.description or []], answer.fetchmany(most)


@contextmanager
def _refused() -> Iterator[None]:
    """What DuckDB refuses, at once or while rows are read of it, as one line."""
    try:
        yield
    except duckdb.Error as error:
        raise InputError(f"--sql: {_first_line(error)}") from None


def _answer(connection: duckdb.DuckDBPyConnection, text: str) -> duckdb.DuckDBPyConnection:
    statements = connection.extract_statements(text)
    if len(statements) != 1:
        raise InputError(f"--sql: must be one statement, not {len(statements)}")
    if statements[0].type not in _KINDS:
        raise InputError(f"--sql: must be a SELECT: a study is only read, not {show(text.strip(), 60)}")
    return connection.execute(statements[0])


def quoted(name: str) -> str:
    """A column as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def _first_line(error: Exception) -> str:
    return show(str(error).strip().partition("\n")[0], 300)[1:-1]


def _t95(values: int | None) -> float:
    from scipy.special import stdtrit

    return math.nan if values is None or values < 2 else float(stdtrit(values - 1, (1 + CONFIDENCE) / 2))
