"""From a seed a whole hospital: a random valid scenario, who comes, who is on duty, and the plan of it all."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.model import Arrivals
from dghsim.engine.make import horizon_seconds, make_plan
from dghsim.engine.plan import Plan
from dghsim.engine.program import make_program
from dghsim.rota.model import DutyTable
from dghsim.scenario.checks import first_problems
from dghsim.scenario.root import Scenario
from dghsim.studies.verify.generated import demand, rota, work
from dghsim.studies.verify.generated.dice import Dice
from dghsim.studies.verify.generated.pathway import Paths, in_use
from dghsim.studies.verify.generated.seasons import with_seasons

Document = dict[str, Any]
_TRIES = 200
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Generated:
    """One generated hospital."""

    seed: int
    tick: int
    """Minutes of which every time is a multiple; 0 for none."""
    document: Document
    scenario: Scenario
    duties: DutyTable
    arrivals: Arrivals
    plan: Plan
    duty_of: np.ndarray[Any, np.dtype[np.int64]]


def generate(seed: int, replication: int = 0) -> Generated:
    """The hospital of a seed; another replication has the same scenario and rota and other arrivals."""
    random = Random(seed)
    dice = Dice(random, random.choice((0, 15, 30, 15, 60, 0)))
    made = _valid(dice)
    seasonal = Dice(Random(f"seasons {seed}"), dice.tick)
    made = with_seasons(seasonal, made) if seasonal.chance(0.6) else made
    scenario = Scenario.model_validate(made)
    duties = rota.who_works(dice, scenario, horizon_seconds(scenario) // 86400)
    arrivals = draw_arrivals(scenario, replication)
    if dice.tick:
        coarse = 60 * dice.tick
        arrivals = dataclasses.replace(arrivals, time=arrivals.time // coarse * coarse)
    program = make_program(scenario, duties.grades)
    plan, duty_of = make_plan(scenario, program, arrivals, duties, replication)
    return Generated(seed, dice.tick, made, scenario, duties, arrivals, plan, duty_of)


def _valid(dice: Dice) -> Document:
    for _ in range(_TRIES):
        made = _document(dice)
        if not first_problems(Scenario.model_validate(made)):
            return made
    raise AssertionError("no valid scenario in many tries")


def _document(dice: Dice) -> Document:
    attributes = demand.attributes(dice) if dice.chance(0.9) else {}
    levels = dice.some((1, 2, 3), at_least=1)
    works = work.works(dice, attributes, [f"t{level}" for level in levels])
    switches = {f"s{at}": dice.chance(0.5) for at in range(dice.whole(0, 2))}
    places = {f"p{at}": {"count": dice.pick((0, 1, 1, 2, 3, 6))} for at in range(dice.whole(1, 3))}
    windows = {f"o{at}": {"days": _days(dice)} for at in range(dice.whole(1, 2))}
    own_time = [name for name, kind in works.items() if kind["duration"]["family"] == "attribute"]
    paths = Paths(dice, list(works), own_time, list(places), list(windows), attributes, list(switches))
    main = paths.line("main", dice.whole(2, 9))
    jobs = [paths.line("job", dice.whole(1, 4)) for _ in range(dice.pick((0, 1, 1, 2)))]
    streams = {"door": demand.stream(dice, main[0][0], dice.pick((3.0, 8.0, 20.0, 30.0)))}
    if dice.chance(0.4):
        start = dice.pick([name for name, stage in main if stage["type"] != "repeat"])
        streams["referred"] = demand.stream(dice, start, 3.0)
    for at, line in enumerate(jobs):
        streams[f"jobs{at}"] = _jobs(dice, line[0][0], places)
    stages = in_use([main, *paths.sides, *jobs], [stream["start"] for stream in streams.values()])
    used = {stage["work"] for stage in stages.values() if stage["type"] == "work"}
    return {
        "schema_version": 1, "name": "Generated", "hospital": {"code": "GEN"},
        "era": {"demand": "none", "rules": "none", "pay_year": "none"},
        "run": {
            "start": datetime.date(2022, 4, 11), "weeks": 1, "warm_up_weeks": dice.pick((0, 0, 1)),
            "seed": dice.whole(0, 2**32 - 1), "end": "drain" if dice.chance(0.05) else "cut",
        },
        "demand": {"dispersion": {"day_log_sd": dice.pick((0.0, 0.1))}, "stream": streams, "attribute": attributes},
        "pathway": {"stage": stages}, "work": works | work.own_kinds(dice), "place": places, "window": windows,
        "policy": switches,
        "rota": {
            "tier": rota.tiers(dice, levels, sorted(used) or ["w0"]), "breaks": work.breaks(dice),
            "bank_holidays": len(windows) > 1,  # Good Friday is in the week
        },
    }  # fmt: skip


def _days(dice: Dice) -> Document:
    """Hours of the week: office hours, round midnight, all of Sunday, or here and there."""
    form = dice.pick(("office", "midnight", "sunday", "any"))
    if form == "office":
        return {day: ["08:00-12:00", "13:00-17:00"] for day in dice.some(_DAY_NAMES, at_least=1)}
    if form == "midnight":
        return {day: ["00:00-06:00", "20:00-24:00"] for day in dice.some(_DAY_NAMES, at_least=1)}
    if form == "sunday":
        return {"sun": ["00:00-24:00"], "mon": ["00:00-01:00"]}
    return {dice.pick(_DAY_NAMES): [f"{hour:02d}:30-{hour + 1:02d}:00"] for hour in (dice.whole(0, 22),)}


def _jobs(dice: Dice, start: str, places: Document) -> Document:
    per_day = dice.pick((3.0, 12.0))
    if not dice.chance(0.6):
        return demand.stream(dice, start, per_day, entity="job")
    counted = dice.some(sorted(places), at_least=1)
    reference = dice.whole(1, 4)
    room = sum(places[name]["count"] for name in counted)
    stream = demand.stream(
        dice, start, per_day, entity="job", thinned_by={"places": counted, "reference_patients": reference}
    )
    stream["envelope_per_day"] *= max(1.0, room / reference)
    return stream
