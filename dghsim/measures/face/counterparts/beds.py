"""Waits for beds, how full they are, and who lies in them ready to go."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.face.counterparts.whom import hundreds_of_beds, in_beds
from dghsim.measures.grouped import ratio
from dghsim.measures.spans import HOUR, known, overlap
from dghsim.measures.view import View


def bed_wait_over(view: View, *, hours: float) -> float:
    """Of 100 patients who arrive in the weeks measured, how many wait longer than this for a first bed."""
    asked = (view.asked_bed != NONE) & view.counted
    over = (known(view.first_bed, view.stop) - view.asked_bed)[asked] > HOUR * hours
    return 100 * ratio(float(over.sum()), float(view.counted.sum()))


def beds_occupied(view: View) -> float:
    """Percent of medicine's beds held, over the weeks measured."""
    stays = in_beds(view, outliers=False)
    held = overlap(stays["start"], stays["end"], view.begin, view.end).sum()
    return ratio(float(held), hundreds_of_beds(view) * (view.end - view.begin))


def not_meeting(view: View) -> float:
    """Percent of the time beds are held in which their patients were ready to go."""
    stays, ready = in_beds(view), view.mark("ready")
    held = overlap(stays["start"], stays["end"], view.begin, view.end).sum()
    stays = stays[ready[stays["patient"]] != NONE]
    since = np.maximum(stays["start"], ready[stays["patient"]])
    late = overlap(since, stays["end"], view.begin, view.end).sum()
    return 100 * ratio(float(late), float(held))
