"""How full each place is."""

from __future__ import annotations

import numpy as np

from dghsim.measures.grouped import mean, quantile, ratio
from dghsim.measures.model import Floats
from dghsim.measures.open_beds import mean_open, opened
from dghsim.measures.spans import census, overlap
from dghsim.measures.view import View


def places(view: View) -> dict[str, float]:
    """Occupancy and hours full of each place, by the beds open at the time; NaN for a place without room.

    Over all hours; of chairs and rooms, which may be open part of the day, also over the hours in which any is in use.
    """
    scenario, stays = view.replication.scenario, view.stays
    held = overlap(stays["start"], stays["end"], view.begin, view.end)
    sums = np.bincount(stays["place"], held, len(scenario.place)) / (view.end - view.begin)
    counts, beds, room = hourly_census(view), hourly_open(view), mean_open(view)
    values = {}
    for at, (name, place) in enumerate(scenario.place.items()):
        there, used = beds[at] > 0, counts[at] > 0
        values[f"occupancy_mean_percent_{name}"] = 100 * ratio(sums[at], room[at])
        values[f"occupancy_p95_percent_{name}"] = 100 * quantile(counts[at][there] / beds[at][there], 0.95)
        values[f"full_hours_percent_{name}"] = 100 * mean(counts[at][there] >= beds[at][there])
        if place.kind != "bed":
            values[f"occupancy_in_use_percent_{name}"] = 100 * ratio(counts[at].sum(), beds[at][used].sum())
    return values


def hourly_census(view: View) -> Floats:
    """(places, hours measured): how many of each place are held at each full hour."""
    stays = view.stays
    rows = len(view.replication.scenario.place)
    return census(stays["place"], stays["start"], stays["end"], rows, view.begin, view.hours)


def hourly_open(view: View) -> Floats:
    """(places, hours measured): how many of each place are open at each full hour."""
    beds, rows = opened(view), len(view.replication.scenario.place)
    return census(beds.place, beds.start, beds.end, rows, view.begin, view.hours)
