"""The logs as Parquet files, written as they come: what is in memory does not grow with the replications kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetWriter


class LogFiles:
    """One file a table in `folder`, one row group a replication; closed by leaving the `with`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[str, ParquetWriter] = {}

    def __enter__(self) -> LogFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._writers.values():
            writer.close()

    def write(self, tables: Mapping[str, pd.DataFrame]) -> None:
        """Add the tables of the next replication, the same in name and columns as those before."""
        import pyarrow

        for name, frame in tables.items():
            if name not in self._writers:
                self._writers[name] = _writer(self._folder / f"{name}.parquet", frame)
            writer = self._writers[name]
            writer.write_table(pyarrow.Table.from_pandas(frame, writer.schema, preserve_index=False))


def _writer(path: Path, frame: pd.DataFrame) -> ParquetWriter:
    """Words by their number in a dictionary, numbers and times by their differences: quickly written, half the size."""
    from pyarrow import types
    from pyarrow.parquet import ParquetWriter

    schema = _schema(frame)
    whole = [each.name for each in schema if types.is_integer(each.type) or types.is_timestamp(each.type)]
    words = [each.name for each in schema if types.is_string(each.type) or types.is_large_string(each.type)]
    return ParquetWriter(
        path, schema, use_dictionary=words, column_encoding=dict.fromkeys(whole, "DELTA_BINARY_PACKED")
    )


def _schema(frame: pd.DataFrame) -> pyarrow.Schema:
    """The columns' types; of words even where the first replication has none."""
    import pyarrow

    schema = pyarrow.Schema.from_pandas(frame, preserve_index=False)
    for at, name in enumerate(schema.names):
        if frame[name].dtype == object:
            schema = schema.set(at, schema.field(at).with_type(pyarrow.string()))
    return schema
