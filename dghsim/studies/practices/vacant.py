"""Posts of a home's staff in practices, filled and vacant by turns."""

from __future__ import annotations

import math

import numpy as np

from dghsim.demand.requests import Floats, by_day
from dghsim.scenario.practices import Vacancies


def filled(
    vacancies: Vacancies, share: Floats, hours: float, days: int, *, seed: int, stream: str, who: str
) -> Floats:
    """(replications, days): of a discipline's hours, those of posts that are filled.

    Args:
        vacancies: how long a post is vacant, and how many hours one has.
        share: of the time that a post is filled, by replication.
        hours: a week, of all its posts.
        days: from the first on.
        seed: of the run.
        stream: the home's.
        who: the discipline; each of its posts has a stream of its own.

    Spells are geometric by the day, and a post begins as one finds it on any day.
    """
    posts = max(1, round(hours / vacancies.hours_a_post))
    each = [_post(vacancies, share, days, seed, stream, f"{who}_{post}") for post in range(posts)]
    return np.asarray(np.mean(each, axis=0))


def _post(vacancies: Vacancies, share: Floats, days: int, seed: int, stream: str, name: str) -> Floats:
    uniform = by_day(days + 1, seed=seed, replications=len(share), home=stream, what=f"vacant/{name}")
    begins = -math.expm1(-1 / (7 * vacancies.vacant_weeks))
    ends = np.divide(begins * (1 - share), share)
    there = uniform[:, 0] < share
    found = np.empty((len(share), days))
    for day in range(days):
        found[:, day] = there
        word = uniform[:, day + 1]
        there = np.where(there, word >= ends, word < begins)
    return found
