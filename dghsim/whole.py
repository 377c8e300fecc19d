"""Writes a file whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dghsim.errors import InputError, show_path

PART = ".part"
"""How the name of a file ends while it is written."""


def write_whole(path: Path, content: str | bytes) -> None:
    """The whole content at once; text as UTF-8. Raises what `written_whole` raises."""
    packed = content if isinstance(content, bytes) else content.encode("utf-8")
    with written_whole(path) as file:
        file.write(packed)


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, beside `path`: on the disk and renamed to it in the end, and its name on the disk too.

    Whoever stops it half-way leaves the old file, and nothing beside it.

    Raises:
        InputError: `path` is no name that a file can have.
        OSError: the folder is missing, full or not ours to write in; it names `path`.
    """
    if path.name in ("", ".."):
        raise InputError(f"{show_path(path)}: is a folder, not a file to write")
    beside = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        with suppress(OSError):
            beside.unlink()


def _sync_folder(folder: Path) -> None:
    """Have the disk know the names in a folder; where folders cannot be synced, it does so in its own time."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(handle)
