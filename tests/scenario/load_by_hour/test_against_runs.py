"""The arithmetic against the engine: what is asked for before a run, and the minutes worked in it."""

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from helpers.build import round_the_clock

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.tables import prepare
from dghsim.engine.make import make_plan
from dghsim.engine.plan import WEEK
from dghsim.engine.program import make_program
from dghsim.engine.run import run_kernel
from dghsim.rota.model import DutyTable
from dghsim.scenario.flow import reached, steps, with_launches
from dghsim.scenario.grades import grade_shares
from dghsim.scenario.load import load_scenario
from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.pathway import Work, WorkKind
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

WEEKS, REPLICATIONS = 52, 2
Document = dict[str, Any]


def of_their_grades(scenario: Scenario, duties: DutyTable) -> DutyTable:
    """The duties, worked by the grades of their tier in turn."""
    shares = [grade_shares(tier, scenario.rota.tier[tier]) for tier, _ in duties.kinds]
    grades = tuple(dict.fromkeys(grade for one in shares for grade in one))
    grade = duties.grade.copy()
    for kind, one in enumerate(shares):
        rows = np.flatnonzero(duties.kind == kind)
        place = np.searchsorted(np.cumsum(list(one.values())), (np.arange(len(rows)) * 0.618034) % 1)
        grade[rows] = np.array([grades.index(name) for name in one])[place]
    return dataclasses.replace(duties, grade=grade, grades=grades)


def run_of(scenario: Scenario) -> list[np.ndarray]:
    """What was done in each replication, of what was asked for after the warm-up."""
    tables, duties = prepare(scenario), of_their_grades(scenario, round_the_clock(scenario))
    program = make_program(scenario, duties.grades)
    found = []
    for replication in range(REPLICATIONS):
        arrivals = draw_arrivals(scenario, replication, tables)
        plan, _ = make_plan(scenario, program, arrivals, duties, replication)
        tasks = run_kernel(plan).tasks
        found.append(tasks[(tasks["entity"] >= 0) & (tasks["since"] >= WEEK * scenario.run.warm_up_weeks)])
    return found


