"""When to stop: the replications algorithm of Hoad, Robinson and Davies.

Journal of the Operational Research Society 61 (2010), 1632-1644. After each replication the interval of every measure
asked for is looked at; when all are within their targets, and stay so over the next few, it is enough.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from dghsim.measures.precision.model import FEWEST, Precision, Target, look_ahead
from dghsim.measures.precision.running import Running


def within(target: Target, running: Running) -> bool:
    """Whether the average so far is as sure as was asked."""
    return running.count >= FEWEST and running.half_width <= target.limit(running.mean)


class Rule:
    """Takes in replications in their order; what it says depends on their values alone."""

    def __init__(self, precision: Precision) -> None:
        self.precision = precision
        self.running = {target: Running() for target in precision.targets}
        self.done = 0
        self.since = 0
        """Replications after which all were within their targets, and have been ever since; 0: they are not."""

    def enough(self, values: Mapping[str, float]) -> bool:
        """Take in the next replication; whether to stop after it, precise or not."""
        self.done += 1
        for target, running in self.running.items():
            running.add(values.get(target.measure, math.nan))
        if all(within(target, running) for target, running in self.running.items()):
            self.since = self.since or self.done
        else:
            self.since = 0
        held = self.since > 0 and self.done >= self.since + look_ahead(self.since)
        return (held and self.done >= self.precision.fewest) or self.done >= self.precision.most
