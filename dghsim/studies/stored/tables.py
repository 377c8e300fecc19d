"""A study's files as the tables that SQL sees."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow
from pyarrow import dataset, parquet

from dghsim.errors import InputError, show_path
from dghsim.studies.sweep.folder import CHUNKS, DESIGN
from dghsim.studies.sweep.times import TIMES

_OWN = [("replication", pyarrow.int32()), ("failure", pyarrow.string())]
_TIMES = {"cell": "Int64", "replications": "Int64", "seconds": "float64", "began": "str"}


def rows_of(folder: Path) -> Any:
    """All chunks that are whole as one table, one row a cell and replication; it reads as little as is asked of it.

    Raises:
        InputError: a chunk, or the design, cannot be read.
    """
    chunks = sorted((folder / CHUNKS).glob("[0-9]*.parquet"))
    schemas = [_schema(folder / DESIGN).append(pyarrow.field(*_OWN[0])).append(pyarrow.field(*_OWN[1]))]
    schemas += [_schema(path).remove_metadata() for path in chunks]
    checked = dataset.ParquetFragmentScanOptions(page_checksum_verification=True)
    try:
        schema = pyarrow.unify_schemas(_distinct(schemas))
    except ValueError as error:
        raise InputError(f"{show_path(folder / CHUNKS)}: columns that do not go together: {error}") from None
    return dataset.dataset(
        [str(path) for path in chunks],
        schema=schema,
        format=dataset.ParquetFileFormat(default_fragment_scan_options=checked),
    )


def design_of(folder: Path) -> Any:
    """The design, one row a cell. Raises InputError where it cannot be read."""
    _schema(folder / DESIGN)
    return dataset.dataset(str(folder / DESIGN), format="parquet")


def times_of(folder: Path) -> pd.DataFrame:
    """Seconds of each cell, where they were kept; lines that cannot be read are left out."""
    try:
        table = pd.read_csv(folder / TIMES, dtype=str, on_bad_lines="skip", names=list(_TIMES), skiprows=1)
    except (OSError, ValueError):
        table = pd.DataFrame(columns=list(_TIMES), dtype=str)
    for column in ("cell", "replications", "seconds"):
        table[column] = pd.to_numeric(table[column], errors="coerce")
    return table.dropna().astype(_TIMES).drop_duplicates("cell", keep="last").reset_index(drop=True)


def _schema(path: Path) -> Any:
    try:
        return parquet.read_schema(path)
    except (OSError, ValueError) as error:
        raise InputError(
            f"{show_path(path)}: cannot be read: damaged, or not there; dghsim sweep --resume makes it again"
        ) from error


def _distinct(schemas: Sequence[Any]) -> list[Any]:
    """Each once, in order: most chunks have the same."""
    found: list[Any] = []
    for schema in schemas:
        if not any(schema.equals(each) for each in found):
            found.append(schema)
    return found