def worked(scenario: Scenario, runs: list[np.ndarray]) -> np.ndarray:
    """(168, works) mean hours worked a week, by the hour of the week in which the work was asked for."""
    hours = np.zeros((168, len(scenario.work)))
    for tasks in runs:
        done = tasks[tasks["end"] >= 0]
        cell = (done["since"] % WEEK // 3600, done["work"])
        np.add.at(hours, cell, (done["end"] - done["start"]) / 3600 / scenario.run.weeks / len(runs))
    return hours


def waited(scenario: Scenario, runs: list[np.ndarray]) -> np.ndarray:
    """(168, works) mean number waiting at the end of each hour of the week, before what begins with the next."""
    ends = 3600 * (1 + np.arange(168 * scenario.run.weeks)) + WEEK * scenario.run.warm_up_weeks
    number = np.zeros((168, len(scenario.work)))
    for tasks in runs:
        first = tasks[np.unique(tasks["task"], return_index=True)[1]]
        for work in range(len(scenario.work)):
            asked, begun = (np.sort(first[word][first["work"] == work]) for word in ("since", "start"))
            here = np.searchsorted(asked, ends) - np.searchsorted(begun, ends) + (begun < 0).sum()
            number[:, work] += here.reshape(-1, 168).mean(axis=0) / len(runs)
    return number


def asked_in_rounds(scenario: Scenario) -> set[str]:
    """Work that one patient asks for again and again: a round that comes late is a round the fewer."""
    stages = scenario.pathway.stage
    ways = with_launches(stages, steps(stages))
    again = {name: stage for name, stage in stages.items() if name in reached(ways, ways[name])}
    return {stage.work for stage in again.values() if isinstance(stage, Work)}


def share_of_must(kind: WorkKind) -> float:
    """Of the seats of a team, those that must be filled: a run fills the others when it can."""
    return sum(s.count for s in kind.team if s.must) / sum(s.count for s in kind.team) if kind.team else 1.0


def assert_the_same(scenario: Scenario, runs: list[np.ndarray]) -> None:
    before, found, rounds = offered_load(scenario), worked(scenario, runs), asked_in_rounds(scenario)
    must = np.array([share_of_must(kind) for kind in scenario.work.values()])
    offered, hours = before.offered.sum(axis=0), found.sum(axis=0)
    for work, kind in enumerate(before.works):
        if before.asked[:, work].sum() >= 5:
            # A full unit sends some past it, who never come to its rounds, and waits that lengthen a stay make more
            # rounds of it; the reckoning knows neither full units nor waits.
            least, most = (0.8, 1.7) if kind in rounds else (0.85, 1.15)
            assert hours[work] * least < offered[work], kind
            assert offered[work] * must[work] < hours[work] * most, kind
    assert (offered * must).sum() / 1.10 < hours.sum() < offered.sum() / 0.95
    by_day = [table.sum(axis=1).reshape(7, 24).sum(axis=0) for table in (before.offered, found)]
    few = 0.15 if (must == 1).all() and not rounds else 0.25
    assert np.abs(by_day[0] - by_day[1]).sum() < few * found.sum(), "and at much the same hours of the day"


@pytest.fixture(scope="module")
def hereford() -> tuple[Scenario, list[np.ndarray]]:
    scenario = load_scenario(shipped("hereford"), sets=(f"run.weeks={WEEKS}",))
    return scenario, run_of(scenario)


def test_hours_asked_for_are_hours_worked(hereford: tuple[Scenario, list[np.ndarray]]) -> None:
    assert_the_same(*hereford)


def test_hours_asked_for_are_hours_worked_of_a_textbook_queue() -> None:
    scenario = load_scenario(shipped("textbook/mmc"), sets=(f"run.weeks={WEEKS}",))
    assert_the_same(scenario, run_of(scenario))


def test_queues_grow_in_a_run_when_it_says_so(hereford: tuple[Scenario, list[np.ndarray]]) -> None:
    """Chance lets a few wait of anything; what is told waits at the same hours, and much more."""
    before, found = offered_load(hereford[0]), waited(*hereford)
    told = [work for work, waiting in enumerate(before.waiting) if waiting.left.max() > 1.5]
    for work, waiting in enumerate(before.waiting):
        name = before.works[work]
        if work not in told:
            assert found[:, work].max() < 6, name
            continue
        expected = waiting.left * before.asked[:, work].sum() / waiting.asked.sum()
        # What a round leaves comes when the round does, which in a run takes its time.
        assert 0.5 < expected.max() / found[:, work].max() < 3, name
        assert np.corrcoef(found[:, work], expected)[0, 1] > 0.45, name
        by_day = [queue.reshape(7, 24).sum(axis=0).argmax() for queue in (found[:, work], expected)]
        assert abs(by_day[0] - by_day[1]) <= 1, name
    assert {before.works[work] for work in told} == {
        "consultant_review", "ward_green", "amu_review", "daily_review", "consultant_ward_round", "weekend_review",
        "discharge_review", "discharge_letter", "post_take_jobs",
    }  # fmt: skip


def fixed(minutes: int) -> Document:
    return {"family": "fixed", "unit": "minutes", "value": minutes}


def test_with_teams_escorts_handovers_and_breaks(small: Document, load: Callable[..., Scenario]) -> None:
    """A clinic round the clock, a doctor and a nurse at each bedside, one of them away with one in five."""
    doctors = small["rota"]["tier"]["doctors"] | {
        "lines": 20,
        "in_post": 20,
        "grades": {"new": 10, "old": 10},
    }
    day = doctors["duty"]["day"] | {"end": "08:00", "first": ["bedside", "talk", "escort"]}
    day |= {
        "start": "08:00",
        "cover": [3] * 7,
        "own": [{"work": "handover", "minutes": 60, "after_minutes": 0}],
    }
    small["rota"] = {"tier": {"doctors": doctors | {"duty": {"day": day}}}, "breaks": {"work": "rest"}}
    small["rota"]["tier"]["nurses"] = small["rota"]["tier"]["doctors"] | {"grades": {}}
    small["work"] |= {
        "bedside": {
            "duration": fixed(20), "team": [{"tiers": ["doctors"]}, {"tiers": ["nurses"]}], "interrupts": True,
            "factor_by_grade": {"new": 1.5},
        },
        "escort": {"duration": fixed(90), "patient_waits": False, "not_by": ["new"]},
        "handover": {"category": "own", "duration": fixed(60)}, "rest": {"category": "own", "duration": fixed(30)},
    }  # fmt: skip
    stages = small["pathway"]["stage"]
    small["pathway"]["stage"] = {
        "bedside": {"type": "work", "work": "bedside", "priority": 0}, "talk": stages["talk"],
        "away": {"type": "branch", "cases": [{"when": {"chance": 0.2}, "goto": "escort"}]}, "gone": {"type": "leave"},
        "escort": {"type": "work", "work": "escort", "next": "gone"},
    }  # fmt: skip
    small["demand"]["stream"]["door"] |= {"start": "bedside", "per_day": 40, "envelope_per_day": 90}
    small["run"]["weeks"] = WEEKS
    scenario = load(small)
    assert_the_same(scenario, run_of(scenario))
