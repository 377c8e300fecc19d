"""How many patients are reviewed on each day they are in hospital."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.face.counterparts.kinds import kinds_of, of_patients
from dghsim.measures.face.counterparts.whom import on_days
from dghsim.measures.grouped import mean
from dghsim.measures.kinds import CATEGORIES
from dghsim.measures.spans import DAY, known
from dghsim.measures.view import Mask, View, once, spells_by_kind


def reviewed_each_day(view: View, *, days: str, words: list[str]) -> float:
    """Percent of the whole days in a bed, midnight to midnight, on which a review of the patient was begun.

    A review is a spell of any kind of work for the patient with one of the words in its name.
    """
    day, reviewed = _bed_days(view, tuple(words))
    return 100 * mean(reviewed[on_days(day * DAY, days)])


@once
def _bed_days(view: View, words: tuple[str, ...]) -> tuple[Ints, Mask]:
    """Each whole day of a patient in a bed: which day it is, and whether a review was begun on it."""
    bedded = np.flatnonzero(view.first_bed != NONE)
    first = -(-np.maximum(view.first_bed[bedded], view.begin) // DAY)
    last = np.minimum(known(view.leave[bedded], view.stop), view.end) // DAY
    lasts = np.maximum(last - first, 0)
    begins = np.cumsum(lasts) - lasts
    day = np.arange(lasts.sum()) - np.repeat(begins - first, lasts)
    tasks, kinds = view.tasks, kinds_of(view.replication.scenario, CATEGORIES, words)
    rows = spells_by_kind(view).of(kinds)
    rows = rows[of_patients(view, tasks.piece[rows])]
    of_bedded = np.full(view.replication.plan.patients, NONE, dtype=np.int64)
    of_bedded[bedded] = np.arange(len(bedded))
    whose = of_bedded[view.pieces.entity[tasks.piece[rows]]]
    into = tasks.start[rows] // DAY - first[whose]
    within = (whose != NONE) & (into >= 0) & (into < lasts[whose])
    reviewed = np.zeros(len(day), dtype=bool)
    reviewed[begins[whose[within]] + into[within]] = True
    return day, reviewed
