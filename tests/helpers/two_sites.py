"""Two or more hospitals by hand, in one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dghsim.engine.make import make_plan
from dghsim.engine.plan import NONE, Plan
from dghsim.engine.program import make_program
from dghsim.engine.run import Engine, run_plan
from dghsim.engine.sites.model import JoinedPlan, Site
from dghsim.engine.sites.part import Parted, part
from dghsim.engine.sites.plan import join_plans
from dghsim.engine.sites.program import join
from dghsim.engine.sites.visitors import with_visitors
from dghsim.scenario.pathway import MARKS, OUTCOMES
from helpers.build import Comes, On, arrivals, checked, document, duty_table
from helpers.clock import said


def site(
    code: str,
    *,
    on: Sequence[On],
    people: Sequence[Comes],
    around: Mapping[str, Any] | None = None,
    breaks: str | None = None,
    **given: Any,
) -> tuple[Any, ...]:
    """A hospital by hand: scenario, arrivals, plan. `breaks`: the kind of work that they are, as doctors in training
    have them."""
    made = document(**given)
    if breaks is not None:
        made["rota"]["breaks"] = {"work": breaks}
        for tier in made["rota"]["tier"].values():
            tier["rules"] = "training-2019"
    made["hospital"] |= {"code": code, "around": around or {}}
    scenario = checked(made)
    duties, came = duty_table(scenario, on), arrivals(scenario, people)
    plan, _ = make_plan(scenario, make_program(scenario, duties.grades), came, duties, 0)
    return scenario, came, plan


def joined(sites: Mapping[str, tuple[Any, ...]]) -> tuple[JoinedPlan, list[Plan]]:
    """All of them as one plan, and each one's own."""
    program = join([Site(name, one[0], one[2].program) for name, one in sites.items()])
    plans = [one[2] for one in sites.values()]
    return join_plans(program, plans), plans


def play(engine: Engine, **sites: tuple[Any, ...]) -> dict[str, Parted]:
    """Run them together and part them."""
    whole, plans = joined(sites)
    return dict(zip(sites, part(whole, plans, run_plan(whole.plan, engine)), strict=True))


def who(mine: Parted) -> list[str]:
    """A line for each patient: when it came, its marks, how it left."""
    lines = []
    for patient in range(mine.plan.patients):
        marks = [
            f"{MARKS[at]} {said(time)}" for at, time in enumerate(mine.log.marks[patient]) if time != NONE
        ]
        left = "stays"
        if mine.log.outcome[patient] != NONE:
            left = f"{OUTCOMES[mine.log.outcome[patient]]} {said(mine.log.leave[patient])}"
        lines.append(", ".join([f"came {said(mine.plan.entities['time'][patient])}", *marks, left]))
    return lines


def streams_of(sites: Mapping[str, tuple[Any, ...]], parts: Mapping[str, Parted], name: str) -> list[str]:
    """Of each patient at one site, the stream it is of."""
    found = with_visitors(list(parts.values()), [one[1] for one in sites.values()], list(sites).index(name))
    return [found.streams[at] for at in found.stream[found.patient != NONE]]
