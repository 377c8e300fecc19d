"""What each week from the empty hospital on comes to, the warm-up included."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.model import Floats
from dghsim.measures.spans import DAY, HOUR, known
from dghsim.measures.view import View

WEEK = 7 * DAY


def from_start(view: View) -> dict[str, Floats]:
    """(weeks,) patients in the hospital; waiting for a first bed; hours that work asked for in the week waits."""
    weeks = view.end // WEEK
    found = {"start_patients": weekly_present(view.arrive, known(view.leave, view.stop), weeks)}
    if view.facts.beds:
        rows = view.asked_bed != NONE
        found["start_boarding"] = weekly_present(
            view.asked_bed[rows], known(view.first_bed[rows], view.stop), weeks
        )
    week = view.pieces.since // WEEK
    week[view.pieces.own] = weeks  # what nobody asked for falls off the end, as does what comes after it
    number = np.bincount(week, minlength=weeks)[:weeks]
    hours = np.bincount(week, view.wait, weeks)[:weeks] / HOUR
    if number.any():
        found["start_wait"] = np.where(number > 0, hours / np.maximum(number, 1), np.nan)
    return found


def weekly_present(start: Ints, end: Ints, weeks: int) -> Floats:
    """(weeks,) how many of the stretches `start` to `end`, in seconds, go on in each week, on average through it."""
    edges = np.clip(np.concatenate([start, np.maximum(end, start)]), 0, weeks * WEEK)
    sign = np.repeat([1.0, -1.0], len(start))
    week = edges // WEEK
    within = np.bincount(week, sign * ((week + 1) * WEEK - edges), weeks + 1)
    begun = np.bincount(week, sign, weeks + 1)
    present: Floats = (within / WEEK + np.cumsum(begun) - begun)[:weeks]
    return present
