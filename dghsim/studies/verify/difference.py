"""Says where two logs of one plan part."""

from __future__ import annotations

from itertools import zip_longest

from dghsim.engine.log import Ended, Log
from dghsim.engine.plan import NONE, Plan
from dghsim.scenario.pathway import MARKS, OUTCOMES
from dghsim.studies.verify.clock import said
from dghsim.studies.verify.standing import standing

AROUND = 6


def happened(plan: Plan, log: Log) -> list[tuple[int, str]]:
    """Everything in the log in order of time, in words; what still waits at the end of the run stands at its end."""
    program, events = plan.program, list[tuple[int, str]]()
    for row in log.tasks:
        about = f"task {row['task']} {program.work_names[row['work']]} of entity {row['entity']}"
        asked = f"{about}, asked {said(row['since'])},"
        if row["duty"] == NONE:
            events.append((plan.end, f"{asked} still waits"))
            continue
        if row["start"] != NONE:
            events.append((int(row["called"]), f"{asked} given to duty {row['duty']}"))
            events.append((int(row["start"]), f"{about} begun by duty {row['duty']}"))
        if row["end"] != NONE:
            ended = Ended(row["ended"]).name.lower().replace("_", " ")
            events.append((int(row["end"]), f"{about} {ended} by duty {row['duty']}"))
    for row in log.stays:
        about = f"patient {row['patient']} {program.place_names[row['place']]}"
        if row["start"] == NONE:
            events.append((plan.end, f"{about}, asked {said(row['since'])}, still waited for"))
            continue
        events.append((int(row["start"]), f"{about} bed {row['bed']} given, asked {said(row['since'])}"))
        if row["end"] != NONE:
            events.append((int(row["end"]), f"{about} bed {row['bed']} given back"))
    for patient, marks in enumerate(log.marks):
        events += [
            (int(time), f"patient {patient} {MARKS[at]}") for at, time in enumerate(marks) if time >= 0
        ]
        if log.leave[patient] >= 0:
            events.append(
                (int(log.leave[patient]), f"patient {patient} leaves: {OUTCOMES[log.outcome[patient]]}")
            )
    events += [(int(time), f"duty {duty} goes home") for duty, time in enumerate(log.actual_end) if time >= 0]
    return sorted(events)


def first_time(plan: Plan, one: Log, other: Log) -> int | None:
    """When the first event happens that only one of the logs has; None if there is none."""
    if one.same_as(other):
        return None
    pairs = zip_longest(happened(plan, one), happened(plan, other))
    return next((min(event[0] for event in pair if event) for pair in pairs if pair[0] != pair[1]), None)


def first_difference(plan: Plan, one: Log, other: Log, names: tuple[str, str] = ("kernel", "twin")) -> str:
    """The first event that only one of the logs has, what happened around it, and how things stood; empty if they
    agree."""
    if one.same_as(other):
        return ""
    left, right = happened(plan, one), happened(plan, other)
    at = next((at for at, pair in enumerate(zip_longest(left, right)) if pair[0] != pair[1]), None)
    if at is None:
        return "the same events, numbered or ordered differently"
    lines = [f"{len(one.tasks)} and {len(other.tasks)} tasks, {len(one.stays)} and {len(other.stays)} stays"]
    for name, events in zip(names, (left, right), strict=True):
        lines.append(f"{name}:")
        for place in range(max(0, at - AROUND), min(len(events), at + AROUND)):
            time, text = events[place]
            lines.append(f"{'  >' if place == at else '   '} {said(time)} [{time}] {text}")
    time = min(events[at][0] for events in (left, right) if at < len(events))
    before, others = standing(plan, one, time - 1), standing(plan, other, time - 1)
    for name, stood in zip(names if before != others else ("both",), (before, others), strict=False):
        lines += [f"{name}, a second before:", *(f"    {line}" for line in stood)]
    return "\n".join(lines)
