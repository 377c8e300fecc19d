"""Makes room: of folders that are each named by a hash of sources, those of earlier sources go."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

_MOST = 4
"""So many stay, for those who go back and forth between versions."""
_GONE = ".gone"
_NAMED = re.compile("[0-9a-f]{16}")


def leave_newest(folder: Path, most: int = _MOST) -> None:
    """Remove the folders beside this one but the newest, of which this is one; others' folders stay.

    Another process that reads in one of them finds nothing there and makes what it needs; one that writes makes the
    folder anew; one that removes the same does no harm.
    """
    with suppress(OSError):
        others = [each for each in folder.parent.iterdir() if _NAMED.fullmatch(each.name) and each != folder]
        for old in sorted(others, key=_written, reverse=True)[most - 1 :]:
            with suppress(OSError):
                old.rename(old.with_name(old.name + _GONE))  # else it would look new while it is emptied
        for gone in folder.parent.glob(f"*{_GONE}"):
            rmtree(gone, ignore_errors=True)


def _written(folder: Path) -> float:
    """When; of one that another process has just removed: long ago."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0
