"""How many patients are reviewed on each day they are in hospital."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.face.counterparts.kinds import kinds_of, of_patients
from dghsim.measures.face.counterparts.whom import on_days
from dghsim.measures.grouped import mean
from dghsim.measures.kinds import CATEGORIES
from dghsim.measures.spans import DAY, known
from dghsim.measures.view import View


def reviewed_each_day(view: View, *, days: str, words: list[str]) -> float:
    """Percent of the whole days in a bed, midnight to midnight, on which a review of the patient was begun.

    A review is a spell of any kind of work for the patient with one of the words in its name.
    """
    bedded = np.flatnonzero(view.first_bed != NONE)
    first = -(-np.maximum(view.first_bed[bedded], view.begin) // DAY)
    last = np.minimum(known(view.leave[bedded], view.stop), view.end) // DAY
    lasts = np.maximum(last - first, 0)
    day = np.arange(lasts.sum()) - np.repeat(np.cumsum(lasts) - lasts, lasts) + np.repeat(first, lasts)
    patient = np.repeat(bedded, lasts)
    counts = on_days(day * DAY, days)
    size = view.stop // DAY + 1
    tasks, kinds = view.tasks, kinds_of(view.replication.scenario, CATEGORIES, words)
    rows = of_patients(view)[tasks.piece] & np.isin(tasks.work, kinds)
    seen = view.pieces.entity[tasks.piece[rows]] * size + tasks.start[rows] // DAY
    return 100 * mean(np.isin((patient * size + day)[counts], seen))
