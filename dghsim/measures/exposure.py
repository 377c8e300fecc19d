"""What each doctor in post meets in a year: patients on the take, arrests, each kind of work; and what is needed."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.facts import works_counted
from dghsim.measures.grouped import NAN, mean
from dghsim.measures.kinds import asked_kinds, is_team
from dghsim.measures.model import Floats
from dghsim.measures.training import (
    doctors_in_post,
    doctors_of,
    long_enough,
    own_doctors,
    per_year,
    seen_per_year,
)
from dghsim.measures.view import Mask, View, once, pieces_by_kind, spells_by_kind

SPREAD = (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
"""Shares of the doctors of a tier, from the one who sees fewest to the one who sees most."""
TAKE_MARKS = ("clerk_start", "senior_start", "consultant_start")
"""Marks of the work by which a doctor sees a patient on the take."""


def exposure(view: View) -> dict[str, float]:
    """Arrests a doctor by tier, and patients on the take a doctor by grade against the scenario's minimum."""
    return _arrests(view) | _trained(view)


def exposure_profiles(view: View) -> dict[str, Floats]:
    """`clerked_TIER` (SPREAD,) patients a doctor a year; `met_GRADE` (kinds of work,) pieces a doctor a year."""
    tiers = view.replication.scenario.rota.tier
    found: dict[str, Floats] = {}
    for name in view.facts.tiers:
        works = works_counted(view.facts, tiers[name])
        if works:
            seen = seen_per_year(view, name, works)
            found[f"clerked_{name}"] = np.quantile(seen, SPREAD) if len(seen) else np.full(len(SPREAD), NAN)
    return found | _by_grade(view)


def _arrests(view: View) -> dict[str, float]:
    scenario, tasks = view.replication.scenario, view.tasks
    teams = np.array([is_team(kind) for kind in scenario.work.values()], dtype=bool)
    if not view.facts.tiers or not teams.any():
        return {}
    rows = spells_by_kind(view).of(np.flatnonzero(teams))
    duty = tasks.duty[rows[(tasks.start[rows] >= view.begin) & (tasks.start[rows] < view.end)]]
    duty = duty[own_doctors(view.filled_by[duty])]
    met = np.bincount(view.doctor[duty], minlength=doctors_in_post(view))
    values = {}
    for name in view.facts.tiers:
        doctors = doctors_of(view, name)
        own = per_year(view, met[doctors], doctors)
        values[f"arrests_mean_per_year_{name}"] = mean(own)
        values[f"arrests_lowest_per_year_{name}"] = float(own.min()) if len(own) else NAN
    return values


def _trained(view: View) -> dict[str, float]:
    values = {}
    takes = view.replication.scenario.training.takes_per_year
    if not takes or not view.facts.marks & set(TAKE_MARKS):
        return {}
    seen, grade = _take_patients(view), _grade_of_doctors(view)
    for name, needed in takes.items():
        doctors = np.flatnonzero((grade == _grade_number(view, name)) & long_enough(view))
        own = per_year(view, seen[doctors], doctors)
        values[f"take_patients_mean_per_year_{name}"] = mean(own)
        values[f"take_patients_lowest_per_year_{name}"] = float(own.min()) if len(own) else NAN
        values[f"take_patients_below_percent_{name}"] = 100 * mean(own < needed)
    return values


def _take_patients(view: View) -> Ints:
    """By doctor in post: patients whose clerking or review the doctor began in the weeks measured, each once."""
    pieces, plan = view.pieces, view.replication.plan
    works = {work for mark in TAKE_MARKS for work in view.facts.works.get(mark, ())}
    rows = pieces_by_kind(view).of(sorted(works))
    rows = rows[(pieces.start[rows] >= view.begin) & (pieces.start[rows] < view.end)]
    rows = rows[(pieces.entity[rows] != NONE) & (pieces.entity[rows] < plan.patients)]
    duty, entity = pieces.duty[rows], pieces.entity[rows]
    ours = own_doctors(view.filled_by[duty])
    pairs = np.unique(view.doctor[duty[ours]] * max(plan.patients, 1) + entity[ours])
    return np.bincount(pairs // max(plan.patients, 1), minlength=doctors_in_post(view))


def _by_grade(view: View) -> dict[str, Floats]:
    """Pieces of each kind begun in the weeks measured, a year in post of any doctor; a team's for each who came."""
    scenario, grades = view.replication.scenario, view.replication.duties.grades
    if not view.facts.tiers or not asked_kinds(scenario):
        return {}
    grade = _grade_of_doctors(view)
    counts = begun(view, grade, len(grades))
    years = np.bincount(grade[grade != NONE], view.tenure.years[grade != NONE], len(grades))[:, None]
    each = np.where(years > 0, counts / np.where(years > 0, years, 1), NAN)
    return {f"met_{name}": each[at] for at, name in enumerate(grades)}


def begun(view: View, group: Ints, groups: int) -> Ints:
    """(groups, kinds of work) pieces begun in the weeks measured; a team's for each who came with the first.

    `group` is of each doctor of the duty table; NONE of those left out. Doctors from outside count for no group.
    """
    from dghsim.measures.passes import begin

    counts = np.zeros((groups, len(view.replication.scenario.work)), dtype=np.int64)
    ours = own_doctors(view.filled_by) & (view.doctor != NONE)
    of_duty = np.where(ours, np.append(group, NONE)[view.doctor], NONE)
    begin(view.tasks, view.pieces, view.begin, view.end, of_duty, counts)
    return counts


@once
def _grade_of_doctors(view: View) -> Ints:
    """By doctor of the duty table: the grade on the first duty worked as one in post; NONE of locums."""
    table = view.replication.duties
    grade = np.full(len(table.doctors), NONE, dtype=np.int64)
    rows = np.flatnonzero(_worked(view))[::-1]
    grade[table.doctor[rows]] = table.grade[rows]
    return grade


def _worked(view: View) -> Mask:
    table = view.replication.duties
    worked: Mask = own_doctors(table.filled_by) & (table.doctor != NONE)
    return worked


def _grade_number(view: View, name: str) -> int:
    grades = view.replication.duties.grades
    return grades.index(name) if name in grades else -2
