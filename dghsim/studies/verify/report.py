"""All checks run, with what they ran on and where the time went."""

from __future__ import annotations

import hashlib
import importlib
import platform
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from dghsim.studies.verify.checks import outcome_of
from dghsim.studies.verify.model import Check, Outcome

LIBRARIES = ("dghsim", "numba", "llvmlite", "numpy", "scipy", "simpy")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and on what."""

    checks: tuple[Check, ...]
    outcomes: tuple[Outcome, ...]
    seconds: tuple[float, ...]
    """Of each check."""
    warming: float
    """Seconds until the kernel was there, compiled or fetched."""

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks with a row that does not agree."""
        return tuple(
            check for check, outcome in zip(self.checks, self.outcomes, strict=True) if not outcome.agrees
        )

    @property
    def fingerprint(self) -> str:
        """Of everything the engines wrote; the same wherever they write the same."""
        made = hashlib.blake2b(digest_size=6)
        for outcome in self.outcomes:
            for part in outcome.prints:
                made.update(part)
        return made.hexdigest()


def warm_up() -> float:
    """Have the kernel compiled or fetched: seconds. What goes wrong is told by the checks, each of which needs it."""
    from dghsim.engine.warm import compile_kernel

    began = time.perf_counter()
    with suppress(Exception):
        compile_kernel()
    return time.perf_counter() - began


def run_checks(
    checks: Sequence[Check], warming: float = 0.0, done: Callable[[int], object] = lambda _: None
) -> Report:
    """Run them one after another; `done` is told how many are."""
    outcomes: list[Outcome] = []
    seconds: list[float] = []
    for number, check in enumerate(checks, 1):
        began = time.perf_counter()
        outcomes.append(outcome_of(check))
        seconds.append(time.perf_counter() - began)
        done(number)
    return Report(tuple(checks), tuple(outcomes), tuple(seconds), warming)


def machine() -> dict[str, str]:
    """What a report of a failure must name: versions, system, processor as the compiler knows it."""
    found = {name: _version(name) for name in LIBRARIES}
    return found | {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": _processor(),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    try:
        binding = importlib.import_module("llvmlite.binding")
        return f"{platform.machine()} {binding.get_host_cpu_name()}".strip()
    except (ImportError, OSError, RuntimeError):
        return platform.machine() or "unknown"
