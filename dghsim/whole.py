"""Writes a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dghsim.errors import InputError, show_path


def write_whole(path: Path, content: str | bytes) -> None:
    """Writes beside `path`, then renames it into place; text as UTF-8. Whoever stops it half-way leaves the old file.

    Raises:
        InputError: `path` is no name that a file can have.
        OSError: the folder is missing, full or not ours to write in; it names `path`.
    """
    if path.name in ("", ".."):
        raise InputError(f"{show_path(path)}: is a folder, not a file to write")
    packed = content if isinstance(content, bytes) else content.encode("utf-8")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        with suppress(OSError):
            beside.unlink()
