"""What is at hand beforehand is all that a replication needs: nothing more is compiled when one is run and measured."""

from __future__ import annotations

import inspect
from pathlib import Path

from dghsim.demand import passes as demand
from dghsim.engine import passes as entities
from dghsim.engine.kernel import loop
from dghsim.measures import passes as measures
from dghsim.measures.fixed import fixed_of
from dghsim.measures.measure import measure
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.studies.ready import ready
from dghsim.studies.replicate import prepare, run_one

HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"


def compiled() -> dict[str, int]:
    """In how many forms each function that Python calls is compiled."""
    found = [pair for module in (demand, entities, measures, loop) for pair in inspect.getmembers(module)]
    return {
        name: len(each.signatures)
        for name, each in found
        if getattr(each, "targetoptions", {}).get("nogil") and each.signatures
    }


def test_a_replication_compiles_nothing_more() -> None:
    ready()
    before = compiled()
    assert {
        "draw",
        "keep",
        "read",
        "fold",
        "busy",
        "hold",
        "spend",
        "begin",
        "answer",
        "queue",
        "part",
        "run",
        "put_in_turn",
        "write_entities",
    } <= set(before)
    scenario = load_scenario(HEREFORD, sets=["run.weeks=1", "run.warm_up_weeks=1"])
    rota = build_rota(scenario)
    measure(run_one(prepare(scenario, rota), 0), fixed_of(scenario, rota))
    assert compiled() == before
