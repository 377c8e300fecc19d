"""The generated hospitals are worth running: between them they have everything, and it happens."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from helpers.spells import Facts, Spell

from dghsim.engine.log import Ended, Log
from dghsim.engine.plan import NONE, UNIT, Form, Op, Plan, Table
from dghsim.engine.run import run_kernel
from dghsim.studies.verify.generated.hospital import Generated, generate
from dghsim.studies.verify.parity import SEEDS

FEW = 3


def has(made: Generated) -> set[str]:
    """What there is in the plan."""
    program, duties = made.plan.program, made.plan.duties
    found = {Op(op).name for op in program.stages["op"]} | {Form(form).name for form in program.cases["form"]}
    for name, value in {
        "goto": (program.stages["goto"] >= 0).any(),
        "priority by attribute": (program.stages["priority_attribute"] >= 0).any(),
        "since arrival": (program.stages["since_arrival"] == 1).any(),
        "revisited": program.visit_columns > 0,
        "work of own time": (program.works["duration_attribute"] >= 0).any(),
        "no place": (program.places["count"] == 0).any(),
        "more beds for a season": len(made.plan.seasons) > 0,
        "a season begins anew": begins_anew(made),
        "one place": (program.places["count"] == 1).any(),
        "several forks": program.forks > 2,
        "thinned jobs": (made.plan.entities["thin_limit"] >= 0).any(),
        "uncovered": (made.duties.doctor == NONE).any(),
        "overnight": (duties["start"] // 86400 != (duties["end"] - 1) // 86400).any(),
        "duties of one doctor back to back": back_to_back(made),
        "overlapping duties of one doctor": overlapping(made),
        "some kinds of duty only": len(made.duties.kinds) < len(program.duty_kinds),
        "drained": made.scenario.run.end == "drain",
        "teams": (program.works["seats"] > 1).any(),
        "seats left empty": (program.seats["must"] == 0).any(),
        "interrupts": (program.works["interrupts"] == 1).any(),
        "not interruptible": any(not kind.interruptible for kind in made.scenario.work.values()),
        "gone on with by the same": (program.works["kept"] == 1).any(),
        "handed over": (program.works["hand_over"] == 1).any(),
        "by phone": (program.works["by_phone"] == 1).any(),
        "nobody waits for": (program.works["patient_waits"] == 0).any(),
        "not for some grades": (program.works["not_by"] > 0).any(),
        "own work": len(made.plan.owns) > 0,
        "breaks": any(program.work_names[own["work"]] == "rest" for own in made.plan.owns),
        "gives way": len(program.gives) > 0,
        "slow doctors": (duties["factor"] > UNIT).any(),
        "coarse": made.tick > 0,
        "fine": made.tick == 0,
    }.items():
        found |= {name} if value else set()
    return found


def back_to_back(made: Generated) -> bool:
    duties = made.plan.duties[made.plan.duties["before"] >= 0]
    return bool((made.plan.duties["end"][duties["before"]] == duties["start"]).any())


def begins_anew(made: Generated) -> bool:
    """Whether the beds of some place become more twice."""
    rows, count = made.plan.seasons, made.plan.program.places["count"]
    for place in np.unique(rows["place"]):
        beds = np.concatenate([[count[place]], rows["beds"][rows["place"] == place]])
        if (np.diff(beds) > 0).sum() > 1:
            return True
    return False


def stays_on(made: Generated, stays: Table) -> bool:
    """Whether somebody is still in a bed when it may no longer be given."""
    return any(
        (
            (stays["place"] == row["place"]) & (stays["bed"] >= row["beds"]) & (stays["start"] < row["time"])
            & ((stays["end"] == NONE) | (stays["end"] > row["time"]))
        ).any()
        for row in made.plan.seasons
    )  # fmt: skip


def overlapping(made: Generated) -> bool:
    duties = made.plan.duties[made.plan.duties["before"] >= 0]
    return bool((made.plan.duties["end"][duties["before"]] > duties["start"]).any())


def happens(made: Generated, log: Log) -> set[str]:
    """What there is in the log."""
    rows, plan = log.tasks, made.plan
    tasks = rows[(rows["start"] != NONE) & (rows["entity"] != NONE)]
    facts = Facts(made, log)
    stays = log.stays[log.stays["start"] != NONE]
    first = plan.program.answers["first"][plan.duties["kind"][tasks["duty"]]] >> tasks["work"] & 1
    home = plan.duties["call_in"][tasks["duty"]] > 0
    done = log.actual_end >= 0
    jobs = tasks[tasks["entity"] >= plan.patients]
    all_year = plan.program.places["count"]
    found = set()
    for name, value in {
        "waits for work": (tasks["called"] > tasks["since"]).any(),
        "second list": (first == 0).any(),
        "journey": (tasks["start"] > tasks["called"]).any(),
        "straight on": (home & (tasks["start"] == tasks["called"])).any(),
        "cut off": (tasks["end"] == NONE).any(),
        "overrun": (log.actual_end[done] > plan.duties["end"][done]).any(),
        "jobs done": len(jobs) > 0,
        "work waits at the end": (rows["duty"] == NONE).any(),
        "a place is waited for at the end": len(stays) < len(log.stays),
        "interrupted": (tasks["ended"] == Ended.INTERRUPTED).any(),
        "own work interrupted": (rows["ended"][rows["entity"] == NONE] == Ended.INTERRUPTED).any(),
        "handed on": (tasks["ended"] == Ended.HANDED_OVER).any(),
        "own work done": (rows["ended"][rows["entity"] == NONE] == Ended.DONE).any(),
        "own work missed": (rows["ended"] == Ended.MISSED).any(),
        "done by a team": any(len(spell.duties) > 1 for spell in facts.spells),
        "gone on with": any(len(piece.spells) > 1 for piece in facts.asked_for),
        "gone on with by another": any(two.duties != one.duties for one, two in resumed(facts)),
        "gone on with by who was interrupted": any(
            one.ended == Ended.INTERRUPTED and facts.works[one.work].resumed_by == "same"
            for one, _ in resumed(facts)
        ),
        "somebody gives way": len(plan.program.gives) > 0 and not log.same_as(run_kernel(nobody_moves(plan))),
        "given a bed of a season": (stays["bed"] >= all_year[stays["place"]]).any(),
        "in a bed after its season": stays_on(made, stays),
        "waits for a place": (stays["start"] > stays["since"]).any(),
        "stay of no time": (stays["start"] == stays["end"]).any(),
        "turned away": (log.outcome == 3).any(),
        "inside at the end": (log.leave == NONE).any(),
        "ties": sum(count > 1 for count in Counter(tasks["called"].tolist()).values()) >= 5,
        "marks": (log.marks != NONE).any(),
        "refused candidates": len(np.unique(jobs["entity"])) < len(plan.entities) - plan.patients,
    }.items():
        found |= {name} if value else set()
    return found


def resumed(facts: Facts) -> Iterator[tuple[Spell, Spell]]:
    """Each spell of a piece with the next."""
    for piece in facts.asked_for:
        yield from pairwise(piece.spells)


def nobody_moves(plan: Plan) -> Plan:
    """The plan without its rules of giving way."""
    places = plan.program.places.copy()
    places["gives"] = 0
    return dataclasses.replace(plan, program=dataclasses.replace(plan.program, places=places))


def test_everything_is_there_and_happens_in_several_of_them() -> None:
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        made = generate(seed)
        seen.update(has(made) | happens(made, run_kernel(made.plan)))
    # Nobody goes elsewhere where there is one hospital; tests/engine/sites/test_joined.py counts who does.
    expected = {op.name for op in Op if op is not Op.ELSEWHERE} | {form.name for form in Form}
    expected |= {name for name in seen if name not in expected}
    assert len(expected) == len(Op) - 1 + len(Form) + 60
    assert {name: seen[name] for name in expected if seen[name] < (1 if name == "drained" else FEW)} == {}


def test_two_thirds_are_on_coarse_ticks() -> None:
    made = [generate(seed) for seed in SEEDS]
    assert 0.5 < sum(one.tick > 0 for one in made) / len(made) < 0.85
    for one in made:
        if one.tick:
            assert (one.plan.entities["time"] % (60 * one.tick) == 0).all()
            assert (one.plan.duties["start"] % (60 * min(one.tick, 30)) == 0).all()
