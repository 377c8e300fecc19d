"""The generated hospitals are worth running: between them they have everything, and it happens."""

from __future__ import annotations

from collections import Counter

import numpy as np
from helpers.generated import Generated, generate

from dghsim.engine.log import Log
from dghsim.engine.plan import NONE, Form, Op
from dghsim.engine.run import run_kernel

SEEDS = range(60)
FEW = 5


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
        "one place": (program.places["count"] == 1).any(),
        "several forks": program.forks > 2,
        "thinned jobs": (made.plan.entities["thin_limit"] >= 0).any(),
        "uncovered": (made.duties.doctor == NONE).any(),
        "overnight": (duties["start"] // 86400 != (duties["end"] - 1) // 86400).any(),
        "duties of one doctor back to back": back_to_back(made),
        "overlapping duties of one doctor": overlapping(made),
        "some kinds of duty only": len(made.duties.kinds) < len(program.duty_kinds),
        "drained": made.scenario.run.end == "drain",
        "coarse": made.tick > 0,
        "fine": made.tick == 0,
    }.items():
        found |= {name} if value else set()
    return found


def back_to_back(made: Generated) -> bool:
    duties = made.plan.duties[made.plan.duties["before"] >= 0]
    return bool((made.plan.duties["end"][duties["before"]] == duties["start"]).any())


def overlapping(made: Generated) -> bool:
    duties = made.plan.duties[made.plan.duties["before"] >= 0]
    return bool((made.plan.duties["end"][duties["before"]] > duties["start"]).any())


def happens(made: Generated, log: Log) -> set[str]:
    """What there is in the log."""
    tasks, plan = log.tasks, made.plan
    first = plan.program.answers["first"][plan.duties["kind"][tasks["duty"]]] >> tasks["work"] & 1
    home = plan.duties["call_in"][tasks["duty"]] > 0
    done = log.actual_end >= 0
    jobs = tasks[tasks["entity"] >= plan.patients]
    found = set()
    for name, value in {
        "waits for work": (tasks["called"] > tasks["since"]).any(),
        "second list": (first == 0).any(),
        "journey": (tasks["start"] > tasks["called"]).any(),
        "straight on": (home & (tasks["start"] == tasks["called"])).any(),
        "cut off": (tasks["end"] == NONE).any(),
        "overrun": (log.actual_end[done] > plan.duties["end"][done]).any(),
        "jobs done": len(jobs) > 0,
        "waits for a place": (log.stays["start"] > log.stays["since"]).any(),
        "stay of no time": (log.stays["start"] == log.stays["end"]).any(),
        "turned away": (log.outcome == 3).any(),
        "inside at the end": (log.leave == NONE).any(),
        "ties": sum(count > 1 for count in Counter(tasks["called"].tolist()).values()) >= 5,
        "marks": (log.marks != NONE).any(),
        "refused candidates": len(np.unique(jobs["entity"])) < len(plan.entities) - plan.patients,
    }.items():
        found |= {name} if value else set()
    return found


def test_everything_is_there_and_happens_in_several_of_them() -> None:
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        made = generate(seed)
        seen.update(has(made) | happens(made, run_kernel(made.plan)))
    expected = {op.name for op in Op} | {form.name for form in Form}
    expected |= {name for name in seen if name not in expected}
    assert len(expected) == len(Op) + len(Form) + 31
    assert {name: seen[name] for name in expected if seen[name] < (1 if name == "drained" else FEW)} == {}


def test_two_thirds_are_on_coarse_ticks() -> None:
    made = [generate(seed) for seed in SEEDS]
    assert 0.5 < sum(one.tick > 0 for one in made) / len(made) < 0.85
    for one in made:
        if one.tick:
            assert (one.plan.entities["time"] % (60 * one.tick) == 0).all()
            assert (one.plan.duties["start"] % (60 * min(one.tick, 30)) == 0).all()
