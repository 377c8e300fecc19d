"""What Primary Care Homes do: crises put to them, refused, kept at home; visits, reviews, people taken home early."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.spans import overlap
from dghsim.measures.view import Mask, View, once
from dghsim.scenario.home import Home, Homes
from dghsim.scenario.homes import names
from dghsim.scenario.homes.late import answers
from dghsim.scenario.homes.medicines import takes_over
from dghsim.scenario.homes.reach import reaches
from dghsim.scenario.homes.reviews import caseload_of
from dghsim.scenario.homes.rounds import rounds_of
from dghsim.scenario.homes.who import bridger, helped_home, settler, staffed, visitors
from dghsim.scenario.root import Scenario

REFUSED = ("unknown", "closed", "nobody", "full")
"""Why a crisis went on to the hospital at once: marks `home_unknown` and so on."""


def working(scenario: Scenario) -> dict[str, Home]:
    """The homes whose team has posts."""
    if scenario.homes is None:
        return {}
    return {name: home for name, home in scenario.home.items() if staffed(scenario.homes, home.team)}


def homes(view: View) -> dict[str, float]:
    """Over the weeks measured, by home and by group, a year of 52 weeks; nothing where no home has a team."""
    scenario = view.replication.scenario
    given, there = scenario.homes, working(scenario)
    if given is None or not there:
        return {}
    values: dict[str, float] = {}
    for name, home in there.items():
        mine = in_weeks(view) & of_home(view, name)
        values |= {f"home_{name}_{what}_per_year": found for what, found in _crises(view, mine)}
        values |= {f"home_{name}_{what}_per_week": found for what, found in _work(view, given, name, home)}
        if caseload_of(given, home) is not None:
            values[f"home_{name}_known_percent"] = _known(view, name, home)
    crises = in_weeks(view) & of_streams(view, given)
    kept = crises & kept_at_home(view)
    values["homes_kept_percent"] = 100 * float(kept.sum()) / max(1, int(crises.sum()))
    if given.continuity is not None and given.continuity.assumed:
        spared = crises & view.left_as("at_home") & ~kept
        values["homes_spared_per_year"] = float(spared.sum() / view.years)
    values["homes_came_after_all_per_year"] = float((crises & (view.mark("came") != NONE)).sum() / view.years)
    groups = group_of(view, given)
    for at, group in enumerate(given.group):
        values[f"homes_kept_{group}_per_year"] = float((kept & (groups == at)).sum() / view.years)
    return values


def _crises(view: View, mine: Mask) -> Iterator[tuple[str, float]]:
    def a_year(which: Mask) -> float:
        return float((mine & which).sum() / view.years)

    refused = {why: view.mark(f"home_{why}") != NONE for why in REFUSED}
    yield "put", a_year((view.mark("home_asked") != NONE) | refused["unknown"])
    for why, which in refused.items():
        yield why, a_year(which)
    yield "kept", a_year(kept_at_home(view))
    yield "came_after_all", a_year(view.mark("came") != NONE)


def _work(view: View, given: Homes, name: str, home: Home) -> Iterator[tuple[str, float]]:
    """Pieces begun for the people of a home, whoever's team did them."""
    mine = of_home(view, name)
    by_team = {team: _begun(view, mine, team, "first", "visit") for team in visitors(given, home)}
    yield "visits", sum(by_team.values())
    for team in list(by_team)[1:]:
        yield f"{team}_visits", by_team[team]
    if caseload_of(given, home) is not None and home.reviews_by is not None:
        looked_for = of_stream(view, names.review_stream(name))
        yield "reviews", _begun(view, looked_for, home.reviews_by, "review")
        if given.caseload is not None and given.caseload.finds_share:
            yield "found_ill", _in_weeks(view, looked_for, view.mark("came"))
    if rounds_of(given, home) is not None and home.rounds_by is not None:
        yield "rounds", _begun(view, of_stream(view, names.round_stream(name)), home.rounds_by, "round")
    if answers(given, home):
        yield "late_contacts", handed(view, home, "late", lambda each: each.late_contacts_per_week)
    if takes_over(given, home):
        yield "medicines", _given(view, names.own(name, "medicines"))
    bridging = bridger(given, home)
    if reaches(given, home) and bridging is not None:
        yield "taken_home_early", _begun(view, mine, bridging, "bridge")
        if helped_home(given, home):
            yield "settled_by_others", _begun(view, mine, settler(given, home) or "", "settle")


