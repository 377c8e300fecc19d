"""What each doctor in post clerks or reviews in a year of his or her own time in post."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import Ints
from dghsim.measures.cover import NOBODY
from dghsim.measures.facts import IMT_TAKES_PER_YEAR, works_counted
from dghsim.measures.grouped import NAN, mean
from dghsim.measures.model import Floats
from dghsim.measures.view import Mask, View, once, pieces_by_kind
from dghsim.rota.model import FILLED_BY

NOT_OURS = ("bank", "agency", *NOBODY)
"""Words of `FILLED_BY` for duties that no doctor in post works."""
_OURS = np.array([*(word not in NOT_OURS for word in FILLED_BY), False])
_POST = FILLED_BY.index("post")
ENOUGH_WEEKS = 13
"""In post for less, a doctor is left out of what is said of single doctors: a quarter of a year, shorter than any
placement in training. Of runs shorter than a year, a quarter of the weeks measured."""


def training(view: View) -> dict[str, float]:
    """Takes of tier 1, reviews of tiers 2 and 3, over the doctors of `doctors_of`."""
    values: dict[str, float] = {}
    if not view.facts.tiers:
        return values
    for name in view.facts.tiers:
        tier = view.replication.scenario.rota.tier[name]
        works = works_counted(view.facts, tier)
        if not works:
            continue
        seen = seen_per_year(view, name, works)
        what = "takes" if tier.level == 1 else "reviews"
        values[f"{what}_mean_per_year_{name}"] = mean(seen)
        values[f"{what}_lowest_per_year_{name}"] = float(seen.min()) if len(seen) else NAN
        if tier.level == 1:
            values[f"takes_enough_percent_{name}"] = 100 * mean(seen >= IMT_TAKES_PER_YEAR)
    return values


@once
def _begun_by_doctor(view: View) -> Ints:
    """(doctors in post, works) pieces begun in the weeks measured.

    Only of works by which some tier learns. Who began a piece has it, whoever went on with it.
    """
    pieces, size = view.pieces, len(view.replication.scenario.work)
    rows = pieces_by_kind(view).of({work for works in view.facts.works.values() for work in works})
    rows = rows[(pieces.start[rows] >= view.begin) & (pieces.start[rows] < view.end)]
    duty, work = pieces.duty[rows], pieces.work[rows]
    ours = own_doctors(view.filled_by[duty])
    cell = view.doctor[duty[ours]] * size + work[ours]
    doctors = doctors_in_post(view)
    return np.bincount(cell, minlength=doctors * size).reshape(doctors, size)


@once
def doctors_in_post(view: View) -> int:
    """So many of the duty table's doctors, from the first on, are all that work a duty as one in post.

    Those from outside come last in the table, and are many.
    """
    table = view.replication.duties
    return int(table.doctor[own_doctors(table.filled_by)].max(initial=-1)) + 1


def per_year(view: View, counts: Ints, doctors: Ints) -> Floats:
    """Counts of some doctors, the first axis, over the years that each was in post; NaN for who never was."""
    years = view.tenure.years[doctors]
    found: Floats = counts / np.where(years > 0, years, NAN).reshape(-1, *[1] * (counts.ndim - 1))
    return found


def seen_per_year(view: View, tier: str, works: tuple[int, ...]) -> Floats:
    """Pieces of the works begun by each doctor of the tier, a year."""
    doctors = doctors_of(view, tier)
    seen: Floats = per_year(view, _begun_by_doctor(view)[doctors], doctors)[:, list(works)].sum(axis=1)
    return seen


def doctors_of(view: View, tier: str) -> Ints:
    """Doctors who work duties of the tier as their own and were in post long enough, as indices into the duty table's.

    Who only comes down the ladder, as a consultant who acts down, is no doctor of the tier.
    """
    doctors = _own_of(view, tier)
    stayed: Ints = doctors[long_enough(view)[doctors]]
    return stayed


@once
def _own_of(view: View, tier: str) -> Ints:
    table = view.replication.duties
    of_tier = np.array([name == tier for name, _ in table.kinds], dtype=bool)
    return np.unique(table.doctor[of_tier[table.kind] & (table.filled_by == _POST)])


def long_enough(view: View) -> Mask:
    """By doctor of the duty table: in post for `ENOUGH_WEEKS`, or a quarter of the weeks measured if that is less."""
    enough: Mask = view.tenure.years >= min(ENOUGH_WEEKS, view.weeks / 4) / 52
    return enough


def own_doctors(filled_by: Ints) -> Mask:
    """Worked by a doctor in post, whoever's turn it was; false for NONE."""
    ours: Mask = _OURS[filled_by]
    return ours
