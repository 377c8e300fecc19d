"""A cell on its way: begun, run replication by replication, done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from dghsim.errors import InputError, show
from dghsim.measures.fixed import Fixed, fixed_of
from dghsim.measures.measure import measure_values
from dghsim.measures.precision.ask import precision_of
from dghsim.measures.precision.rule import Rule
from dghsim.studies.drawn_once import DrawnOnce, demand_of
from dghsim.studies.gather import Rows
from dghsim.studies.replicate import Prepared
from dghsim.studies.sweep.done import FAULT, Done
from dghsim.studies.sweep.few import Few


@dataclass(frozen=True, slots=True)
class _Begun:
    """What is the same in every replication."""

    prepared: Prepared
    fixed: Fixed
    demand: bytes
    rule: Rule | None
    """When it is enough, where that depends on what they come to."""


class CellRun:
    """One cell. Once it has failed it goes no further; its seconds are its own, with what it was first to draw."""

    def __init__(self, cell: int) -> None:
        self.cell = cell
        self.clock_time = datetime.now(UTC).isoformat(timespec="seconds")
        self.begun: _Begun | None = None
        self.found = Rows()
        self.failure = ""
        self.seconds = 0.0
        self.goes_on = False

    def begin(self, make: Callable[[], Prepared]) -> None:
        """Have it ready for its first replication."""
        with self._told():
            prepared = make()
            scenario = prepared.scenario
            precision = precision_of(scenario)
            rule = None if precision is None else Rule(precision)
            self.begun = _Begun(prepared, fixed_of(scenario, prepared.rota), demand_of(prepared), rule)
            self.goes_on = True

    def step(self, draws: DrawnOnce) -> None:
        """The next replication."""
        with self._told():
            assert self.begun is not None
            finished = draws.run(self.begun.prepared, self.begun.demand)
            values = measure_values(finished, self.begun.fixed)
            self.found.add(values)
            rule, asked = self.begun.rule, self.begun.prepared.scenario.run.replications
            enough = len(self.found.rows) >= asked if rule is None else rule.enough(values)
            self.goes_on = not enough

    def done(self) -> Done:
        """What it came to, or why it could not be run."""
        if self.failure:
            return Done(self.cell, failure=self.failure, began=self.clock_time, seconds=self.seconds)
        names = _names.get(self.found.names, lambda: self.found.names)
        return Done(self.cell, names, np.array(self.found.rows), "", self.clock_time, self.seconds)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong is written down, but for what another try may mend; and how long it took."""
        clock = time.perf_counter()
        try:
            yield
        except InputError as error:
            self._fail(str(error))
        except (OSError, MemoryError):
            raise
        except Exception as fault:
            self._fail(f"{FAULT}: {type(fault).__name__}: {show(str(fault), 200)}")
        self.seconds += time.perf_counter() - clock

    def _fail(self, why: str) -> None:
        self.failure, self.goes_on, self.begun = why, False, None


_names: Few[tuple[str, ...], tuple[str, ...]] = Few(64)
"""The same object for the same ids: many cells of a batch then travel with one."""
