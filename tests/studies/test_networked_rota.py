"""The shipped lever of two hospitals, at Yeovil and Dorchester: fewer nights on call, longer waits, the same people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from helpers.build import round_the_clock
from helpers.levers import Ran
from helpers.two_sites import joined

from dghsim.demand.draw import draw_arrivals
from dghsim.engine.make import make_plan
from dghsim.engine.plan import Ints
from dghsim.engine.program import make_program
from dghsim.engine.run import run_plan
from dghsim.engine.sites.part import part
from dghsim.scenario.load import load_scenario
from dghsim.scenario.resolve import Side

COHORT = Path(__file__).parents[2] / "scenarios" / "cohort"
SHORT = ("run.weeks=4", "run.warm_up_weeks=0")
SIDES: dict[str, tuple[str, Side]] = {"here": ("ra4", "here"), "next": ("rbd", "next door")}


@cache
def ran(*levers: str) -> tuple[Ran, ...]:
    sites = {}
    for name, (code, side) in SIDES.items():
        scenario = load_scenario(COHORT / f"{code}.toml", sets=SHORT, levers=levers, side=side)
        duties, came = round_the_clock(scenario), draw_arrivals(scenario, 0)
        plan, _ = make_plan(scenario, make_program(scenario, duties.grades), came, duties, 0)
        sites[name] = (scenario, came, plan)
    whole, plans = joined(sites)
    parts = part(whole, plans, run_plan(whole.plan))
    return tuple(Ran(one[0], mine.plan, mine.log) for one, mine in zip(sites.values(), parts, strict=True))


def nights(kind: Ints, kinds: Sequence[tuple[str, str]]) -> int:
    """Of consultants on call."""
    return int((kind == kinds.index(("consultant", "on_call"))).sum())


def test_together_they_are_on_call_half_as_often_and_each_has_somebody_every_night() -> None:
    for levers, own in (((), [28, 28]), (("networked_rota=3",), [12, 16])):
        plans = [run.plan for run in ran(*levers)]
        rostered = [round_the_clock(run.scenario) for run in ran(*levers)]
        assert [nights(each.kind, each.kinds) for each in rostered] == own
        assert [nights(one.duties["kind"], one.program.duty_kinds) for one in plans] == [28, 28]


def test_those_who_are_very_sick_wait_longer_for_a_consultant_at_night() -> None:
    """On the telephone at either hospital; to be seen, of the few of four weeks, at both together."""
    for before, after in zip(ran(), ran("networked_rota=3"), strict=True):
        assert after.wait_minutes("ring_consultant") > before.wait_minutes("ring_consultant")
    seen = [
        sum(run.wait_minutes("consultant_called_in") for run in runs)
        for runs in (ran(), ran("networked_rota=3"))
    ]
    assert seen[1] > seen[0] + 10


def test_the_same_people_come_and_all_other_work_takes_as_long() -> None:
    for before, after in zip(ran(), ran("networked_rota=3"), strict=True):
        assert np.array_equal(before.plan.attributes, after.plan.attributes)
        assert np.array_equal(before.arrive(), after.arrive())
        one, other = (run.first_durations(before.scenario.work) for run in (before, after))
        both = one.keys() & other.keys()
        assert len(both) > 5000
        assert all(one[each] == other[each] for each in both)
