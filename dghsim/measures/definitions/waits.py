"""Waits for each kind of work and for each place; any scenario has these, textbook queues included."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.definitions.leans import kept
from dghsim.measures.definitions.told import Awaited, waiting
from dghsim.measures.facts import Facts
from dghsim.measures.kinds import asked_kinds
from dghsim.measures.model import Measure
from dghsim.measures.place_waits import awaited
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="flow", kind="output", better="less")
_EACH = {"bed": "a bed", "chair": "a chair", "other": "a place"}


def waits(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """Five for each kind of work that is asked for, and the share in time where the work has a target."""
    for name in asked_kinds(scenario):
        work = scenario.work[name]
        label = work.label or name
        yield from waiting(_one, Awaited(f"wait_{name}", label, clocks.WAIT))
        if work.target_minutes is not None:
            yield _one(
                f"wait_{name}_in_time_percent", f"{label}: begun within {work.target_minutes} minutes", "%",
                better="more",
                explains=f"Share within {work.target_minutes} minutes {clocks.WAIT}."
                f"{kept(scenario, [name], work.target_minutes)}",
            )  # fmt: skip


def place_waits(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """Five for each place that somebody may wait for."""
    for name in awaited(scenario):
        place = scenario.place[name]
        yield from waiting(
            _one,
            Awaited(
                f"place_wait_{name}", place.label or name, clocks.PLACE, wait=f"wait for {_EACH[place.kind]}",
                share="the times it was asked for in the weeks measured at which none was given at once",
                given="given", unit="waiting",
            ),
        )  # fmt: skip
