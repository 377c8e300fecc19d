"""Places full of patients who all wait for one another's: nobody there moves any more, whatever the hour."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.model import Floats, Study
from dghsim.measures.open_beds import open_at_end
from dghsim.measures.place_waits import awaited
from dghsim.measures.view import View

PROFILE = "gridlocked"


def gridlock(view: View) -> dict[str, Floats]:
    """(places,): 1 for those that are so when the run stops; nothing where fewer than two may be waited for.

    The largest set of places, each of them full, all of whose patients wait for one of the set.
    """
    scenario, stays = view.replication.scenario, view.replication.log.stays
    if len(awaited(scenario)) < 2:
        return {}
    held, asked = stays[(stays["start"] != NONE) & (stays["end"] == NONE)], stays[stays["start"] == NONE]
    count = open_at_end(view)
    before, stuck = np.zeros(len(count), dtype=bool), count > 0
    while (before != stuck).any():
        waits = np.zeros(len(view.arrive))
        waits[asked["patient"][stuck[asked["place"]]]] = 1.0
        before, stuck = (
            stuck,
            stuck & (np.bincount(held["place"], waits[held["patient"]], len(count)) >= count),
        )
    return {PROFILE: stuck.astype(np.float64)}


def gridlock_notes(study: Study) -> list[str]:
    """One line where any run ended so; `study` has picture data."""
    share = study.profiles.get(PROFILE, np.zeros(0))
    places = [place.label or name for name, place in study.scenario.place.items()]
    stuck = [places[at] for at in np.flatnonzero(share)]
    if not stuck:
        return []
    runs = round(len(study.values) * float(share.max()))
    return [
        f"{', '.join(stuck)}: at the end of {runs} of {len(study.values)} runs full of patients who all wait for one "
        "another's places, so that nobody there moves any more; have a stage that asks for one of them go on or "
        'elsewhere when it is full (on_full = "goto" or "leave"), or a delay give way'
    ]