def _begun(view: View, who: Mask, team: str, *what: str) -> float:
    kinds = [list(view.replication.scenario.work).index(names.work(team, each)) for each in what]
    pieces = view.pieces
    begun = np.isin(pieces.work, kinds) & (pieces.start >= view.begin) & (pieces.start < view.end)
    return float(who[pieces.entity[begun]].sum()) / view.weeks


def _in_weeks(view: View, who: Mask, time: Ints) -> float:
    """A week."""
    return float((who & (time >= view.begin) & (time < view.end)).sum()) / view.weeks


def _given(view: View, place: str) -> float:
    """How often a place was given, a week."""
    there = view.stays["start"][view.stays["place"] == list(view.replication.scenario.place).index(place)]
    return float(((there >= view.begin) & (there < view.end)).sum()) / view.weeks


def handed(view: View, home: Home, what: str, offered: Callable[[Home], float]) -> float:
    """Work that belongs to no patient and that the home's team began, a week; of several homes' by what each offers."""
    scenario = view.replication.scenario
    kinds, kind = list(scenario.work), names.work(home.team, what)
    of_all = sum(offered(each) for each in scenario.home.values() if each.team == home.team)
    if kind not in kinds or not of_all:
        return 0.0
    start = view.pieces.start[view.pieces.work == kinds.index(kind)]
    begun = float(((start >= view.begin) & (start < view.end)).sum()) / view.weeks
    return begun * offered(home) / of_all


def _known(view: View, name: str, home: Home) -> float:
    """Of its frail people, those reviewed and still known, in the mean over time; those known before not counted."""
    place = list(view.replication.scenario.place).index(names.own(name, "known"))
    held = view.stays[view.stays["place"] == place]
    seconds = overlap(held["start"], held["end"], view.begin, view.end).sum()
    return 100 * float(seconds) / (view.end - view.begin) / home.frail


@once
def in_weeks(view: View) -> Mask:
    """Whose crisis was in the weeks measured."""
    time = view.replication.plan.entities["time"][: view.replication.plan.patients]
    return (time >= view.begin) & (time < view.end)


@once
def kept_at_home(view: View) -> Mask:
    """Who was looked after at home and never came; not those only reviewed there, nor those spared a crisis."""
    kept: Mask = view.left_as("at_home") & (view.mark("home_asked") != NONE)
    return kept


@once
def of_stream(view: View, stream: str) -> Mask:
    """Who came by a stream; nobody where there is no such stream."""
    arrivals = view.replication.arrivals
    number = arrivals.streams.index(stream) if stream in arrivals.streams else NONE - 1
    came: Mask = arrivals.stream[arrivals.patient != NONE] == number
    return came


def of_streams(view: View, given: Homes) -> Mask:
    """Who came by one of the streams that homes may look after."""
    found: Mask = np.any([of_stream(view, stream) for stream in given.streams], axis=0)
    return found


@once
def of_home(view: View, name: str) -> Mask:
    """Who is on a home's list; those it looks for to review are on none."""
    arrivals, given = view.replication.arrivals, view.replication.scenario.homes
    assert given is not None
    listed = arrivals.attributes[names.LIST] == arrivals.labels[names.LIST].index(name)
    mine: Mask = listed & of_streams(view, given)
    return mine


def group_of(view: View, given: Homes) -> Ints:
    """(patients,) the first group that fits, by its place among the groups; NONE for none."""
    arrivals = view.replication.arrivals
    found: NDArray[np.int64] = np.full(len(view.leave), NONE, dtype=np.int64)
    for at, group in enumerate(given.group.values()):
        fits = found == NONE
        for attribute, labels in group.who.items():
            wanted = [arrivals.labels[attribute].index(label) for label in labels]
            fits &= np.isin(arrivals.attributes[attribute], wanted)
        found[fits] = at
    return found
