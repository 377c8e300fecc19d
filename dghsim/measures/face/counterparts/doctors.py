"""What the take costs doctors."""

from __future__ import annotations

from dghsim.measures.face.counterparts.kinds import kinds_of, of_patients
from dghsim.measures.grouped import ratio
from dghsim.measures.kinds import levels
from dghsim.measures.spans import HOUR, overlap
from dghsim.measures.view import View, spells_by_kind


def hours_for_ten(view: View, *, level: int) -> float:
    """Hours of work of a level of tiers on patients of the take, for each 10 who arrive.

    Work of the category `take` alone: not the wards' jobs, emergencies, work from outside, or a clinician's own.
    """
    scenario, tasks = view.replication.scenario, view.tasks
    rows = spells_by_kind(view).of(kinds_of(scenario, ["take"]))
    rows = rows[levels(view)[tasks.duty[rows]] == level]
    rows = rows[of_patients(view, tasks.piece[rows])]
    worked = overlap(tasks.start[rows], tasks.end[rows], view.begin, view.end).sum()
    return 10 * ratio(float(worked) / HOUR, float(view.counted.sum()))
