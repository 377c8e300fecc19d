"""What each part of the default hospital does: taken out, the measure that it moves moves, and the right way.

Paired, replication by replication: the same patients, and but for the part the same hospital.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd
import pytest

from dghsim.measures.model import Floats, Study
from dghsim.measures.statistics import interval
from dghsim.rota.build import build_rota
from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.change import changed
from dghsim.studies.replicate import replicate

SHORT = ("run.weeks=5", "run.warm_up_weeks=3")
AUGUST = "run.start=2022-08-01"
QUIET = "demand.stream.ed.per_day=22"
FULL = "place.ward.count=140"
REPLICATIONS = 4

Change = Callable[[Scenario], Scenario]
Measure = str | Callable[[Study], Floats]


@functools.cache
def hospital(*sets: str) -> Scenario:
    return load_scenario(shipped("hereford"), sets=(*SHORT, *sets))


def run(scenario: Scenario) -> Study:
    return replicate(
        scenario, build_rota(scenario), replications=REPLICATIONS, logs=REPLICATIONS, whole=False
    )


@functools.cache
def as_it_is(*sets: str) -> Study:
    return run(hospital(*sets))


def each(frame: pd.DataFrame, value: str | Callable[[pd.DataFrame], float]) -> Floats:
    """A number for each replication."""
    by = frame.groupby("replication")
    found = by[value].mean() if isinstance(value, str) else by.apply(value, include_groups=False)
    return found.to_numpy(dtype=float)


def ward_jobs(study: Study) -> Floats:
    """Jobs of the wards asked for."""
    tasks = study.tasks()
    return each(tasks, lambda one: one.loc[one["kind"].str.startswith("ward_"), "task"].nunique())


def escort_hours(study: Study) -> Floats:
    tasks = study.tasks()
    lasts = (tasks["end"] - tasks["start"]) / pd.Timedelta(hours=1)
    return each(tasks.assign(away=lasts.where(tasks["kind"].str.startswith("escort_"), 0.0)), "away")


def clerked_at_night_to_decision(study: Study) -> Floats:
    """Mean hours, of those whose clerking began between 21:00 and 06:00."""
    patients = study.patients()
    night = patients[~patients["clerk_start"].dt.hour.between(6, 20)]
    return each(night.assign(took=(night["decision"] - night["clerk_start"]) / pd.Timedelta(hours=1)), "took")


def value(measure: Measure, study: Study) -> Floats:
    return study.values[measure].to_numpy(dtype=float) if isinstance(measure, str) else measure(study)


def put(**keys: object) -> Change:
    """A change of numbers, by dotted key."""
    return lambda scenario: changed(scenario, keys)


def everywhere(pattern: str, names: Iterable[str], number: object) -> Change:
    return put(**{pattern.format(name): number for name in names})


def at_any(window: str, hours: str) -> Change:
    return put(**{f"window.{window}.days": {day: [hours] for day in WEEKDAYS}})


def not_thinned(scenario: Scenario) -> Scenario:
    streams = {
        name: stream.model_copy(update={"thinned_by": None})
        for name, stream in scenario.demand.stream.items()
    }
    return scenario.model_copy(update={"demand": scenario.demand.model_copy(update={"stream": streams})})


def no_breaks(scenario: Scenario) -> Scenario:
    return scenario.model_copy(update={"rota": scenario.rota.model_copy(update={"breaks": None})})


def no_handover(scenario: Scenario) -> Scenario:
    tiers = {}
    for name, tier in scenario.rota.tier.items():
        duties = {
            each_name: duty.model_copy(update={"own": [own for own in duty.own if own.work != "handover"]})
            for each_name, duty in tier.duty.items()
        }
        tiers[name] = tier.model_copy(update={"duty": duties})
    return scenario.model_copy(update={"rota": scenario.rota.model_copy(update={"tier": tiers})})


@dataclass(frozen=True, slots=True)
class Mechanism:
    name: str
    taken_out: Change
    measure: Measure
    becomes: str
    sets: tuple[str, ...] = ()


NOBODY_GOES = [{"when": {"chance": 1.0}, "goto": "transferred"}]
MECHANISMS = (
    Mechanism(
        "tests that are not done at the weekend keep patients in",
        at_any("weekday_lists", "09:00-17:00"), "inside_mean_patients", "less",
    ),
    Mechanism(
        "scans that take longer at night hold up the night's decisions",
        at_any("imaging_day", "00:00-24:00"), clerked_at_night_to_decision, "less",
    ),
    Mechanism(
        "escalation gets patients out of the emergency department",
        put(**{"policy.escalation": False}), "ed_stay_over_percent", "more", (FULL,),
    ),
    Mechanism(
        "high dependency from the door takes the registrar's day",
        everywhere("demand.attribute.high_care.chance.{}", ("low", "medium_low", "medium", "high"), 0.0),
        "day_wards_hours_registrar", "less",
    ),
    Mechanism(
        "escorts take a doctor away",
        everywhere("pathway.stage.{}.cases", ("registrar_escort", "stroke_escort"), NOBODY_GOES),
        escort_hours, "less",
    ),
    Mechanism(
        "medicines, families and transport keep those who are ready",
        everywhere(
            "pathway.stage.{}.duration.median", ("medicines", "family_comes", "transport_comes"), 1
        ),
        "delay_days_per_1000", "less",
    ),
    Mechanism("emptier wards ask for less", not_thinned, ward_jobs, "more", (QUIET,)),
    Mechanism(
        "whoever is new is slower",
        lambda scenario: everywhere(
            "rota.workforce.grade.{}.new_slowness", scenario.rota.workforce.grade, 1.0
        )(scenario),
        "utilisation_percent_tier_1_take_day", "less", (AUGUST,),
    ),
    Mechanism(
        "the telephone takes the consultant's time at home",
        put(**{"pathway.stage.tell_consultant.next": "told"}), "home_take_hours_consultant", "less",
    ),
    Mechanism("breaks make patients wait", no_breaks, "wait_clerking_mean_minutes", "less"),
    Mechanism("handovers make patients wait", no_handover, "wait_discharge_review_mean_minutes", "less"),
)  # fmt: skip


@pytest.mark.parametrize("one", MECHANISMS, ids=lambda one: one.name)
def test_without_it_the_measure_moves(one: Mechanism) -> None:
    without = run(one.taken_out(hospital(*one.sets)))
    _, low, high = interval(value(one.measure, without) - value(one.measure, as_it_is(*one.sets)))
    assert high < 0 if one.becomes == "less" else low > 0, (low, high)
