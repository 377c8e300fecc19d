"""The teams of the community as tiers of the rota, their kinds of work, hours and pay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dghsim.scenario.base import WEEKDAYS, minute_of_day
from dghsim.scenario.home import Home, Homes
from dghsim.scenario.home_team import HomeEvening, HomeTeam
from dghsim.scenario.homes import names
from dghsim.scenario.homes.late import answers
from dghsim.scenario.homes.parts import kind
from dghsim.scenario.homes.reach import reaches
from dghsim.scenario.homes.reviews import caseload_of
from dghsim.scenario.homes.rounds import rounds_of
from dghsim.scenario.homes.routine import visits
from dghsim.scenario.homes.who import bridger, settler, visitors
from dghsim.scenario.keys import Document

_IN_ORDER = ("first", "visit", "assess", "settle", "bridge", "review", "round", "routine", "late")
"""Kinds of work as a team's duties answer them."""
_IN_EVENINGS = ("first", "visit", "late")


def works(homes: Homes, home: Mapping[str, Home]) -> Document:
    """Kinds of work by name: those that some home asks of a team with posts."""
    return {
        names.work(team, what): _kind(homes, team, what)
        for one in home.values()
        for team, what in _asked_for(homes, one)
    }


def _asked_for(homes: Homes, home: Home) -> Iterator[tuple[str, str]]:
    """What a home asks of whom."""
    for team in visitors(homes, home):
        yield team, "first"
        yield team, "visit"
    if homes.care.routine_visit is not None and visits(homes, home):
        yield home.team, "routine"
    if caseload_of(homes, home) is not None and home.reviews_by is not None:
        yield home.reviews_by, "review"
    if rounds_of(homes, home) is not None and home.rounds_by is not None:
        yield home.rounds_by, "round"
    if answers(homes, home):
        yield home.team, "late"
    bridging = bridger(homes, home)
    if homes.in_reach is not None and reaches(homes, home) and home.in_reach_by is not None and bridging:
        yield home.in_reach_by, "assess"
        yield bridging, "bridge"
        if homes.in_reach.settling is not None:
            yield home.in_reach_by, "settle"
            yield settler(homes, home) or home.in_reach_by, "settle"


def _kind(homes: Homes, team: str, what: str) -> Document:
    care, caseload, reach = homes.care, homes.caseload, homes.in_reach
    says, duration = {
        "first": ("First visit", care.first_visit),
        "visit": ("Visit at home", care.visit),
        "routine": ("Practices' visit", care.routine_visit),
        "late": ("Call out of hours", care.late_contact),
        "review": ("Review", caseload and caseload.review),
        "round": ("Round of a care home", homes.rounds and homes.rounds.visit),
        "assess": ("In-reach", reach and reach.assessment),
        "settle": ("Settled at home", reach and reach.settling),
        "bridge": ("Bridging visits", reach and reach.bridging),
    }[what]
    assert duration is not None
    label = f"{says}, {homes.team[team].label}"
    if what == "bridge":
        return kind(label, duration.model_dump(), patient_waits=False) | {"at_shift_end": "finish"}
    return kind(label, duration.model_dump())


def tiers(homes: Homes, made: Mapping[str, object]) -> Document:
    """A tier for each team that has posts and is asked for anything."""
    return {
        names.tier(name): _tier(team, asked)
        for name, team in homes.team.items()
        if team.lines and (asked := _asked_of(name, made))
    }


def _asked_of(team: str, made: Mapping[str, object]) -> list[str]:
    return [each for what in _IN_ORDER if (each := names.work(team, what)) in made]


def _duty(team: HomeTeam, hours: HomeTeam | HomeEvening, label: str, code: str, asked: list[str]) -> Document:
    return {
        "label": f"{team.label}{label}", "code": code, "start": hours.start, "end": hours.end,
        "cover": list(hours.cover), "first": asked,
    }  # fmt: skip


def _tier(team: HomeTeam, asked: list[str]) -> Document:
    duties = {"at_work": _duty(team, team, "", "HOM", asked) | {"cover": list(team.always)}}
    beyond = [there - least for there, least in zip(team.cover, team.always, strict=True)]
    if any(beyond):
        normal = {"cover": [0] * 7, "most": beyond, "normal": True}
        duties["beyond"] = _duty(team, team, ", where leave falls", "HOB", asked) | normal
    if team.evening is not None:
        urgent = [each for each in asked if each.rpartition("_")[2] in _IN_EVENINGS]
        duties["evening"] = _duty(team, team.evening, ", evening", "EVE", urgent)
    return {
        "label": team.label, "level": 1, "rules": "wtr", "lines": team.lines, "in_post": team.in_post,
        "grades": {names.grade(team.grade): team.in_post}, "hours_target": team.hours_target,
        "leave_days": team.leave_days, "most_away": team.most_away, "prospective_cover": False,
        "duty": duties,
    }  # fmt: skip


def pay(homes: Homes, teams: Document) -> Document:
    """What their posts and gaps cost, for `[money]`."""
    mine = {name: team for name, team in homes.team.items() if names.tier(name) in teams}
    return {
        "pay_gbp_per_year": {names.grade(team.grade): team.pay_gbp_per_year for team in mine.values()},
        "bank_gbp_per_hour": {names.tier(name): team.bank_gbp_per_hour for name, team in mine.items()},
        "agency_gbp_per_hour": {names.tier(name): team.agency_gbp_per_hour for name, team in mine.items()},
    }


def windows(homes: Homes, home: Mapping[str, Home]) -> Document:
    """When each home's teams take crises on: while they are at work, but for the last hours of their day."""
    return {
        names.by(name, one.team, team, "open"): {
            "days": _hours(homes.team[team], homes.care.last_hour_minutes)
        }
        for name, one in home.items()
        for team in visitors(homes, one)
    }


def _hours(team: HomeTeam, before_end: int) -> dict[str, list[str]]:
    day = (minute_of_day(team.start), minute_of_day(team.end))
    late = (minute_of_day(team.evening.start), minute_of_day(team.evening.end)) if team.evening else day
    evenings = team.evening.cover if team.evening else [0] * 7
    open_on: dict[str, list[str]] = {}
    for weekday, by_day, by_evening in zip(WEEKDAYS, team.cover, evenings, strict=True):
        spans = [span for span, there in ((day, by_day), (late, by_evening)) if there]
        if spans and spans[-1][1] - before_end > spans[0][0]:
            open_on[weekday] = [f"{_clock(spans[0][0])}-{_clock(spans[-1][1] - before_end)}"]
    return open_on


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
