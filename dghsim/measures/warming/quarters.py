"""How many wait in each quarter of the weeks measured."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.model import Floats
from dghsim.measures.spans import known
from dghsim.measures.view import View
from dghsim.measures.warming.first_weeks import WEEK, weekly_present

BED, WORK = "bed", "work"
"""The queues: patients for a first bed, and what patients ask clinicians for."""
QUARTERS = 4


def name_of(queue: str, quarter: int) -> str:
    """Under which the mean number waiting in a quarter, 0 to 3, is kept."""
    return f"waiting_{queue}_{quarter + 1}"


def quarters(view: View) -> dict[str, float]:
    """Mean number waiting, by queue and quarter of the weeks measured; nothing of fewer than four weeks."""
    if view.weeks < QUARTERS:
        return {}
    return {
        name_of(queue, quarter): float(weeks.mean())
        for queue, weekly in _waiting(view).items()
        for quarter, weeks in enumerate(np.array_split(weekly[view.begin // WEEK :], QUARTERS))
    }


def _waiting(view: View) -> dict[str, Floats]:
    """(all weeks,) mean number waiting, by queue. Who has left waits for nothing, whatever had been asked for."""
    left, total = known(view.leave, view.stop), view.end // WEEK
    found = {}
    if view.facts.beds:
        asks = view.asked_bed != NONE
        until = np.minimum(known(view.first_bed[asks], view.stop), left[asks])
        found[BED] = weekly_present(view.asked_bed[asks], until, total)
    pieces = view.pieces
    asked = ~pieces.own & (pieces.entity < len(left))
    until = np.minimum(known(pieces.start[asked], view.stop), left[pieces.entity[asked]])
    found[WORK] = weekly_present(pieces.since[asked], until, total)
    return found
