"""How full each place is."""

from __future__ import annotations

import numpy as np

from dghsim.measures.grouped import NAN, mean
from dghsim.measures.model import Floats
from dghsim.measures.spans import census, overlap
from dghsim.measures.view import View


def places(view: View) -> dict[str, float]:
    """Occupancy and hours full of each place; NaN for a place without room.

    Over all hours; of chairs and rooms, which may be open part of the day, also over the hours in which any is in use.
    """
    scenario, stays = view.replication.scenario, view.stays
    held = overlap(stays["start"], stays["end"], view.begin, view.end)
    sums = np.bincount(stays["place"], held, len(scenario.place)) / (view.end - view.begin)
    counts = hourly_census(view)
    high = np.quantile(counts, 0.95, axis=1)
    values = {}
    for at, (name, place) in enumerate(scenario.place.items()):
        room = place.count or NAN
        values[f"occupancy_mean_percent_{name}"] = float(100 * sums[at] / room)
        values[f"occupancy_p95_percent_{name}"] = float(100 * high[at] / room)
        values[f"full_hours_percent_{name}"] = (
            float(100 * np.mean(counts[at] >= room)) if place.count else NAN
        )
        if place.kind != "bed":
            used = counts[at][counts[at] > 0]
            values[f"occupancy_in_use_percent_{name}"] = 100 * mean(used) / room
    return values


def hourly_census(view: View) -> Floats:
    """(places, hours measured): how many of each place are held at each full hour."""
    stays = view.stays
    rows = len(view.replication.scenario.place)
    return census(stays["place"], stays["start"], stays["end"], rows, view.begin, view.hours)
