"""Both engines on generated hospitals: the kernel must write what its readable twin writes, to the last bit."""

from __future__ import annotations

from dghsim.engine.log import Log
from dghsim.engine.plan import Plan
from dghsim.engine.run import run_plan
from dghsim.studies.verify.batch import digest
from dghsim.studies.verify.clock import said
from dghsim.studies.verify.difference import first_difference, first_time
from dghsim.studies.verify.generated.hospital import Generated, generate
from dghsim.studies.verify.model import Outcome, Row
from dghsim.studies.verify.smaller import ending, smaller

SEEDS = range(60)
"""Between them these have every feature, and it happens: the tests say so."""


def run_both(made: Generated) -> tuple[Log, Log]:
    """By the kernel and by its twin."""
    return run_plan(made.plan, "kernel"), run_plan(made.plan, "simpy")


def difference(made: Generated, kernel: Log, twin: Log) -> str:
    """Where the engines part on a generated hospital; empty if they agree."""
    if not kernel.same_as(twin):
        return f"hospital of seed {made.seed}\n{first_difference(made.plan, kernel, twin)}"
    if kernel.events != twin.events:
        return f"hospital of seed {made.seed}: the same log after {kernel.events} and {twin.events} events"
    return ""


def shrunk(made: Generated) -> str:
    """Where the engines part on as few arrivals and duties as still make them, to just after they do."""
    logs = run_both(made)
    time = first_time(made.plan, *logs)
    whole = difference(made, *logs)
    if time is None:
        return whole

    def parts(plan: Plan) -> bool:
        kernel, twin = (run_plan(plan, engine) for engine in ("kernel", "simpy"))
        return first_time(plan, kernel, twin) is not None

    ends = ending(made.plan, time + 1)
    plan = smaller(ends if parts(ends) else made.plan, parts)
    kernel, twin = (run_plan(plan, engine) for engine in ("kernel", "simpy"))
    on_duty = int((plan.duties["start"] < plan.end).sum())
    return (
        f"hospital of seed {made.seed}, left with {len(plan.arrivals)} of {len(made.plan.arrivals)} who may come and "
        f"{on_duty} of {len(plan.duties)} duties, to {said(plan.end)}\n{first_difference(plan, kernel, twin)}"
    )


def run_parity(seeds: range = SEEDS) -> Outcome:
    """All hospitals; where the engines part, the first difference of the first is told."""
    agree, note = 0, ""
    spells, events, prints = [0, 0], [0, 0], []
    for seed in seeds:
        made = generate(seed)
        logs = run_both(made)
        differs = difference(made, *logs)
        agree, note = agree + (not differs), note or (differs and shrunk(made))
        for at, log in enumerate(logs):
            spells[at] += len(log.tasks) + len(log.stays)
            events[at] += log.events
        prints.append(digest(logs[0]))
    rows = (
        Row("hospitals with the same log", len(seeds), agree, agree == len(seeds)),
        Row("spells of work and stays", spells[1], spells[0], spells[0] == spells[1]),
        Row("events", events[1], events[0], events[0] == events[1]),
    )
    return Outcome(rows, f"{len(seeds)} hospitals of a week or two", tuple(prints), note)
