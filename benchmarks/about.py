"""When, on what and with which versions something was run."""

from __future__ import annotations

import datetime
import os
import platform
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("dghsim", "ciw", "treat-sim", "simpy", "numba", "numpy", "pandas")


def about() -> dict[str, str]:
    """Each by name."""
    return {
        "date": datetime.date.today().isoformat(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors",
        "processor": processor(),
    } | {name: version(name) for name in LIBRARIES}


def processor(told: Path = Path("/proc/cpuinfo")) -> str:
    """As the system names it, if it does."""
    if told.is_file():
        for line in told.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"
