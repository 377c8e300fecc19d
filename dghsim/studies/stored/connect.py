"""A database in memory that sees a study's tables, and nothing else of the machine."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import duckdb
from duckdb.func import FunctionNullHandling

from dghsim.errors import InputError, show
from dghsim.measures.statistics import CONFIDENCE

Taken = TypeVar("Taken")
_SETTINGS: dict[str, bool | int] = {
    "python_enable_replacements": False, "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    "threads": 1,
}  # fmt: skip
"""One thread: several add up in the order in which they are done, and the last digits of a mean come out otherwise."""
_KINDS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI)
"""What only reads; MULTI is how a PIVOT is taken apart."""


def connect(tables: Mapping[str, Any], views: Mapping[str, str]) -> duckdb.DuckDBPyConnection:
    """Tables by name, then views by name and what they select; files and network are closed once it is made.

    There is a function `t95(n)`: Student's t of a 95 % interval of the mean of n values.
    """
    made = duckdb.connect(":memory:", config=dict(_SETTINGS))
    for name, table in tables.items():
        made.register(name, table)
    made.create_function("t95", _t95, ["BIGINT"], "DOUBLE", null_handling=FunctionNullHandling.SPECIAL)
    for name, selected in views.items():
        made.execute(f"CREATE VIEW {name} AS {selected}")
    made.execute("SET enable_external_access = false")
    made.execute("SET lock_configuration = true")
    return made


def run(
    connection: duckdb.DuckDBPyConnection, text: str, take: Callable[[duckdb.DuckDBPyConnection], Taken]
) -> Taken:
    """What `take` takes of the answer to one statement that reads.

    Raises:
        InputError: it does something else, is more than one, or cannot be answered, to its last row.
    """
    try:
        statements = connection.extract_statements(text)
        if len(statements) != 1:
            raise InputError(f"--sql: must be one statement, not {len(statements)}")
        if statements[0].type not in _KINDS:
            raise InputError(f"--sql: must be a SELECT: a study is only read, not {show(text.strip(), 60)}")
        return take(connection.execute(statements[0]))
    except duckdb.Error as error:
        raise InputError(f"--sql: {_first_line(error)}") from None


def quoted(name: str) -> str:
    """A column as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def _first_line(error: Exception) -> str:
    return show(str(error).strip().partition("\n")[0], 300)[1:-1]


def _t95(values: int | None) -> float:
    from scipy.special import stdtrit

    return math.nan if values is None or values < 2 else float(stdtrit(values - 1, (1 + CONFIDENCE) / 2))
