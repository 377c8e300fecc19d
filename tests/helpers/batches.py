"""Every replication of a scenario with nobody away, and whether numbers from batches agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.tables import prepare
from dghsim.engine.log import Log
from dghsim.engine.make import make_plan
from dghsim.engine.plan import Plan
from dghsim.engine.program import make_program
from dghsim.engine.run import Engine, run_plan
from dghsim.scenario.root import Scenario
from helpers.build import round_the_clock

Values = NDArray[np.float64]


def runs(scenario: Scenario, replications: int, engine: Engine = "kernel") -> Iterator[tuple[Plan, Log]]:
    """Plan and log of each; every duty is worked every day by a doctor of its own."""
    tables, duties = prepare(scenario), round_the_clock(scenario)
    program = make_program(scenario, duties.grades)
    for replication in range(replications):
        arrivals = draw_arrivals(scenario, replication, tables)
        plan, _ = make_plan(scenario, program, arrivals, duties, replication)
        yield plan, run_plan(plan, engine)


def half_width(values: Values, together: int, confidence: float = 0.99) -> Any:
    """Of the interval about the mean of each column, `confidence` for all of `together` quantities at once."""
    tail = (1 - confidence) / 2 / together
    count = np.isfinite(values).sum(axis=0)
    return stdtrit(count - 1, 1 - tail) * np.nanstd(values, axis=0, ddof=1) / np.sqrt(count)


def apart(one: Values, other: Values, together: int | None = None) -> Values:
    """For each column how far the means are apart, over the half width of the interval of their difference."""
    together = together or one.shape[1]
    widths = np.hypot(half_width(one, together), half_width(other, together))
    gap: Values = np.abs(np.nanmean(one, axis=0) - np.nanmean(other, axis=0))
    return gap / np.where(widths > 0, widths, np.inf)
