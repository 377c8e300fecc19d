"""Files written beside, then renamed; Parquet with the same bytes for the same rows."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from pyarrow import parquet

PART = ".part"
"""How the name of a file ends while it is written."""


def written_whole(path: Path, schema: Any, tables: Iterable[Any]) -> str:
    """Write tables of one schema, a row group each; on the disk, and only then under its name. Returns the SHA-256.

    Raises:
        OSError: it cannot be written; nothing of it is left.
    """

    def write(file: BinaryIO) -> None:
        with parquet.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer:
            for table in tables:
                writer.write_table(table, row_group_size=max(1, len(table)))

    return _written(path, write)


def written(path: Path, content: bytes) -> str:
    """The same for any file whose content is there already."""

    def write(file: BinaryIO) -> None:
        file.write(content)

    return _written(path, write)


def _written(path: Path, write: Callable[[BinaryIO], None]) -> str:
    beside = path.with_name(f".{path.name}{PART}")
    try:
        with beside.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        digest = checksum(beside)
        beside.replace(path)
        sync_folder(path.parent)
        return digest
    except BaseException as error:
        with suppress(OSError):
            beside.unlink()
        if isinstance(error, OSError):
            error.filename = error.filename or str(path)
        raise


def checksum(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Have the disk know the names in a folder; where folders cannot be opened, it does so in its own time."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
