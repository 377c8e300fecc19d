"""Waits for each kind of work; any scenario has these, textbook queues included."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.facts import Facts
from dghsim.measures.kinds import asked_kinds
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario


def waits(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """Five for each kind of work that is asked for, and the share in time where the work has a target."""
    for name in asked_kinds(scenario):
        work = scenario.work[name]
        label = work.label or name
        one = partial(Measure, group="flow", kind="output", better="less")
        yield one(
            f"wait_{name}_mean_minutes", f"{label}: wait, mean", "minutes",
            explains=f"The mean time {clocks.WAIT}.",
        )  # fmt: skip
        yield one(
            f"wait_{name}_p90_minutes", f"{label}: wait, 9 in 10 within", "minutes",
            explains=f"The 90th percentile of the time {clocks.WAIT}.",
        )  # fmt: skip
        yield one(
            f"wait_{name}_any_percent", f"{label}: had to wait", "%",
            explains="Share of the work asked for in the weeks measured that did not begin at once.",
        )  # fmt: skip
        yield one(
            f"wait_{name}_mean_queue", f"{label}: waiting at any time, mean", "in the queue",
            explains="Mean number asked for and not yet given to a clinician, over the weeks measured.",
        )  # fmt: skip
        yield one(
            f"wait_{name}_at_end", f"{label}: still waiting at the end", "pieces of work", better="neither",
            explains="Pieces asked for and not yet given to a clinician when measuring stops; far above the mean "
            "queue, there is more of it than can be done.",
        )  # fmt: skip
        if work.target_minutes is not None:
            yield one(
                f"wait_{name}_in_time_percent", f"{label}: begun within {work.target_minutes} minutes", "%",
                better="more", explains=f"Share within {work.target_minutes} minutes {clocks.WAIT}.",
            )  # fmt: skip
