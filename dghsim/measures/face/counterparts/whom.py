"""Which patients a source counts."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints, Table
from dghsim.measures.open_beds import mean_open
from dghsim.measures.spans import DAY
from dghsim.measures.view import Mask, View, first_rest, once

DAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}


def through(view: View, streams: list[str]) -> Mask:
    """Who came by one of these streams; everybody, if none is named."""
    arrivals = view.replication.arrivals
    wanted = np.array([not streams or name in streams for name in arrivals.streams], dtype=bool)
    came: Mask = wanted[_streams(view)]
    return came


@once
def _streams(view: View) -> Ints:
    """By which stream each patient came."""
    arrivals = view.replication.arrivals
    came: Ints = arrivals.stream[arrivals.patient != NONE]
    return came


def admitted(view: View) -> Mask:
    """Who was given a bed or a same-day chair: both count as admissions in England's records."""
    rested: Mask = first_rest(view) != NONE
    return rested


@once
def admission(view: View) -> Ints:
    """When each patient's admission began: at referral to medicine, or at arrival where no stage marks one."""
    if "referral" not in view.facts.marks:
        return view.arrive
    referred = view.mark("referral")
    return np.where(referred == NONE, view.arrive, referred)


def in_beds(view: View, *, outliers: bool = True) -> Table:
    """The stays in beds; without those in beds outside medicine, if asked."""
    places = tuple(view.replication.scenario.place.values())
    beds = [at for at in view.facts.beds if outliers or not places[at].outlier]
    return view.stays[np.isin(view.stays["place"], beds)]


def hundreds_of_beds(view: View) -> float:
    """Beds of medicine that are open, in hundreds, mean of the weeks measured."""
    places, beds = tuple(view.replication.scenario.place.values()), mean_open(view)
    return float(sum(beds[at] for at in view.facts.beds if not places[at].outlier)) / 100


def on_days(times: Ints, days: str) -> Mask:
    """Times on a day of the week, on `weekday`s or at the `weekend`; all of them for `any`."""
    weekday = times // DAY % 7
    if days == "any":
        return np.ones(len(times), dtype=bool)
    on: Mask = weekday == DAYS[days] if days in DAYS else (weekday >= 5) == (days == "weekend")
    return on


@once
def left_with_a_night(view: View) -> Mask:
    """Who left alive in the weeks measured after a bed and at least one midnight."""
    in_time = (view.leave >= view.begin) & (view.leave < view.end)
    night = view.leave // DAY > admission(view) // DAY
    left: Mask = in_time & night & (view.first_bed != NONE) & ~view.left_as("died")
    return left
