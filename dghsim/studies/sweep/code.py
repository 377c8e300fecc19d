"""What decides the numbers of a study beside what is asked: this program and its libraries."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version

from dghsim.kept import name_of

_ROOMS = (
    "scenario", "demand", "rota", "engine", "measures", "bank_holidays", "errors", "randomness", "years",
    "studies/change", "studies/drawn_once", "studies/gather", "studies/replicate", "studies/sweep",
    "studies/uncertainty",
)  # fmt: skip
_LIBRARIES = ("numba", "numpy", "ortools", "pandas", "pyarrow", "pydantic", "scipy")


@cache
def code() -> str:
    """The hash of them, with that of Python and the kind of processor."""
    return name_of("sweep", sources=_ROOMS, libraries=_LIBRARIES)


def versions() -> dict[str, str]:
    """For who wants to read them."""
    told = {name: version(name) for name in ("dghsim", *_LIBRARIES)}
    return {"python": platform.python_version(), "machine": platform.machine(), **told}
