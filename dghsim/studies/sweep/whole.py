"""Files of a study, each whole or not there, with their checksums; Parquet with the same bytes for the same rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyarrow import parquet

from dghsim.whole import write_whole, written_whole


def write_tables(path: Path, schema: Any, tables: Iterable[Any]) -> str:
    """Write tables of one schema, a row group each; returns the SHA-256.

    Raises:
        OSError: it cannot be written; nothing of it is left.
    """
    with (
        written_whole(path) as file,
        parquet.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer,
    ):
        for table in tables:
            writer.write_table(table, row_group_size=max(1, len(table)))
    return checksum(path)


def write(path: Path, content: bytes) -> str:
    """The same for any file whose content is there already."""
    write_whole(path, content)
    return checksum(path)


def checksum(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
