"""Work on the wards out of hours, and emergencies."""

from __future__ import annotations

from dghsim.engine.plan import Ints
from dghsim.measures.face.counterparts.kinds import asked_for, kinds_of, of_patients
from dghsim.measures.face.counterparts.whom import hundreds_of_beds
from dghsim.measures.grouped import mean, ratio
from dghsim.measures.view import Mask, View, hour_of_day, once

EVENING, MORNING, HOURS = 17, 8, 15
"""Out of hours is 17:00 to 08:00, every day of the week alike."""


def jobs_rate(view: View, *, words: list[str]) -> float:
    """Jobs asked for out of hours, an hour, for each 100 beds of the scenario.

    Of the category `wards`, of kinds with one of the words in their names, and of no patient of the take.
    """
    return ratio(len(_jobs(view, tuple(words))), HOURS * 7 * view.weeks * hundreds_of_beds(view))


def jobs_between(view: View, *, begins: int, ends: int, words: list[str]) -> float:
    """Percent of the same jobs that are asked for between two hours of the evening."""
    hour = hour_of_day(_jobs(view, tuple(words)))
    return 100 * mean((hour >= begins) & (hour < ends))


def calls_each_thousand(view: View, *, categories: list[str], words: list[str]) -> float:
    """Calls to patients of the take, of kinds with one of the words in their names, for each 1,000 patients."""
    calls = asked_for(view, kinds_of(view.replication.scenario, categories, words))
    return 1000 * ratio(float(of_patients(view, calls).sum()), float(view.counted.sum()))


def calls_each_night(view: View, *, categories: list[str], words: list[str]) -> float:
    """Calls of such kinds between 17:00 and 08:00, to anybody, a night, for each 100 beds of the scenario."""
    calls = asked_for(view, kinds_of(view.replication.scenario, categories, words))
    return ratio(
        float(_out_of_hours(view.pieces.since[calls]).sum()), 7 * view.weeks * hundreds_of_beds(view)
    )


@once
def _jobs(view: View, words: tuple[str, ...]) -> Ints:
    """When each job on the wards out of hours was asked for."""
    rows = asked_for(view, kinds_of(view.replication.scenario, ["wards"], words))
    since = view.pieces.since[rows[~of_patients(view, rows)]]
    return since[_out_of_hours(since)]


def _out_of_hours(times: Ints) -> Mask:
    hour = hour_of_day(times)
    return (hour >= EVENING) | (hour < MORNING)
