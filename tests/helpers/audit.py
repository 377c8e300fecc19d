"""Holds a log against rules that any true log must keep, told apart from both engines. Each yields what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np

from dghsim.engine.log import Log
from dghsim.engine.plan import NONE, Table
from dghsim.scenario.pathway import MARKS, WorkKind
from dghsim.scenario.rota import Duty
from helpers.generated import Generated

Check = Callable[[Generated, Log], Iterator[str]]
FOREVER = 1 << 60


def _end(time: int) -> int:
    return FOREVER if time == NONE else int(time)


def _overlaps(spans: list[tuple[int, int]]) -> bool:
    ordered = sorted(spans)
    return any(one[1] > two[0] for one, two in pairwise(ordered))


def _duty(made: Generated, duty: int) -> Duty:
    tier, name = made.plan.program.duty_kinds[made.plan.duties["kind"][duty]]
    return made.scenario.rota.tier[tier].duty[name]


def _work(made: Generated, row: Table) -> tuple[str, WorkKind]:
    name = made.plan.program.work_names[row["work"]]
    return name, made.scenario.work[name]


def everybody_is_somewhere(made: Generated, log: Log) -> Iterator[str]:
    """Each patient is inside, or has left once, after coming, with nothing of theirs left behind."""
    came = made.plan.entities["time"][: made.plan.patients]
    if ((log.leave == NONE) != (log.outcome == NONE)).any():
        yield "a patient has one of leave and outcome"
    if ((log.leave != NONE) & (log.leave < came)).any():
        yield "a patient left before coming"
    for row in log.stays:
        left = log.leave[row["patient"]]
        if left != NONE and (row["end"] == NONE or row["end"] > left):
            yield f"patient {row['patient']} left at {left} and kept a bed until {row['end']}"
        if row["since"] < came[row["patient"]] or not row["since"] <= row["start"] <= _end(row["end"]):
            yield f"stay {row} runs backwards"


def tasks_run_forwards(made: Generated, log: Log) -> Iterator[str]:
    """Asked for, called, begun, done; asked for while the patient is there."""
    for row in log.tasks:
        came = made.plan.entities["time"][row["entity"]]
        if not came <= row["since"] <= row["called"] <= row["start"] < _end(row["end"]):
            yield f"task {row} runs backwards"
        patient = row["entity"] < made.plan.patients
        if patient and log.leave[row["entity"]] != NONE and log.leave[row["entity"]] < row["called"]:
            yield f"task {row} was given out after its patient had left"


def nobody_is_in_two_places(made: Generated, log: Log) -> Iterator[str]:
    """No duty, and no doctor on any duties, has two pieces of work in hand."""
    hands: dict[int, list[tuple[int, int]]] = defaultdict(list)
    doctor_of = {
        int(duty): int(made.duties.doctor[row]) for row, duty in enumerate(made.duty_of) if duty != NONE
    }
    for row in log.tasks:
        hands[doctor_of[int(row["duty"])]].append((int(row["called"]), _end(row["end"])))
    for doctor, spans in hands.items():
        if _overlaps(spans):
            yield f"doctor {doctor} has two pieces of work in hand"


def work_is_done_on_duty(made: Generated, log: Log) -> Iterator[str]:
    """By one whose list it is on, after the stated wait if it is the second; within the shift, less its last start."""
    for row in log.tasks:
        duty, shift = _duty(made, row["duty"]), made.plan.duties[row["duty"]]
        name, kind = _work(made, row)
        if name not in duty.first and name not in duty.second:
            yield f"task {row} is on neither list"
        if name not in duty.first and row["called"] - row["since"] < 60 * kind.ask_second_after_minutes:
            yield f"task {row} was given to the second list too early"
        if row["called"] < shift["start"] or row["start"] > shift["end"] - 60 * kind.last_start_minutes:
            yield f"task {row} is begun outside its duty {shift}"
        if row["start"] - row["called"] not in (0, 60 * duty.call_in_minutes if duty.at == "home" else 0):
            yield f"task {row} is begun after a journey of another length"


def shifts_end_when_they_should(made: Generated, log: Log) -> Iterator[str]:
    """Nobody goes before the end; who goes later has just finished some work, or was held up until then elsewhere."""
    done = set(log.tasks["end"])
    for duty, gone in enumerate(log.actual_end):
        shift = made.plan.duties[duty]
        if gone != NONE and gone < shift["end"]:
            yield f"duty {duty} goes early, at {gone}"
        held_up = shift["before"] != NONE and log.actual_end[shift["before"]] == gone
        if gone > shift["end"] and gone not in done and not held_up:
            yield f"duty {duty} goes late, at {gone}, with nothing in hand"


def beds_are_single(made: Generated, log: Log) -> Iterator[str]:
    """One patient to a bed, no more beds than there are, the lowest free bed given."""
    beds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for row in log.stays:
        beds[int(row["place"]), int(row["bed"])].append((int(row["start"]), _end(row["end"])))
    for (place, bed), spans in beds.items():
        if _overlaps(spans):
            yield f"bed {bed} of place {place} is given twice"
        if bed >= made.plan.program.places["count"][place]:
            yield f"there is no bed {bed} in place {place}"
        for lower in range(bed):
            taken = beds.get((place, lower), [])
            for start, _ in spans:
                if not any(first <= start <= last for first, last in taken):
                    yield f"bed {bed} of place {place} is given at {start} while {lower} is free"


def nobody_waits_beside_a_free_bed(made: Generated, log: Log) -> Iterator[str]:
    """Whoever waited for a place found it full at every second of the wait."""
    for place, count in enumerate(made.plan.program.places["count"]):
        stays = log.stays[log.stays["place"] == place]
        starts, ends = stays["start"], np.where(stays["end"] == NONE, FOREVER, stays["end"])
        for row in stays[stays["start"] > stays["since"]]:
            times = np.unique(np.concatenate([[row["since"]], starts, ends]))
            for time in times[(times >= row["since"]) & (times < row["start"])]:
                if ((starts <= time) & (time < ends)).sum() != count:
                    yield f"stay {row} waits at {time} beside a free bed"


def _idle(made: Generated, log: Log, duty: int) -> Iterator[tuple[int, int]]:
    """Spans in which the clinician on a duty is there with nothing in hand."""
    shift = made.plan.duties[duty]
    begin, gone = int(shift["start"]), _end(log.actual_end[duty])
    if shift["before"] != NONE:
        begin = max(begin, _end(log.actual_end[shift["before"]]))
    for row in log.tasks[log.tasks["duty"] == duty]:
        yield begin, int(row["called"])
        begin = _end(row["end"])
    yield begin, min(gone, int(shift["end"]))


def nobody_idle_lets_work_wait(made: Generated, log: Log) -> Iterator[str]:
    """While work waited that was done in the end, nobody who might have begun it was there with nothing in hand."""
    idle = {duty: list(_idle(made, log, duty)) for duty in range(len(made.plan.duties))}
    for row in log.tasks[log.tasks["called"] > log.tasks["since"]]:
        name, kind = _work(made, row)
        for duty, spans in idle.items():
            rules = _duty(made, duty)
            if name not in rules.first and name not in rules.second:
                continue
            since = int(row["since"]) + (0 if name in rules.first else 60 * kind.ask_second_after_minutes)
            journey = 60 * rules.call_in_minutes if rules.at == "home" else 0
            latest = int(made.plan.duties["end"][duty]) - 60 * kind.last_start_minutes - journey
            for begin, end in spans:
                if max(since, begin) < min(int(row["called"]), end) and max(since, begin) <= latest:
                    yield f"task {row} waits while duty {duty} is idle from {begin} to {end}"


def marks_lie_in_the_visit(made: Generated, log: Log) -> Iterator[str]:
    """From coming to leaving, or when work begins that was called for before."""
    begun = {(int(row["entity"]), int(row["start"])) for row in log.tasks}
    for patient, mark in zip(*np.nonzero(log.marks != NONE), strict=True):
        time, left = int(log.marks[patient, mark]), _end(log.leave[patient])
        inside = made.plan.entities["time"][patient] <= time <= left
        if not inside and (int(patient), time) not in begun:
            yield f"patient {patient} has {MARKS[mark]} at {time}, outside the visit"


CHECKS: tuple[Check, ...] = (
    everybody_is_somewhere,
    tasks_run_forwards,
    nobody_is_in_two_places,
    work_is_done_on_duty,
    shifts_end_when_they_should,
    beds_are_single,
    nobody_waits_beside_a_free_bed,
    nobody_idle_lets_work_wait,
    marks_lie_in_the_visit,
)
