"""Holds a log against rules that any true log must keep, told apart from both engines. Each yields what is wrong."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator

import numpy as np

from dghsim.engine.log import Log
from dghsim.engine.plan import NONE
from dghsim.scenario.pathway import MARKS
from dghsim.studies.verify.generated.hospital import Generated
from helpers import audit_conservation, audit_own, audit_waits, audit_work
from helpers.audit_work import overlaps
from helpers.spells import FOREVER, Facts, until

Check = Callable[[Facts], Iterator[str]]


def everybody_is_somewhere(facts: Facts) -> Iterator[str]:
    """Each patient is inside, or has left once, after coming, with nothing of theirs left behind."""
    log, plan = facts.log, facts.made.plan
    came = plan.entities["time"][: plan.patients]
    if ((log.leave == NONE) != (log.outcome == NONE)).any():
        yield "a patient has one of leave and outcome"
    if ((log.leave != NONE) & (log.leave < came)).any():
        yield "a patient left before coming"
    for row in log.stays:
        left = log.leave[row["patient"]]
        if row["since"] < came[row["patient"]]:
            yield f"stay {row} is asked for before its patient came"
        if row["start"] == NONE:
            if (row["bed"], row["end"], left) != (NONE, NONE, NONE):
                yield f"stay {row} is still waited for, and its patient left at {left}"
        elif left != NONE and (row["end"] == NONE or row["end"] > left):
            yield f"patient {row['patient']} left at {left} and kept a bed until {row['end']}"
        elif not row["since"] <= row["start"] <= until(row["end"]):
            yield f"stay {row} runs backwards"


def patients_are_in_one_bed_of_a_place(facts: Facts) -> Iterator[str]:
    """Nobody has two beds of one place at a time."""
    held: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for row in facts.log.stays[facts.log.stays["start"] != NONE]:
        held[int(row["patient"]), int(row["place"])].append((int(row["start"]), until(row["end"])))
    for (patient, place), spans in held.items():
        if overlaps(spans):
            yield f"patient {patient} has two beds of place {place}"


def beds_at(facts: Facts, place: int, time: int) -> int:
    """How many beds of a place may be given at a second, by the calendar."""
    run = facts.made.scenario.run
    day = run.start + datetime.timedelta(days=time // 86400 - 7 * run.warm_up_weeks)
    return list(facts.made.scenario.place.values())[place].beds_on(day)


def beds_are_single(facts: Facts) -> Iterator[str]:
    """One patient to a bed, none given that is not open on the day, the lowest free bed given."""
    beds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for row in facts.log.stays[facts.log.stays["start"] != NONE]:
        beds[int(row["place"]), int(row["bed"])].append((int(row["start"]), until(row["end"])))
    for (place, bed), spans in beds.items():
        if overlaps(spans):
            yield f"bed {bed} of place {place} is given twice"
        for start, _ in spans:
            if bed >= beds_at(facts, place, start):
                yield f"bed {bed} of place {place} is given at {start}, when it is not open"
        for lower in range(bed):
            taken = beds.get((place, lower), [])
            for start, _ in spans:
                if not any(first <= start <= last for first, last in taken):
                    yield f"bed {bed} of place {place} is given at {start} while {lower} is free"


def nobody_waits_beside_a_free_bed(facts: Facts) -> Iterator[str]:
    """Whoever waited for a place, to the end of the run it may be, found it full at every second of the wait."""
    changes = facts.made.plan.seasons["time"]
    for place in range(len(facts.made.plan.program.places)):
        stays = facts.log.stays[facts.log.stays["place"] == place]
        held = stays[stays["start"] != NONE]
        starts, ends = held["start"], np.where(held["end"] == NONE, FOREVER, held["end"])
        given = np.where(stays["start"] == NONE, facts.made.plan.end, stays["start"])
        for row, start in zip(stays, given, strict=True):
            times = np.unique(np.concatenate([[row["since"]], starts, ends, changes]))
            for time in times[(times >= row["since"]) & (times < start)]:
                beds = beds_at(facts, place, int(time))
                if ((starts <= time) & (time < ends) & (held["bed"] < beds)).sum() != beds:
                    yield f"stay {row} waits at {time} beside a free bed"


def marks_lie_in_the_visit(facts: Facts) -> Iterator[str]:
    """From coming to leaving, or when work begins that was called for before."""
    begun = {(spell.entity, spell.start) for spell in facts.spells}
    marks, came = facts.log.marks, facts.made.plan.entities["time"]
    for patient, mark in zip(*np.nonzero(marks != NONE), strict=True):
        time = int(marks[patient, mark])
        inside = came[patient] <= time <= facts.left(int(patient))
        if not inside and (int(patient), time) not in begun:
            yield f"patient {patient} has {MARKS[mark]} at {time}, outside the visit"


CHECKS: tuple[Check, ...] = (
    everybody_is_somewhere,
    patients_are_in_one_bed_of_a_place,
    beds_are_single,
    nobody_waits_beside_a_free_bed,
    marks_lie_in_the_visit,
    *audit_work.CHECKS,
    *audit_waits.CHECKS,
    *audit_own.CHECKS,
    *audit_conservation.CHECKS,
)


def wrong(made: Generated, log: Log) -> list[str]:
    """Everything that is wrong with a log, with the rule it breaks."""
    facts = Facts(made, log)
    return [f"{check.__name__}: {says}" for check in CHECKS for says in check(facts)]
