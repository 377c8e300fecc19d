"""Scenarios, duty tables and arrivals from small dicts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dghsim.demand.model import Arrivals
from dghsim.engine.make import horizon_seconds
from dghsim.rota.model import DutyTable
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.checks import first_problems
from dghsim.scenario.labels import labels_of
from dghsim.scenario.root import Scenario
from dghsim.studies.verify.generated.rota import UNCOVERED, all_kinds, take_kinds
from helpers.clock import seconds

Document = dict[str, Any]


def fixed(minutes: float) -> Document:
    """A duration that is always the same."""
    return {"family": "fixed", "unit": "minutes", "value": minutes}


def document(
    *,
    stage: Document,
    work: Document | None = None,
    duty: Document | None = None,
    place: Document | None = None,
    window: Document | None = None,
    attribute: Document | None = None,
    stream: Document | None = None,
    bank_holidays: bool = False,
    **run: Any,
) -> Document:
    """A scenario document. Each duty may say its `tier` (1, 2, 3; else 1); tiers are called t1, t2, t3.

    Without `stream` there is one, `door`, that begins at the first stage.
    """
    streams = stream or {"door": {}}
    flat = {"start": next(iter(stage)), "per_day": 1, "envelope_per_day": 12}
    tiers: Document = {}
    for at, (name, given) in enumerate((duty or {}).items()):
        level = given.get("tier", 1)
        tier = tiers.setdefault(f"t{level}", _tier(level))
        defaults = {"code": f"D{at}", "start": "08:00", "end": "20:00", "cover": [1] * 7}
        tier["duty"][name] = defaults | {key: value for key, value in given.items() if key != "tier"}
    return {
        "schema_version": 1,
        "name": "By hand",
        "hospital": {"code": "TST"},
        "era": {"demand": "none", "rules": "none", "pay_year": "none"},
        "run": {"start": datetime.date(2022, 4, 4), "weeks": 1, "warm_up_weeks": 0, "seed": 1} | run,
        "demand": {
            "stream": {name: flat | given for name, given in streams.items()},
            "attribute": attribute or {},
        },
        "pathway": {"stage": stage},
        "work": work or {},
        "place": place or {},
        "window": {name: {"days": days} for name, days in (window or {}).items()},
        "rota": {"tier": dict(sorted(tiers.items())), "bank_holidays": bank_holidays},
    }


def _tier(level: int) -> Document:
    return {
        "label": f"Tier {level}", "level": level, "rules": "none", "lines": 20, "in_post": 20, "most_away": 0,
        "grades": {"plain": 10, "quick": 5, "slow": 5}, "leave_days": 0, "duty": {},
    }  # fmt: skip


def checked(given: Document) -> Scenario:
    """The scenario, if it is one that `load_scenario` would let pass."""
    scenario = Scenario.model_validate(given)
    problems = first_problems(scenario)
    assert not problems, problems
    return scenario


@dataclass(frozen=True, slots=True)
class On:
    """A doctor on a duty; `doctor` None if nobody covers it."""

    duty: str
    doctor: str | None
    start: str
    end: str
    grade: str = "plain"


def duty_table(scenario: Scenario, rows: Sequence[On], *, take_only: bool = False) -> DutyTable:
    """A duty table as the rota room would hand it on; with `take_only` its kinds are those that answer work."""
    kinds = take_kinds(scenario) if take_only else all_kinds(scenario)
    by_duty = {duty: at for at, (_, duty) in enumerate(kinds)}
    doctors = tuple(dict.fromkeys(row.doctor for row in rows if row.doctor is not None))
    grades = ("plain", "quick", "slow")

    def column(values: list[int]) -> np.ndarray[Any, np.dtype[np.int64]]:
        return np.array(values, dtype=np.int64)

    covered = [row.doctor is not None for row in rows]
    return DutyTable(
        start=column([seconds(row.start) for row in rows]),
        end=column([seconds(row.end) for row in rows]),
        kind=column([by_duty[row.duty] for row in rows]),
        doctor=column([doctors.index(row.doctor) if row.doctor is not None else -1 for row in rows]),
        grade=column([grades.index(row.grade) if on else -1 for row, on in zip(rows, covered, strict=True)]),
        filled_by=column([0 if on else UNCOVERED for on in covered]),
        kinds=kinds,
        doctors=doctors,
        grades=grades,
    )


def round_the_clock(scenario: Scenario) -> DutyTable:
    """One doctor for each seat of each duty, who works it every day to the end of the run."""
    rows: list[tuple[int, int, int, int]] = []
    for kind, (tier, name) in enumerate(all_kinds(scenario)):
        duty = scenario.rota.tier[tier].duty[name]
        for day in range(horizon_seconds(scenario) // 86400):
            start = 86400 * day + 60 * minute_of_day(duty.start)
            rows += [
                (start, start + 60 * duty.minutes, kind, 50 * kind + seat)
                for seat in range(duty.cover[day % 7])
            ]
    start, end, kinds, doctor = np.array(rows, dtype=np.int64).reshape(len(rows), 4).T.copy()
    zero = np.zeros_like(start)
    names = tuple(f"Dr {number}" for number in range(50 * len(all_kinds(scenario))))
    return DutyTable(start, end, kinds, doctor, zero, zero, all_kinds(scenario), names, ("plain",))


@dataclass(frozen=True, slots=True)
class Comes:
    """Somebody who comes: attributes by label or in stored units; a thinned job has a word and a limit."""

    at: str
    stream: str = "door"
    knows: Mapping[str, str | int] = field(default_factory=dict)
    word: int = 0
    limit: int = -1


def arrivals(scenario: Scenario, people: Sequence[Comes]) -> Arrivals:
    """Arrivals as the demand room would hand them on; who comes first is patient 0."""
    streams = tuple(scenario.demand.stream)
    people = sorted(people, key=lambda one: (seconds(one.at), streams.index(one.stream)))
    patient = [scenario.demand.stream[one.stream].entity == "patient" for one in people]
    labels = {name: labels_of(given) for name, given in scenario.demand.attribute.items()}

    def value(one: Comes, name: str) -> int:
        known = one.knows[name]
        return labels[name].index(known) if isinstance(known, str) else known

    return Arrivals(
        time=np.array([seconds(one.at) for one in people], dtype=np.int64),
        stream=np.array([streams.index(one.stream) for one in people], dtype=np.int64),
        candidate=np.arange(len(people), dtype=np.int64),
        patient=np.where(patient, np.cumsum(patient) - 1, -1).astype(np.int64),
        word=np.array([one.word for one in people], dtype=np.int64),
        limit=np.array([one.limit for one in people], dtype=np.int64),
        streams=streams,
        attributes={
            name: np.array([value(one, name) for one, is_one in zip(people, patient, strict=True) if is_one])
            for name in labels
        },
        labels=labels,
    )
