"""A process that does the same over and over keeps the memory that it gives back, for the next time."""

from __future__ import annotations

import ctypes

_TRIM, _MAP = -1, -3
"""As glibc's `malloc.h` names them, M_TRIM_THRESHOLD and M_MMAP_THRESHOLD: from so many bytes on memory goes back to
the system, or is asked of it by itself."""
_BYTES = 1 << 30


def keep_memory() -> None:
    """Have large tables that are no longer used stay with this process, where its C library can be told so.

    Else the system takes each back and clears it page by page when it is asked for again: 6 of 54 ms a replication.
    """
    try:
        tell = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # another C library, or another system
        return
    tell(_TRIM, _BYTES)
    tell(_MAP, _BYTES)
