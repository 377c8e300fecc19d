"""The instant of a crisis: whom a home takes on, and everybody else on to the hospital in the same second."""

from __future__ import annotations

from collections.abc import Callable

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.home_work import HomeContinuity
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import all_hold, asks, passes
from dghsim.scenario.homes.reviews import caseload_of
from dghsim.scenario.homes.rounds import rounds_of
from dghsim.scenario.homes.who import goes_to, staffed
from dghsim.scenario.keys import Document
from dghsim.scenario.root import Scenario


def intercepts(scenario: Scenario, homes: Homes) -> Document:
    """Stages that the streams begin at, by home and stream; none for a home whose team has no posts."""
    made: Document = {}
    working = {name: home for name, home in scenario.home.items() if staffed(homes, home.team)}
    starts = dict.fromkeys(scenario.demand.stream[stream].start for stream in homes.streams)
    for number, hospital in enumerate(starts if working else ()):
        listed = {"type": "branch", "next": hospital, "cases": [
            {"when": {"attribute": names.LIST, "equals": name}, "goto": names.own(name, f"{number}_put")}
            for name in working
        ]}  # fmt: skip
        made[names.before(hospital)] = listed
        for name, home in working.items():
            made |= _put(scenario, homes, name, home, number, hospital)
    return made


def _put(scenario: Scenario, homes: Homes, name: str, home: Home, number: int, hospital: str) -> Document:
    """Who is put to the home, and what else sends them on to the hospital at once."""

    def own(what: str) -> str:
        return names.own(name, f"{number}_{what}")

    groups = list(homes.group)
    reached = {"attribute": names.own(name, "reached"), "equals": "yes"}
    first, made = _same_doctor(scenario, homes.continuity, own, own(groups[0]))
    made[own("put")] = asks(reached, first, hospital)
    for group, after in zip(groups, [*map(own, groups[1:]), hospital], strict=True):
        given = homes.group[group]
        last = own("asked") if given.visited_by is None else own(f"{group}_asked")
        asked = own(f"{group}_round") if given.on_rounds else last
        made[own(group)] = all_hold(scenario.demand, given.who, own(f"{group}_suited"), after)
        knows = own("knows") if given.visited_by is None else own(f"{group}_knows")
        made[own(f"{group}_suited")] = asks(
            {"chance": given.suited_share}, knows if given.known_only else asked, hospital
        )
        if given.known_only:
            made[knows] = _known(homes, name, home, asked, own("unknown"))
        if given.on_rounds:
            made[asked] = _seen(homes, name, home, last, own("unknown"))
        if given.visited_by is not None:
            made |= _asked(name, home, goes_to(homes, home, given), f"{number}_{group}", hospital)
    if any(group.known_only or group.on_rounds for group in homes.group.values()):
        made[own("unknown")] = passes(hospital, "home_unknown")
    return made | _asked(name, home, home.team, f"{number}", hospital)


def _same_doctor(
    scenario: Scenario, given: HomeContinuity | None, own: Callable[[str], str], onward: str
) -> tuple[str, Document]:
    """Crises that are assumed not to come about; the stage that comes first, and those that it takes."""
    if given is None or not given.assumed:
        return onward, {}
    return own("doctor"), {
        own("doctor"): all_hold(scenario.demand, given.who, own("doctor_known"), onward),
        own("doctor_known"): asks({"chance": given.fewer_share}, own("no_crisis"), onward),
        own("no_crisis"): {"type": "leave", "outcome": "at_home"},
    }


def _seen(homes: Homes, name: str, home: Home, then: str, otherwise: str) -> Document:
    """By the share of care homes that had a round lately; of none where nobody goes on rounds."""
    when = (
        {"place": names.own(name, "seen"), "in_proportion": True}
        if rounds_of(homes, home)
        else {"chance": 0.0}
    )
    return asks(when, then, otherwise)


def _asked(name: str, home: Home, team: str | None, before: str, hospital: str) -> Document:
    """Put to a team: in its hours, somebody there, room; each no sends them on."""

    def own(what: str) -> str:
        return names.own(name, f"{before}_{what}")

    nobody = {own("nobody"): passes(hospital, "home_nobody")}
    if team is None:
        return {own("asked"): passes(own("nobody"), "home_asked")} | nobody
    slots, opened = names.own(name, "slots"), names.by(name, home.team, team, "open")
    return {
        own("asked"): asks({"window": opened}, own("open"), own("closed")) | {"mark": "home_asked"},
        own("closed"): passes(hospital, "home_closed"),
        own("open"): asks({"answered": names.work(team, "first")}, own("there"), own("nobody")),
        **nobody,
        own("there"): asks({"place": slots, "free_at_least": 1}, own("slot"), own("full")),
        own("slot"): {
            "type": "hold", "place": slots, "on_full": "goto", "goto": own("full"),
            "next": names.by(name, home.team, team, "first"),
        },
        own("full"): passes(hospital, "home_full"),
    }  # fmt: skip


def _known(homes: Homes, name: str, home: Home, then: str, otherwise: str) -> Document:
    cases: list[Document] = [{"when": {"attribute": names.own(name, "knew"), "equals": "yes"}, "goto": then}]
    if caseload_of(homes, home) is not None:
        cases.append({"when": {"place": names.own(name, "known"), "in_proportion": True}, "goto": then})
    return {"type": "branch", "cases": cases, "next": otherwise}


def care(scenario: Scenario, homes: Homes, name: str, team: str) -> Document:
    """Looked after at home: a first visit, then one a day, until it is over or the hospital is needed after all."""

    def own(what: str) -> str:
        return names.by(name, scenario.home[name].team, team, what)

    given, slots = homes.care, names.own(name, "slots")
    lost = 1 - given.kept_share
    lost_at_first = lost * given.fails_at_first_visit_share
    lost_later = (lost - lost_at_first) / (1 - lost_at_first) if lost_at_first < 1 else 0.0
    hospital = scenario.demand.stream[homes.comes_back_by].start
    return {
        own("first"): {"type": "work", "work": names.work(team, "first"), "priority": 2},
        own("seen"): asks({"chance": lost_at_first}, own("send"), own("day")),
        own("day"): {"type": "delay", "duration": {"family": "fixed", "unit": "days", "value": 1.0}},
        own("visit"): {"type": "work", "work": names.work(team, "visit"), "priority": 6},
        own("again"): asks({"chance": 1 / given.mean_days}, own("over"), own("day")),
        own("over"): asks({"chance": lost_later}, own("send"), own("kept")),
        own("send"): {"type": "release", "place": slots},
        own("comes"): passes(hospital, "came"),
        own("kept"): {"type": "leave", "outcome": "at_home"},
    }  # fmt: skip
