"""Picture data about patients: when they come, how long they wait, where they lie."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.cover import NOBODY, tier_of_rows
from dghsim.measures.flow import discharges_by_weekday
from dghsim.measures.grouped import mean_and_p90
from dghsim.measures.model import Floats
from dghsim.measures.open_beds import opened
from dghsim.measures.spans import DAY, HOUR, known, seconds_by_hour
from dghsim.measures.view import View, hour_of_day, hour_of_week
from dghsim.rota.model import FILLED_BY

_WAITS = (("clerking", "clerk_start"), ("senior", "senior_start"), ("consultant", "consultant_start"))


def by_arrival(view: View) -> dict[str, Floats]:
    """Arrivals and referrals by hour of the week, waits by hour of arrival."""
    found = {"arrivals": np.bincount(hour_of_week(view.arrive[view.counted]), minlength=168) / view.weeks}
    if "referral" in view.facts.marks:
        referred = view.mark("referral")
        referred = referred[(referred >= view.begin) & (referred < view.end)]
        found["referrals"] = np.bincount(hour_of_week(referred), minlength=168) / view.weeks
    for name, mark in _WAITS:
        if mark in view.facts.marks:
            reached = view.mark(mark)
            rows = view.counted & (reached != NONE)
            waited = (reached - view.arrive)[rows]
            means, high = mean_and_p90(hour_of_day(view.arrive[rows]), waited, 24)
            found[f"wait_{name}_mean"], found[f"wait_{name}_p90"] = means / HOUR, high / HOUR
    return found | {"discharges_by_weekday": discharges_by_weekday(view)}


def by_day(view: View) -> dict[str, Floats]:
    """Places held and patients waiting for a bed, day by day."""
    stays, names = view.stays, tuple(view.replication.scenario.place)
    if not names:
        return {}
    held = _daily(seconds_by_hour(
        stays["place"], stays["start"], stays["end"], len(names), view.begin, view.hours
    ))  # fmt: skip
    found = {f"occupied_{name}": held[at] for at, name in enumerate(names)}
    found |= _open_by_day(view)
    if view.facts.beds:
        rows = view.asked_bed != NONE
        asked, given = view.asked_bed[rows], known(view.first_bed[rows], view.stop)
        found["boarding"] = _daily(
            seconds_by_hour(np.zeros_like(asked), asked, given, 1, view.begin, view.hours)
        )[0]
    return found


def _open_by_day(view: View) -> dict[str, Floats]:
    """Of places with seasons."""
    places, beds = view.replication.scenario.place, opened(view)
    seasonal = [(at, name) for at, (name, place) in enumerate(places.items()) if place.season]
    if not seasonal:
        return {}
    daily = _daily(seconds_by_hour(*beds, len(places), view.begin, view.hours))
    return {f"open_{name}": daily[at] for at, name in seasonal}


def by_week(view: View, daily: dict[str, Floats]) -> dict[str, Floats]:
    """The strip of weeks; occupancy and boarding from `by_day`."""
    week = (view.arrive[view.counted] - view.begin) // (7 * DAY)
    found = {"week_arrivals": np.bincount(week, minlength=view.weeks) / 7}
    if view.facts.beds:
        names = tuple(view.replication.scenario.place)
        beds = np.sum([daily[f"occupied_{names[at]}"] for at in view.facts.beds], axis=0)
        found["week_occupied"] = beds.reshape(-1, 7).mean(axis=1)
        found["week_boarding"] = daily["boarding"].reshape(-1, 7).mean(axis=1)
    if view.replication.scenario.rota.tier:
        found["week_uncovered"] = _uncovered(view)
    if "clerk_start" in view.facts.marks:
        reached = view.mark("clerk_start")
        rows = view.counted & (reached != NONE)
        which = (view.arrive[rows] - view.begin) // (7 * DAY)
        found["week_wait"] = mean_and_p90(which, (reached - view.arrive)[rows], view.weeks)[0] / HOUR
    return found


def _daily(hourly: Floats) -> Floats:
    """(rows, days) mean number from (rows, hours) seconds."""
    daily: Floats = hourly.reshape(hourly.shape[0], -1, 24).mean(axis=2) / HOUR
    return daily


def _uncovered(view: View) -> Floats:
    duties = view.replication.duties
    nobody = np.isin(duties.filled_by, [FILLED_BY.index(word) for word in NOBODY])
    rows = nobody & (tier_of_rows(view, normal=False) != NONE)
    start, end = duties.start[rows], duties.end[rows]
    hourly = seconds_by_hour(np.zeros_like(start), start, end, 1, view.begin, view.hours)
    weekly: Floats = hourly.reshape(-1, 168).sum(axis=1) / HOUR
    return weekly
