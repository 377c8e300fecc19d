"""What the people of each Primary Care Home use of the hospital, and what the homes' teams cost."""

from __future__ import annotations

import numpy as np

from dghsim.measures.facts import pay_is_known
from dghsim.measures.fixed import Fixed
from dghsim.measures.homes import handed, of_stream
from dghsim.measures.money import team_gbp
from dghsim.measures.paid_stays import bed_days, short_stays, stays_that_ended
from dghsim.measures.view import Mask, View
from dghsim.scenario.homes.names import LIST, NONE, is_team, own, review_stream
from dghsim.scenario.labels import labels_of
from dghsim.scenario.root import Scenario


def homes_of(scenario: Scenario) -> tuple[str, ...]:
    """On whose lists patients are; none where nothing is said of lists."""
    lists = scenario.demand.attribute.get(LIST)
    return () if lists is None else tuple(name for name in labels_of(lists) if name != NONE)


def teams_of(scenario: Scenario) -> tuple[str, ...]:
    """Tiers that are teams of homes, and whose pay is known."""
    known_pay = pay_is_known(scenario)
    return tuple(name for name in scenario.rota.tier if is_team(name) and known_pay)


def home_use(view: View, fixed: Fixed) -> dict[str, float]:
    """Stays that ended, by home, the hospital's bed-days, teams' pounds; of 52 weeks. Nothing without lists.

    A stay counts when it ends, as it is paid: how long one will be that still goes on is not known.
    """
    scenario = view.replication.scenario
    homes = homes_of(scenario)
    if not homes:
        return {}
    a_year, short, discharged = 1 / view.years, short_stays(view), stays_that_ended(view)
    values = {"homes_hospital_bed_days_per_year": bed_days(view) * a_year}
    for name in homes:
        theirs = discharged & on_list(view, name)
        values[f"home_{name}_short_stays_per_year"] = float((theirs & short).sum()) * a_year
        values[f"home_{name}_long_stays_per_year"] = float((theirs & ~short).sum()) * a_year
        values[f"home_{name}_found_per_year"] = _found(view, name) * a_year
        home = scenario.home.get(name)
        handed_visits = (
            0.0 if home is None else handed(view, home, "routine", lambda each: each.routine_visits_per_week)
        )
        values[f"home_{name}_handed_visits_per_week"] = handed_visits
    for tier in teams_of(scenario):
        values[f"cost_{tier}_gbp_per_year"] = team_gbp(view, fixed, tier)
    return values


def on_list(view: View, name: str) -> Mask:
    """Who is on a home's list; whom a home found in a review is on its own."""
    arrivals, scenario = view.replication.arrivals, view.replication.scenario
    found = [of_stream(view, review_stream(each)) for each in scenario.home]
    drawn = arrivals.attributes[LIST] == arrivals.labels[LIST].index(name)
    listed: Mask = (
        np.where(np.any(found, axis=0), of_stream(view, review_stream(name)), drawn) if found else drawn
    )
    return listed


def _found(view: View, name: str) -> float:
    """Frail people whom the home's team reviewed in the weeks measured, and who so came to be known."""
    places = list(view.replication.scenario.place)
    place = own(name, "known")
    if place not in places:
        return 0.0
    known_since = view.stays["start"][view.stays["place"] == places.index(place)]
    return float(((known_since >= view.begin) & (known_since < view.end)).sum())
