"""Minutes that each discipline has for patients, day by day, with what a home brings and takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.requests import Floats
from dghsim.scenario.practices import GP, PHARMACIES, AtPractices, Pharmacies, Practices
from dghsim.studies.practices.calendar import WORKING_DAYS
from dghsim.studies.practices.lines import disciplines_of


@dataclass(frozen=True, slots=True)
class Slots:
    """Arrays are by day from the epoch; nought on days when practices are closed."""

    minutes: Floats
    """(replications, or 1 where all are alike; disciplines; days): with patients; of the home's team visits, not
    minutes. Pharmacies open when practices do not, too."""
    meeting: Floats
    """Minutes of GPs in the weekly meeting."""
    team: Floats
    """Minutes of GPs that the team takes beside it."""


def slots_without(practices: Practices, people: int, opened: NDArray[np.bool_]) -> Slots:
    """Of the practices by themselves."""
    each = practices.hours_per_1000_week
    hours = np.array([each.get(who, 0.0) for who in disciplines_of(practices)]) * people / 1000
    nothing = np.zeros(len(opened))
    return Slots((60 * hours[:, None] / WORKING_DAYS * opened)[None], nothing, nothing)


def slots_with(
    practices: Practices,
    home: AtPractices,
    people: int,
    opened: NDArray[np.bool_],
    there: Floats,
    holidays: NDArray[np.bool_],
    visits_per_week: Floats | float = 0.0,
    staffed: Mapping[str, Floats] | None = None,
) -> Slots:
    """With a home.

    Args:
        practices: what they have by themselves.
        home: what it brings and takes once all are there.
        people: registered.
        opened: by day.
        there: by day, how much of the home there is, 0 to 1: staff are found and meetings begin by and by.
        holidays: by day.
        visits_per_week: that its team takes over, by replication.
        staffed: by discipline, (replications, days): of the hours that it brings, those of posts that are filled; a
            discipline that is not in it has all.

    Minutes of GPs are never below nought: a practice that gives all it has sees nobody.
    """
    without = slots_without(practices, people, opened)
    filled, days = {} if staffed is None else staffed, np.arange(len(opened))
    each = 60 / WORKING_DAYS * opened * there
    by_day = np.atleast_1d(visits_per_week)[:, None] / WORKING_DAYS * opened * (there > 0)
    visits = np.diff(np.floor(np.cumsum(by_day, axis=1)), prepend=0.0, axis=1)
    worlds = max(len(visits), *(len(one) for one in filled.values()), 1)
    minutes = np.repeat(without.minutes, worlds, axis=0)
    minutes[:, 0] = visits
    for row, discipline in enumerate(disciplines_of(practices)):
        minutes[:, row] += home.hours_per_week.get(discipline, 0.0) * each * filled.get(discipline, 1.0)
        if discipline == PHARMACIES and home.pharmacies is not None:
            minutes[:, row] = in_pharmacies(home.pharmacies, holidays) * there
    meets = opened & (days % 7 == home.meeting_weekday)
    meeting = 60 * home.meeting_hours * home.meeting_gps * meets * there
    team = home.gp_hours_per_week * each
    of_gps = without.minutes[0, -1] + home.hours_per_week.get(GP, 0.0) * each
    meeting = np.minimum(meeting, of_gps)
    team = np.minimum(team, of_gps - meeting)
    minutes[:, -1] = np.maximum(minutes[:, -1] - (meeting + team), 0.0)
    return Slots(minutes, meeting, team)


def in_pharmacies(given: Pharmacies, holidays: NDArray[np.bool_]) -> Floats:
    """Minutes of pharmacists for people whom practices send, by day."""
    hours = np.array(given.open_hours)[np.arange(len(holidays)) % 7]
    return np.asarray(60 * given.count * given.consulting_share * hours * ~holidays)
