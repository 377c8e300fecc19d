"""Times the parts of a hospital-year, the twin and the bare heap in one run."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from dghsim.demand.draw import draw_arrivals
from dghsim.engine.make import make_plan
from dghsim.engine.run import run_kernel, run_twin
from dghsim.measures.fixed import fixed_of
from dghsim.measures.measure import measure
from dghsim.measures.model import Replication
from dghsim.rota.gaps import fill_gaps
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario
from dghsim.studies.bench.heap import PENDING, hold, new_heap
from dghsim.studies.replicate import Prepared, prepare

REPEATS = 5
"""Each part is timed so often, in turn with the others, and the fastest counts: whatever disturbs only slows."""
HOLDS = 1_000_000
TWIN_WEEKS, TWIN_WARM_UP = 3, 2
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Timed:
    """How many events in how many seconds of one processor."""

    events: int
    seconds: float
    weeks: int = 0
    """Simulated, warm-up included; 0 for the bare heap."""

    @property
    def rate(self) -> float:
        """Events a second."""
        return self.events / self.seconds

    def table(self) -> dict[str, float]:
        """For JSON."""
        found = {"events": self.events, "seconds": self.seconds, "events_per_second": self.rate}
        return found | ({"weeks": self.weeks} if self.weeks else {})


class Stopwatch:
    """Keeps the fastest time of each part, in seconds of this thread's processor."""

    def __init__(self) -> None:
        self.fastest: dict[str, float] = {}

    def time(self, part: str, act: Callable[..., _Result], *given: object) -> _Result:
        """Do it, and note how long it took."""
        began = time.thread_time()
        result = act(*given)
        seconds = time.thread_time() - began
        self.fastest[part] = min(seconds, self.fastest.get(part, math.inf))
        return result


def bench(scenario: Scenario, rota: DatedRota, short_rota: Callable[[Scenario], DatedRota]) -> dict[str, Any]:
    """The parts of one replication of a scenario, and the ratios.

    `kernel`, `twin` and `heap` each have events, seconds and events_per_second; an event is what falls due and changes
    something, for the heap one entry taken off and put back. `split`: seconds of sampling (arrivals,
    duties and their gaps, the plan), loop, measures (those that a sweep needs), and of what a report needs besides
    (`pictures`). `ratios`: how many times as many events a second the kernel passes as its twin on the same plan, and
    as the bare heap. `sweep`: of sampling, loop and measures together, how many simulated years (of 52 weeks, warm-up
    included) a second. The twin runs fewer weeks, since it is slow. Seconds are of one processor.
    """
    split, kernel, heap = _parts(prepare(scenario, rota), _weeks(scenario))
    short = _short(scenario)
    brief = prepare(short, short_rota(short))
    plan = _sample(brief, 0)[0]
    watch = Stopwatch()
    for _ in range(REPEATS):
        watch.time("kernel", run_kernel, plan)
    log = watch.time("twin", run_twin, plan)
    twin = Timed(log.events, watch.fastest["twin"], _weeks(short))
    return {
        "kernel": kernel.table(), "twin": twin.table(), "heap": heap.table() | {"pending": PENDING},
        "split": split, "sweep": {"years_per_second": _years_per_second(split, _weeks(scenario))},
        "ratios": {"kernel_to_twin": twin.seconds / watch.fastest["kernel"], "kernel_to_heap": kernel.rate / heap.rate},
    }  # fmt: skip


def _parts(prepared: Prepared, weeks: int) -> tuple[dict[str, float], Timed, Timed]:
    """Sampling, loop, measures and pictures; the kernel; the heap: each the fastest of several, in turn."""
    scenario, fixed = prepared.scenario, fixed_of(prepared.scenario, prepared.rota)
    watch = Stopwatch()
    heap, gaps = new_heap()
    hold(heap, gaps, 1000)
    events = 0
    for _ in range(REPEATS):
        plan, arrivals, duties, duty_of = watch.time("sampling", _sample, prepared, 0)
        log = watch.time("loop", run_kernel, plan)
        done = Replication(scenario, prepared.rota, plan, arrivals, duties, duty_of, log)
        watch.time("measures", partial(measure, whole=False), done, fixed)
        watch.time("whole", partial(measure, whole=True), done, fixed)
        watch.time("heap", hold, heap, gaps, HOLDS)
        events = log.events
    fastest = watch.fastest
    split = {name: fastest[name] for name in ("sampling", "loop", "measures")}
    split["pictures"] = max(fastest["whole"] - fastest["measures"], 0.0)
    return split, Timed(events, fastest["loop"], weeks), Timed(HOLDS, fastest["heap"])


def _years_per_second(split: dict[str, float], weeks: int) -> float:
    """Of one processor."""
    return weeks / 52 / (split["sampling"] + split["loop"] + split["measures"])


def _sample(prepared: Prepared, replication: int) -> Any:
    arrivals = draw_arrivals(prepared.scenario, replication, prepared.demand)
    duties = fill_gaps(prepared.duties, replication)
    plan, duty_of = make_plan(prepared.scenario, prepared.program, arrivals, duties, replication)
    return plan, arrivals, duties, duty_of


def _short(scenario: Scenario) -> Scenario:
    run = scenario.run
    fewer = {"weeks": min(run.weeks, TWIN_WEEKS), "warm_up_weeks": min(run.warm_up_weeks, TWIN_WARM_UP)}
    return scenario.model_copy(update={"run": run.model_copy(update=fewer)})


def _weeks(scenario: Scenario) -> int:
    return scenario.run.weeks + scenario.run.warm_up_weeks
