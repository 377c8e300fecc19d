"""Levers as tried, as options with their cost."""

from __future__ import annotations

import math

from dghsim.measures.aims import AIMS, MONEY
from dghsim.measures.decision.option import PATIENT_DAYS, Option, option_of
from dghsim.measures.model import Measure, Study
from dghsim.scenario.levers.model import Cost
from dghsim.scenario.levers.read import Chosen
from dghsim.studies.levers import Trials, Tried

UNITS: tuple[str, ...] = (
    "clinician_in_time_percent", "consultant_in_time_percent", "admission_to_consultant_in_time_percent",
    "wait_clerking_mean_minutes", "ed_stay_mean_hours", PATIENT_DAYS, "uncovered_hours_per_week",
)  # fmt: skip
"""Of what a unit is priced on the page, where the scenario has it."""
MOST_UNITS = 7


def option(tried: Tried) -> Option:
    """Of levers that were run."""
    assert tried.difference is not None
    return option_of(
        tried.called, tried.difference, beside_of(tried.pulled), stated=bool(costs_of(tried.pulled)),
        staff=any(one.changes_staff for one in tried.pulled),
    )  # fmt: skip


def costs_of(pulled: tuple[Chosen, ...]) -> list[Cost]:
    """All that levers at their levels say of what they cost."""
    return [cost for one in pulled for cost in one.lever.costs(one.level)]


def beside_of(pulled: tuple[Chosen, ...]) -> float:
    """Pounds a year that the rota does not hold."""
    return math.fsum(cost.gbp_per_year or 0.0 for cost in costs_of(pulled))


def known_measures(study: Study) -> dict[str, Measure]:
    """By id, with days in hospital."""
    found = {measure.id: measure for measure in study.measures}
    if {"stay_mean_days", "arrivals_per_day"} <= found.keys():
        found[PATIENT_DAYS] = Measure(
            PATIENT_DAYS, "Days in hospital", "patient-days a year", "flow", "output", "less",
            "From coming to leaving, in ED, chairs and beds alike: mean stay, times patients who come in 52 weeks.",
        )  # fmt: skip
    return found


def aims_here(study: Study) -> dict[str, tuple[str, ...]]:
    """Name of each aim -> those of its measures that are there, are no money and have a better side."""
    known = {measure.id: measure for measure in study.measures}
    return {
        aim.name: tuple(
            name for name in aim.measures
            if name in known and name not in MONEY and known[name].better != "neither"
            and not study.values[name].isna().all()
        )
        for aim in AIMS
    }  # fmt: skip


WATCHED = "watched"
"""In place of the aims, where a scenario has none of their measures."""


def judged_by(trials: Trials) -> dict[str, tuple[str, ...]]:
    """Measures that options are judged by: those of the aims, or where there are none, what the levers watch."""
    aims, known = aims_here(trials.base), known_measures(trials.base)
    if any(aims.values()):
        return aims
    names = dict.fromkeys(watched(trials))
    return {WATCHED: tuple(name for name in names if name in known and known[name].better != "neither")}


def watched(trials: Trials) -> list[str]:
    """Measures in which the levers tried are read, once each."""
    pulled = (one for each in trials.tried for one in each.pulled)
    return list(dict.fromkeys(name for one in pulled for name in one.lever.watch))


def units_here(study: Study, own: list[str]) -> tuple[str, ...]:
    """Of what a unit is priced: `UNITS`, and where the scenario has none of these, what the levers watch."""
    known = known_measures(study)
    found = [name for name in UNITS if name in known]
    own = [name for name in own if name in known and known[name].better != "neither"]
    return tuple(found or own)[:MOST_UNITS]
