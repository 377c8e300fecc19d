"""The networks compared, each read from its scenario."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.queues.network import Network, Node, arrivals, shifts
from dghsim.scenario.load import load_scenario
from dghsim.scenario.pathway import Branch, Delay
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

FRONT_DOOR = Path(__file__).with_name("front_door.toml")


def load_front_door(sets: Sequence[str] = ()) -> Scenario:
    """Triage, clerking, review, assessment and ward beds."""
    return load_scenario(FRONT_DOOR, sets=sets)


def front_door(scenario: Scenario) -> Network:
    """As the scenario says it."""
    stages = scenario.pathway.stage

    def home(stage: str) -> float:
        branch = stages[stage]
        assert isinstance(branch, Branch)
        chance = branch.cases[0].when.chance
        assert chance is not None
        return 1 - chance

    def stay(stage: str) -> Delay:
        delay = stages[stage]
        assert isinstance(delay, Delay)
        return delay

    work, kinds = scenario.work, ("urgent", "routine")
    return Network(
        nodes=(
            Node("triage", *shifts(scenario, "triage")),
            Node("clerking", *shifts(scenario, "clerking")),
            Node("review", *shifts(scenario, "review_urgent"), breaks_off=work["review_urgent"].interrupts),
            Node("assessment", (scenario.place["assessment"].count,)),
            Node("ward", (scenario.place["ward"].count,), waits_before=False),
        ),
        classes=kinds,
        per_minute={kind: arrivals(scenario, kind) for kind in kinds},
        lasts={
            kind: (
                work["triage"].duration,
                work["clerking"].duration,
                work[f"review_{kind}"].duration,
                stay("assessment").duration,
                stay("ward").duration,
            )
            for kind in kinds
        },
        onward={kind: (1.0, 1.0, home(f"home_{kind}"), home("home_assessed"), 0.0) for kind in kinds},
    )


def load_one_queue(sets: Sequence[str] = ()) -> Scenario:
    """M/M/3, as `dghsim verify` holds it to its formula."""
    return load_scenario(shipped("textbook/mmc"), sets=sets)


def one_queue(scenario: Scenario) -> Network:
    """As the scenario says it."""
    return Network(
        nodes=(Node("service", *shifts(scenario, "service")),),
        classes=("customers",),
        per_minute={"customers": arrivals(scenario, "customers")},
        lasts={"customers": (scenario.work["service"].duration,)},
        onward={"customers": (0.0,)},
    )
