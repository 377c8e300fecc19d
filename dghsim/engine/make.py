"""Makes the plan of one replication from the program, the arrivals and the duty table."""

from __future__ import annotations

import datetime

import numpy as np

from dghsim.demand.model import Arrivals
from dghsim.engine import plan
from dghsim.engine.own_work import make_owns, set_owns
from dghsim.engine.plan import NONE, Ints, Plan, Program, Table
from dghsim.engine.staffing import make_duties
from dghsim.randomness import named
from dghsim.rota.horizon import DRAIN_WEEKS, horizon_of
from dghsim.rota.model import DutyTable
from dghsim.rota.set_leave import holidays_of
from dghsim.scenario.root import Scenario

SUNDAY = 6


def horizon_seconds(scenario: Scenario) -> int:
    """The second before which the run stops."""
    weeks = scenario.run.warm_up_weeks + scenario.run.weeks
    return plan.WEEK * (weeks + (DRAIN_WEEKS if scenario.run.end == "drain" else 0))


def _entities(scenario: Scenario, program: Program, arrivals: Arrivals) -> Table:
    """Patients then jobs, each in order of time."""
    from dghsim.engine.passes import write_entities

    is_job = arrivals.patient == NONE
    rows = np.concatenate([np.flatnonzero(~is_job), np.flatnonzero(is_job)])
    stage = {name: at for at, name in enumerate(program.stage_names)}
    streams = [scenario.demand.stream[name] for name in arrivals.streams]
    starts = np.array([stage[stream.start] for stream in streams], dtype=np.int64)
    who = np.array([named(scenario.hospital.code, name) for name in arrivals.streams], dtype=np.int64)
    thinned = np.cumsum([stream.thinned_by is not None for stream in streams], dtype=np.int64) - 1
    entities = np.empty(len(rows), dtype=plan.ENTITY)
    write_entities(
        rows, arrivals.time, arrivals.stream, arrivals.candidate, arrivals.word, arrivals.limit,
        starts, who, thinned, entities,
    )  # fmt: skip
    return entities


def _divert(entities: Table, patients: int, spans: Ints) -> None:
    """Patients who would come while the take goes elsewhere do not: their limit says never."""
    times = entities["time"][:patients]
    for begin, end in spans:
        diverted = slice(np.searchsorted(times, begin), np.searchsorted(times, end))
        entities["thin_limit"][diverted] = 0


def _weekdays(scenario: Scenario, end: int) -> Ints:
    """By day of the run: its weekday, but Sunday for a bank holiday that the scenario keeps."""
    days = np.arange(-(-end // plan.DAY))
    holidays = holidays_of(scenario, horizon_of(scenario))[: len(days)]
    weekdays = days % 7
    weekdays[: len(holidays)][holidays] = SUNDAY
    return weekdays


def _seasons(scenario: Scenario, end: int) -> Table:
    """Each day on which a place may give more beds or fewer than the day before; at the start, than all year."""
    epoch, rows = horizon_of(scenario).epoch, list[tuple[int, int, int]]()
    for number, place in enumerate(scenario.place.values()):
        before = place.count
        for day in range(-(-end // plan.DAY) if place.season else 0):
            beds = place.beds_on(epoch + datetime.timedelta(day))
            if beds != before:
                rows.append((plan.DAY * day, number, beds))
            before = beds
    return np.array(sorted(rows), dtype=plan.SEASON)


def make_plan(
    scenario: Scenario, program: Program, arrivals: Arrivals, duties: DutyTable, replication: int
) -> tuple[Plan, Ints]:
    """The plan, and for each row of `duties` the plan's duty (NONE where uncovered)."""
    entities = _entities(scenario, program, arrivals)
    patients = int((arrivals.patient != NONE).sum())
    _divert(entities, patients, duties.diverted)
    coming = np.flatnonzero(entities["thin_limit"] != 0)
    columns = [arrivals.attributes[name] for name in scenario.demand.attribute]
    attributes = np.stack(columns, axis=1) if columns else np.zeros((patients, 1), dtype=np.int64)
    end = horizon_seconds(scenario)
    rows, duty_of = make_duties(scenario, duties, program.answers, end)
    owns = make_owns(scenario, duties, duty_of)
    set_owns(rows, owns)
    made = Plan(
        program=program, seed=scenario.run.seed, replication=replication, entities=entities, patients=patients,
        attributes=np.ascontiguousarray(attributes, dtype=np.int64),
        arrivals=coming[np.argsort(entities["time"][coming], kind="stable")], duties=rows,
        owns=owns, weekdays=_weekdays(scenario, end), seasons=_seasons(scenario, end), end=end,
    )  # fmt: skip
    return made, duty_of
