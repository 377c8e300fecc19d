"""Seconds by part and in all, the most memory, and what machine it was."""

from __future__ import annotations

import math
import os
import platform
import resource
import time
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from dghsim.demand.draw import draw_arrivals
from dghsim.engine.make import make_plan
from dghsim.engine.run import run_kernel
from dghsim.measures.fixed import fixed_of
from dghsim.measures.measure import measure
from dghsim.measures.model import Replication
from dghsim.rota.gaps import fill_gaps
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario
from dghsim.studies.bench.parts import Stopwatch
from dghsim.studies.replicate import prepare

PARTS = ("prepare", "arrivals", "gaps", "plan", "loop", "measures", "pictures")
_UNIT = 1024 if platform.system() != "Darwin" else 1
_LIBRARIES = ("dghsim", "numpy", "numba", "pandas")


def parts(scenario: Scenario, rota: DatedRota, repeats: int) -> tuple[dict[str, float], int, int]:
    """Processor seconds of each of PARTS, the least of several; patients; events."""
    watch = Stopwatch()
    prepared, fixed = watch.time("prepare", prepare, scenario, rota), fixed_of(scenario, rota)
    patients = events = 0
    for _ in range(repeats):
        arrivals = watch.time("arrivals", draw_arrivals, scenario, 0, prepared.demand)
        duties = watch.time("gaps", fill_gaps, prepared.duties, 0)
        plan, duty_of = watch.time("plan", make_plan, scenario, prepared.program, arrivals, duties, 0)
        log = watch.time("loop", run_kernel, plan)
        done = Replication(scenario, rota, plan, arrivals, duties, duty_of, log)
        watch.time("measures", lambda done=done: measure(done, fixed, whole=False))
        watch.time("whole", lambda done=done: measure(done, fixed))
        patients, events = plan.patients, log.events
    fastest = watch.fastest
    fastest["pictures"] = max(fastest["whole"] - fastest["measures"], 0.0)
    return {name: fastest[name] for name in PARTS}, patients, events


def wall(act: Callable[[], object], repeats: int = 1) -> float:
    """Seconds by the clock on the wall, the least of several."""
    least = math.inf
    for _ in range(repeats):
        began = time.perf_counter()
        act()
        least = min(least, time.perf_counter() - began)
    return least


def processor() -> float:
    """Seconds of processor that this process and all its workers that have ended have had."""
    every = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in every)


def memory(workers: int) -> float:
    """Megabytes that this process and so many workers ever had at most; what they share is counted for each."""
    own, child = (
        resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (own + workers * child) * _UNIT / 1e6


def machine() -> str:
    """Date, versions and processor, as one line."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    cores = f"{os.cpu_count()} × {_processor()}"
    return f"{date.today():%-d %B %Y}; Python {platform.python_version()}, {libraries}; {cores}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.machine(),
    )


def head(*names: str) -> str:
    """The first two lines of a table in Markdown, numbers to the right."""
    return f"{row(*names)}\n{row(*['---:'] * len(names))}"


def row(*cells: str) -> str:
    """One line of it."""
    return f"| {' | '.join(cells)} |"
