"""What each post meets, by name: patients and emergencies, nights and weekends, over its own time in post."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.duty_time import is_night
from dghsim.measures.exposure import begun
from dghsim.measures.facts import facts_of
from dghsim.measures.kinds import asked_kinds, is_team
from dghsim.measures.model import Floats, Study
from dghsim.measures.spans import DAY
from dghsim.measures.tenure import numbers_of
from dghsim.measures.training import own_doctors
from dghsim.measures.view import View
from dghsim.rota.model import DatedRota
from dghsim.rota.workforce.lines import lines_of
from dghsim.rota.workforce.model import Line
from dghsim.scenario.root import Scenario

PROFILE = "by_doctor"
_FIXED = ("weeks_in_post", "nights", "weekends")
_MARKS = {"clerkings": ("clerk_start",), "reviews": ("senior_start", "consultant_start")}


def doctors_of(scenario: Scenario, rota: DatedRota) -> tuple[str, ...]:
    """First in each post of a tier under rules, tier by tier; none without a rota."""
    return tuple(line.doctor for line in _posts(scenario, rota, facts_of(scenario).tiers))


def by_doctor(view: View, doctors: tuple[str, ...]) -> dict[str, Floats]:
    """`by_doctor` (posts of tiers under rules, weeks in post, nights, weekends, and each of `asked_kinds`): numbers of
    the weeks measured, not yet a year. Work counts for who began it, a team's for each who came with the first."""
    if not doctors:
        return {}
    doctor = numbers_of(doctors, view.replication.duties.doctors)
    columns = [52 * view.tenure.years[doctor], *(each[doctor] for each in _duties(view))]
    table = np.column_stack([*columns, _begun(view, doctor)])
    return {PROFILE: np.where((doctor != NONE)[:, None], table, 0.0)}


def exposure_table(study: Study) -> pd.DataFrame:
    """One row a post, over the mean of all replications; no rows where no tier is under rules.

    Columns: site, tier, doctor (first in the post), weeks_in_post (of the weeks measured, on average), and as a year in
    post (of 52 weeks; NaN for who never was): nights and weekends with a duty, clerkings, reviews, emergency_teams
    (come to), and `work_KIND` for each kind of work that patients and wards ask for.
    """
    scenario = study.scenario
    facts = facts_of(scenario)
    lines, kinds = _posts(scenario, study.rota, facts.tiers), asked_kinds(scenario)
    head = ["site", "tier", "doctor", *_FIXED, *_MARKS, "emergency_teams"]
    counts = study.profiles.get(PROFILE)
    if counts is None or counts.shape != (len(lines), len(_FIXED) + len(kinds)):
        return pd.DataFrame(columns=[*head, *(f"work_{kind}" for kind in kinds)])
    weeks = counts[:, 0]
    yearly = 52 * counts / np.where(weeks > 0, weeks, np.nan)[:, None]
    at = {kind: len(_FIXED) + place for place, kind in enumerate(kinds)}
    names = list(scenario.work)
    works = {
        what: {names[work] for mark in marks for work in facts.works.get(mark, ())}
        for what, marks in _MARKS.items()
    }
    works["emergency_teams"] = {kind for kind in kinds if is_team(scenario.work[kind])}
    found = {"site": scenario.hospital.code, "tier": [line.tier for line in lines],
             "doctor": [line.doctor for line in lines], "weeks_in_post": weeks}  # fmt: skip
    found |= {name: yearly[:, place] for place, name in enumerate(_FIXED) if place}
    found |= {
        what: yearly[:, [at[kind] for kind in kinds if kind in of]].sum(axis=1) for what, of in works.items()
    }
    return pd.DataFrame(found | {f"work_{kind}": yearly[:, place] for kind, place in at.items()})


def _posts(scenario: Scenario, rota: DatedRota, tiers: tuple[str, ...]) -> tuple[Line, ...]:
    if not rota.templates and not len(rota.shifts):
        return ()
    return tuple(line for line in lines_of(scenario, rota) if line.tier in tiers)


def _duties(view: View) -> Iterator[Ints]:
    """By doctor: duties at night, and weekends with a duty that begins on Saturday or Sunday."""
    table = view.replication.duties
    rows = (table.start >= view.begin) & (table.start < view.end) & (table.doctor != NONE)
    rows &= own_doctors(table.filled_by)
    size, weeks = len(table.doctors), int(table.start.max(initial=0)) // (7 * DAY) + 1
    night = rows & _at_hospital(view) & is_night(table.start, table.end)
    yield np.bincount(table.doctor[night], minlength=size)
    weekend = rows & (table.start // DAY % 7 >= 5)
    pairs = np.unique(table.doctor[weekend] * weeks + table.start[weekend] // (7 * DAY))
    yield np.bincount(pairs // weeks, minlength=size)


def _at_hospital(view: View) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    table, tiers = view.replication.duties, view.replication.scenario.rota.tier
    return np.array([tiers[tier].duty[duty].at == "site" for tier, duty in table.kinds], dtype=bool)[
        table.kind
    ]


def _begun(view: View, doctor: Ints) -> Floats:
    """(posts, `asked_kinds`) pieces begun in the weeks measured; `doctor` is of each post, NONE of some."""
    names = list(view.replication.scenario.work)
    post = np.full(len(view.replication.duties.doctors), NONE, dtype=np.int64)
    there = np.flatnonzero(doctor != NONE)
    post[doctor[there]] = there
    counts = begun(view, post, len(doctor))
    return counts[:, [names.index(kind) for kind in asked_kinds(view.replication.scenario)]].astype(
        np.float64
    )
