"""A scenario made ready, and run as any other."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.measures.model import Replication
from dghsim.rota.build import build_rota
from dghsim.scenario.root import Scenario
from dghsim.studies.replicate import Prepared, prepare, run_one


def ready(scenario: Scenario) -> Prepared:
    """The rota solved, pathway and tables made."""
    return prepare(scenario, build_rota(scenario))


def runs(scenario: Scenario, replications: int | None = None) -> Iterator[Replication]:
    """Each replication that the scenario names, or the first so many."""
    prepared = ready(scenario)
    for number in range(scenario.run.replications if replications is None else replications):
        yield run_one(prepared, number)
