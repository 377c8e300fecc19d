"""One file of results: every replication of some cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pyarrow.compute
from pyarrow import parquet

from dghsim.errors import InputError
from dghsim.measures.model import Floats
from dghsim.studies.sweep.done import FAULT, Done
from dghsim.studies.sweep.whole import write_tables

QUESTION = b"dghsim.question"
"""Key of the file's own metadata: the hash of the question that it answers."""


def chunk_name(chunk: int) -> str:
    """Within the study's folder."""
    return f"chunks/{chunk:05d}.parquet"


def write_chunk(path: Path, design: Any, done: Sequence[Done], question: str) -> str:
    """Write the rows of cells, of which `design` is the table; returns the checksum of the file.

    Raises:
        OSError: it cannot be written; nothing of it is left then.
        InputError: a factor has the name of a measure that only its own values bring.
    """
    rows = np.array([1 if each.values is None else len(each.values) for each in done], dtype=np.int64)
    table = design.take(np.repeat(np.arange(len(done)), rows))
    columns = {
        "replication": pyarrow.array(_replications(done), pyarrow.int32()),
        "failure": pyarrow.array(_failures(done, rows), pyarrow.string()),
    }
    for name, values in _measures(done, rows).items():
        if name in design.column_names:
            raise InputError(
                f"factor {name}: is what a measure is called that the study brings; name it otherwise"
            )
        columns[name] = pyarrow.array(values, pyarrow.float64(), mask=np.isnan(values))
    for name, column in columns.items():
        table = table.append_column(name, column)
    table = table.replace_schema_metadata({QUESTION: question.encode("ascii")})
    return write_tables(path, table.schema, [table.combine_chunks()])


def wrong_with(path: Path, question: str, cells: range) -> str:
    """Why a chunk cannot stay, or nothing: it is of this question, has every one of its cells and no other, and none of
    them met a fault of the program. Raises OSError, KeyError and ValueError for a file that is no chunk."""
    file = parquet.ParquetFile(path)
    if (file.schema_arrow.metadata or {}).get(QUESTION) != question.encode("ascii"):
        return "is of another question"
    found = file.read(["cell", "failure"])
    if not np.array_equal(np.unique(found["cell"].to_numpy()), np.arange(cells.start, cells.stop)):
        return "lacks cells"
    faults = pyarrow.compute.starts_with(found["failure"], FAULT)
    return "has a cell that met a fault of the program" if pyarrow.compute.any(faults).as_py() else ""


def _replications(done: Sequence[Done]) -> list[int | None]:
    """From 0; none for a cell that failed."""
    found: list[int | None] = []
    for each in done:
        found += [None] if each.values is None else range(len(each.values))
    return found


def _failures(done: Sequence[Done], rows: np.ndarray[Any, Any]) -> list[str | None]:
    return [
        each.failure or None for each, count in zip(done, rows.tolist(), strict=True) for _ in range(count)
    ]


def _measures(done: Sequence[Done], rows: np.ndarray[Any, Any]) -> dict[str, Floats]:
    """By id, in the order in which the cells bring them; NaN for cells without."""
    found: dict[str, Floats] = {}
    first = 0
    for each, count in zip(done, rows.tolist(), strict=True):
        if each.values is not None:
            for name, column in zip(each.names, each.values.T, strict=True):
                if name not in found:
                    found[name] = np.full(int(rows.sum()), np.nan)
                found[name][first : first + count] = column
        first += count
    return found
