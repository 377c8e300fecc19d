"""Writes a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from dghsim.errors import InputError, show_path


def write_whole(path: Path, text: str) -> None:
    """Writes UTF-8 text beside `path`, then renames it into place; whoever stops it half-way leaves the old file.

    Raises:
        InputError: `path` is no name that a file can have.
        OSError: the folder is missing, full or not ours to write in; it names `path`.
    """
    if path.name in ("", ".."):
        raise InputError(f"{show_path(path)}: is a folder, not a file to write")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        beside.unlink(missing_ok=True)
