"""Who would not come even if every place were full is no candidate: demand leaves them out, and nobody misses them."""

from __future__ import annotations

import numpy as np
import pytest

from dghsim.demand import draw
from dghsim.demand.candidates import Candidates, draw_candidates
from dghsim.engine.log import Log
from dghsim.engine.plan import NONE, Ints, Plan
from dghsim.engine.run import run_kernel, run_twin
from dghsim.studies.verify.generated.hospital import generate

SEEDS = range(40)


def everybody(seed: int, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """Nobody is left out."""

    def all_of_them(
        seed: int, replication: int, who: int, thresholds: Ints, limits: Ints, most: Ints
    ) -> Candidates:
        whole = most if most is limits else np.full_like(limits, 2**32)
        return draw_candidates(seed, replication, who, thresholds, limits, whole)

    with monkeypatch.context() as patch:
        patch.setattr(draw, "draw_candidates", all_of_them)
        return generate(seed).plan


def may_come(plan: Plan) -> Ints:
    """Who would, were every place full."""
    program, entities = plan.program, plan.entities
    full = program.thin_places[:, : len(program.places)] @ program.places["most"]
    may = entities["thin_limit"] == NONE
    for number in np.flatnonzero(entities["thin_limit"] > 0):
        row = entities[number]
        counted, reference = full[row["thin_row"]], program.thin_reference[row["thin_row"]]
        may[number] = row["thin_word"] * reference < row["thin_limit"] * counted
    return np.flatnonzero(may)


def names(plan: Plan, entity: Ints) -> list[tuple[int, int]]:
    """By which they are known in any plan."""
    rows = plan.entities[entity]
    return [(int(who), int(candidate)) for who, candidate in zip(rows["who"], rows["candidate"], strict=True)]


def told(plan: Plan, log: Log) -> list[tuple[object, ...]]:
    """The work of a log, each with the name of whoever asks for it."""
    rest = [name for name in log.tasks.dtype.names or () if name != "entity"]
    whose = names(plan, log.tasks["entity"])
    return [
        (name if entity != NONE else NONE, *row)
        for name, entity, row in zip(whose, log.tasks["entity"], log.tasks[rest].tolist(), strict=True)
    ]


def test_left_out_is_who_would_not_come_to_full_places(monkeypatch: pytest.MonkeyPatch) -> None:
    out = 0
    for seed in SEEDS:
        plan, whole = generate(seed).plan, everybody(seed, monkeypatch)
        coming = names(plan, plan.arrivals)
        assert sorted(coming) == sorted(names(whole, may_come(whole)))
        out += len(whole.arrivals) - len(coming)
    assert out > 100


def test_they_would_not_have_come(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in SEEDS[:8]:
        plan, whole = generate(seed).plan, everybody(seed, monkeypatch)
        for run in (run_kernel, run_twin):
            log, other = run(plan), run(whole)
            assert told(plan, log) == told(whole, other)
            assert np.array_equal(log.stays, other.stays)
            assert log.events == other.events
