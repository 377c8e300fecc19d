"""The plan lists who may come: those are left out who would not come even if every place were full, and nobody else.

Demand leaves most of them out before; here it hands on all.
"""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from dghsim.demand import draw
from dghsim.demand.candidates import Candidates, draw_candidates
from dghsim.engine.plan import NONE, Ints, Plan
from dghsim.engine.run import run_kernel, run_twin
from dghsim.studies.verify.generated.hospital import generate

SEEDS = range(40)


def everybody(plan: Plan) -> Plan:
    """Nobody is left out."""
    order = np.argsort(plan.entities["time"], kind="stable")
    return dataclasses.replace(plan, arrivals=order)


@pytest.fixture(autouse=True)
def nobody_left_out_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_them(
        seed: int, replication: int, who: int, thresholds: Ints, limits: Ints, most: Ints
    ) -> Candidates:
        whole = most if most is limits else np.full_like(limits, 2**32)
        return draw_candidates(seed, replication, who, thresholds, limits, whole)

    monkeypatch.setattr(draw, "draw_candidates", all_of_them)


def test_left_out_is_who_would_not_come_to_full_places() -> None:
    out = 0
    for seed in SEEDS:
        plan = generate(seed).plan
        program, entities = plan.program, plan.entities
        listed = set(plan.arrivals.tolist())
        assert plan.arrivals.tolist() == [n for n in everybody(plan).arrivals.tolist() if n in listed]
        for number, row in enumerate(entities):
            if row["thin_limit"] > 0:
                counted = program.thin_places[row["thin_row"]] == 1
                full = int(sum(program.places["count"][counted[: len(program.places)]]))
                comes = row["thin_word"] * program.thin_reference[row["thin_row"]] < row["thin_limit"] * full
            else:
                comes = row["thin_limit"] == NONE
            assert (number in listed) == comes
            out += not comes
    assert out > 100


def test_they_would_not_have_come() -> None:
    for seed in SEEDS[:8]:
        plan = generate(seed).plan
        for run in (run_kernel, run_twin):
            log, whole = run(plan), run(everybody(plan))
            assert log.same_as(whole)
            assert log.events == whole.events
