"""One sweep at a time writes in a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dghsim.errors import InputError, show_path

LOCK = ".lock"
_held: set[Path] = set()
"""By this process: the system's lock is a process's, and does not keep it from itself."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Have the folder for oneself; the lock ends with the process, however that ends.

    Raises:
        InputError: another sweep has it.
    """
    path = (folder / LOCK).resolve()
    refusal = (
        f"{show_path(folder)}: another sweep is writing to it; wait for its end, or -o names another folder"
    )
    if path in _held:
        raise InputError(refusal)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _taken(handle):
            raise InputError(refusal)
        _held.add(path)
        try:
            yield
        finally:
            _held.discard(path)
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    """Whether the lock could be had. Not `flock`, which workers forked from here would hold on to."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
