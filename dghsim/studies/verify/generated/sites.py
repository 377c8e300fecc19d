"""From a seed two or three hospitals that send each other patients and share doctors, in one plan."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from random import Random
from typing import Any

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.model import Arrivals
from dghsim.engine.make import horizon_seconds, make_plan
from dghsim.engine.plan import Plan
from dghsim.engine.program import make_program
from dghsim.engine.sites.model import JoinedPlan, Site
from dghsim.engine.sites.plan import join_plans
from dghsim.engine.sites.program import join
from dghsim.scenario.checks import first_problems
from dghsim.scenario.flow import below, reached, steps
from dghsim.scenario.root import Scenario
from dghsim.studies.verify.generated import rota
from dghsim.studies.verify.generated.dice import Dice
from dghsim.studies.verify.generated.hospital import Document, generate
from dghsim.studies.verify.generated.seasons import without_some

_FROM = ("work", "delay", "wait_until", "release", "fork", "join")
_NAMES = ("a", "b", "c")
_AWAY = "away"


@dataclass(frozen=True, slots=True)
class GeneratedSites:
    """Hospitals of one seed: the pathway is that of `generate`, with ways to the others; the rest is each one's own.
    Some duties answer the work of others too."""

    seed: int
    scenarios: tuple[Scenario, ...]
    arrivals: tuple[Arrivals, ...]
    plans: tuple[Plan, ...]
    whole: JoinedPlan


def generate_sites(seed: int, *, apart: bool = False) -> GeneratedSites:
    """The hospitals of a seed; `apart`: nobody goes from one to another, patient or doctor."""
    random = Random(-1 - seed)
    first = generate(seed)
    dice = Dice(random, first.tick)
    names = _NAMES[: dice.pick((2, 2, 3))]
    scenarios, arrivals, plans = [], [], []
    for name in names:
        document = _document(
            dice, first.document, name, [] if apart else [one for one in names if one != name]
        )
        scenario = Scenario.model_validate(document)
        assert not first_problems(scenario), first_problems(scenario)
        duties = rota.who_works(dice, scenario, horizon_seconds(scenario) // 86400)
        came = draw_arrivals(scenario, 0)
        plan, _ = make_plan(scenario, make_program(scenario, duties.grades), came, duties, 0)
        scenarios.append(scenario)
        arrivals.append(came)
        plans.append(plan)
    joined = join(
        [Site(*one) for one in zip(names, scenarios, (plan.program for plan in plans), strict=True)]
    )
    return GeneratedSites(seed, tuple(scenarios), tuple(arrivals), tuple(plans), join_plans(joined, plans))


def _document(dice: Dice, given: Document, name: str, others: list[str]) -> Document:
    """One hospital: its own beds and times of work, and ways to the others."""
    made = without_some(dice, copy.deepcopy(given))
    made["hospital"]["code"] = name.upper()
    for place in made["place"].values():
        if place["count"] > 1 and dice.chance(0.3):
            place["count"] -= 1
    for kind in made["work"].values():
        if kind["duration"]["family"] not in ("attribute", "fixed") and dice.chance(0.2):
            kind["duration"] = dice.duration(1, 60)
    for other in others:
        if dice.chance(0.8):
            _way(dice, made, other, given["pathway"]["stage"])
    if others:
        _share(dice, made, others)
    return made


def _share(dice: Dice, made: Document, others: list[str]) -> None:
    """Some duties answer the work of other hospitals too, a drive away."""
    made["work"][_AWAY] = {
        "category": "outside",
        "duration": {"family": "fixed", "unit": "minutes", "value": 1},
    }
    made["hospital"]["around"] = {"minutes_to": {other.upper(): dice.minutes(0, 60) for other in others}}
    for tier in made["rota"]["tier"].values():
        for duty in tier["duty"].values():
            if dice.chance(0.4):
                at, resident = dice.some(others, 1), duty.get("at") != "home"
                duty["also"] = {"at": at, "away": _AWAY, "resident": resident, "most_minutes": 60}
                if resident:
                    duty["also"]["goes_after_minutes"] = dice.pick((0, dice.minutes(1, 90)))
                    duty["also"]["stays_minutes"] = dice.pick((None, dice.minutes(1, 240)))


def _way(dice: Dice, made: Document, other: str, known: Document) -> None:
    """Behind one stage of the patients' some go on to the other hospital, at one of the stages that all have."""
    stages: dict[str, Any] = made["pathway"]["stage"]
    scenario = Scenario.model_validate(made)
    starts = [one.start for one in scenario.demand.stream.values() if one.entity == "patient"]
    after = below(scenario.pathway.stage)
    mine = [name for name in stages if name in reached(steps(scenario.pathway.stage), starts)]
    able = [name for name in mine if stages[name]["type"] in _FROM and name in after]
    arrive_at = [name for name in mine if name in known and stages[name]["type"] != "leave"]
    if not able or not arrive_at:
        return
    name = dice.pick(able)
    onward = stages[name].get("next", after[name])
    gate, way = f"whether_{other}", f"to_{other}"
    stages[name] = {**stages[name], "next": gate}
    cases = [{"when": {"chance": dice.pick((0.2, 0.5, 1.0))}, "goto": way}]
    stages[gate] = {"type": "branch", "cases": cases, "next": onward}
    stages[way] = {"type": "elsewhere", "to": other, "start": dice.pick(arrive_at), "next": onward}
