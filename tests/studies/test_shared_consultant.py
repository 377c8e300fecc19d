"""The shipped lever of a consultant shared by day, at Yeovil and Dorchester: half the weekends, longer waits there, the
same people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from helpers.build import round_the_clock
from helpers.levers import DAY, Mask, Ran
from helpers.two_sites import joined

from dghsim.demand.draw import draw_arrivals
from dghsim.engine.log import Log
from dghsim.engine.make import make_plan
from dghsim.engine.plan import Ints, Plan, Table
from dghsim.engine.program import make_program
from dghsim.engine.run import run_kernel, run_twin
from dghsim.engine.sites.part import part
from dghsim.scenario.load import load_scenario
from dghsim.scenario.resolve import Side

COHORT = Path(__file__).parents[2] / "scenarios" / "cohort"
SIDES: dict[str, tuple[str, Side]] = {"here": ("ra4", "here"), "next": ("rbd", "next door")}
LEVELS = ("unit", "visits", "take", "weekend", "week")
CONSULTANTS_DAYS = ("take_day", "amu_day", "shared_take", "shared_unit")


@cache
def ran(*levers: str, weeks: int = 4) -> tuple[Plan, Log, tuple[Ran, ...]]:
    """Both together, and each by itself; all duties worked every day, so that no rota is solved."""
    sites, short = {}, (f"run.weeks={weeks}", "run.warm_up_weeks=0")
    for name, (code, side) in SIDES.items():
        scenario = load_scenario(COHORT / f"{code}.toml", sets=short, levers=levers, side=side)
        duties, came = round_the_clock(scenario), draw_arrivals(scenario, 0)
        plan, _ = make_plan(scenario, make_program(scenario, duties.grades), came, duties, 0)
        sites[name] = (scenario, came, plan)
    whole, plans = joined(sites)
    log = run_kernel(whole.plan)
    parts = part(whole, plans, log)
    each = tuple(Ran(one[0], mine.plan, mine.log) for one, mine in zip(sites.values(), parts, strict=True))
    return whole.plan, log, each


def each_of(*levers: str) -> tuple[Ran, ...]:
    return ran(*levers)[2]


def lever(level: str) -> str:
    return f"shared_consultant={level}"


def on(kind: Ints, kinds: Sequence[tuple[str, str]], *names: str) -> Mask:
    """Which are consultants' duties of these names."""
    found: Mask = np.isin(kind, [kinds.index(("consultant", name)) for name in names])
    return found


def weekend_waits(run: Ran, work: str) -> float:
    """Mean minutes of what is asked for at weekends, begun or not."""
    tasks = run.log.tasks[run.log.tasks["work"] == run.plan.program.work_names.index(work)]
    _, first = np.unique(tasks["task"], return_index=True)
    tasks = tasks[first][tasks[first]["since"] // DAY % 7 >= 5]
    begun = np.where(tasks["start"] < 0, run.plan.end, tasks["start"])
    return float((begun - tasks["since"]).mean() / 60)


def drives(level: str) -> Table:
    """Of those who are shared by day, spells that began with a drive."""
    plan, log, _ = ran(lever(level))
    kinds = plan.program.duty_kinds
    names = [at for at, kind in enumerate(kinds) if kind[1] in ("shared_take", "shared_unit")]
    tasks = log.tasks[(log.tasks["duty"] >= 0) & (log.tasks["called"] < log.tasks["start"])]
    found: Table = tasks[np.isin(plan.duties["kind"][tasks["duty"]], names)]
    return found


def test_of_weekend_days_half_are_left_and_each_hospital_has_both_every_day() -> None:
    for levers, own in (((), 16), ((lever("unit"),), 12), ((lever("weekend"),), 8)):
        for run in each_of(*levers):
            duties = round_the_clock(run.scenario)
            shared = [name for name in CONSULTANTS_DAYS if ("consultant", name) in duties.kinds]
            weekend = (duties.start // DAY % 7 >= 5) & on(duties.kind, duties.kinds, *shared)
            assert weekend.sum() == own
            there, kinds = run.plan.duties, run.plan.program.duty_kinds
            weekend = (there["start"] // DAY % 7 >= 5) & on(there["kind"], kinds, *shared)
            assert weekend.sum() == 16


@pytest.mark.parametrize(
    ("level", "work"),
    [("unit", "amu_review"), ("take", "consultant_review"), ("weekend", "consultant_review")],
)
def test_what_the_shared_consultant_does_waits_longer_at_weekends(level: str, work: str) -> None:
    for before, after in zip(each_of(), each_of(lever(level)), strict=True):
        assert weekend_waits(after, work) > weekend_waits(before, work) + 5


def test_they_drive_over_once_or_twice_a_day_and_not_for_each_patient() -> None:
    for level, days, least, most in (("unit", 8, 1, 2), ("take", 8, 2, 4)):
        found = drives(level)
        assert (found["start"] - found["called"] == found["start"][0] - found["called"][0]).all()
        assert least * days <= len(found) <= most * days
    _, log, _ = ran(lever("take"))
    over = np.isin(log.tasks["duty"], np.unique(drives("take")["duty"])) & (log.tasks["start"] >= 0)
    assert over.sum() > 6 * len(drives("take"))


def test_nobody_is_driven_to_who_has_just_begun_to_wait() -> None:
    plan, _, _ = ran(lever("take"))
    found = drives("take")
    own = found["task"] < -1
    assert (found["called"] - found["since"])[~own].min() >= 3600
    assert not plan.program.works["by_phone"][found["work"]].any()


@pytest.mark.parametrize("level", LEVELS)
def test_the_same_people_come_nobody_is_lost_and_all_other_work_takes_as_long(level: str) -> None:
    for before, after in zip(each_of(), each_of(lever(level)), strict=True):
        assert np.array_equal(before.plan.attributes, after.plan.attributes)
        assert np.array_equal(before.arrive(), after.arrive())
        assert after.plan.patients == before.plan.patients
        one, other = (run.first_durations(before.scenario.work) for run in (before, after))
        both = one.keys() & other.keys()
        assert len(both) > 5000
        assert all(one[each] == other[each] for each in both)


@pytest.mark.parametrize("level", ["take", "week"])
def test_the_engines_agree_on_the_two_with_it(level: str) -> None:
    plan, log, _ = ran(lever(level), weeks=1)
    assert log.same_as(run_twin(plan))
