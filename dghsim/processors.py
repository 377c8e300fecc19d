"""How many processors there are to work with."""

from __future__ import annotations

import os


def processors() -> int:
    """How many this process may use, which is fewer than there are where it was bound to some of them."""
    allowed = getattr(os, "sched_getaffinity", None)  # not on a Mac, nor on Windows
    return len(allowed(0)) if allowed else os.cpu_count() or 1
