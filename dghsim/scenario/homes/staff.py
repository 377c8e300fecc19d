"""The teams of the community as tiers of the rota, their kinds of work, hours and pay."""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.scenario.base import WEEKDAYS, minute_of_day
from dghsim.scenario.home import Home, HomeEvening, Homes, HomeTeam
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import kind
from dghsim.scenario.homes.reach import reaches
from dghsim.scenario.homes.reviews import caseload_of
from dghsim.scenario.homes.routine import visits
from dghsim.scenario.keys import Document


def works(homes: Homes, home: Mapping[str, Home]) -> Document:
    """Kinds of work by name: those that some home asks of a team with posts."""
    made: Document = {}
    care, caseload, reach = homes.care, homes.caseload, homes.in_reach
    for one in home.values():
        if homes.team[one.team].lines:
            label, name = homes.team[one.team].label, one.team
            made[names.work(name, "first")] = kind(f"First visit, {label}", care.first_visit.model_dump())
            made[names.work(name, "visit")] = kind(f"Visit at home, {label}", care.visit.model_dump())
        if care.routine_visit is not None and visits(homes, one):
            label = f"Practices' visit, {homes.team[one.team].label}"
            made[names.work(one.team, "routine")] = kind(label, care.routine_visit.model_dump())
        if caseload is not None and caseload_of(homes, one) is not None and one.reviews_by is not None:
            label = homes.team[one.reviews_by].label
            made[names.work(one.reviews_by, "review")] = kind(
                f"Review, {label}", caseload.review.model_dump()
            )
        if reach is not None and reaches(homes, one) and one.in_reach_by is not None:
            label, name = homes.team[one.in_reach_by].label, one.in_reach_by
            made[names.work(name, "assess")] = kind(f"In-reach, {label}", reach.assessment.model_dump())
            bridging = kind(f"Bridging visits, {label}", reach.bridging.model_dump(), patient_waits=False)
            made[names.work(name, "bridge")] = bridging | {"at_shift_end": "finish"}
    return made


def tiers(homes: Homes, made: Mapping[str, object]) -> Document:
    """A tier for each team that has posts and is asked for anything."""
    return {
        names.tier(name): _tier(team, asked)
        for name, team in homes.team.items()
        if team.lines and (asked := _asked_of(name, made))
    }


def _asked_of(team: str, made: Mapping[str, object]) -> list[str]:
    kinds = (names.work(team, what) for what in ("first", "visit", "assess", "bridge", "review", "routine"))
    return [each for each in kinds if each in made]


def _duty(team: HomeTeam, hours: HomeTeam | HomeEvening, label: str, code: str, asked: list[str]) -> Document:
    return {
        "label": f"{team.label}{label}", "code": code, "start": hours.start, "end": hours.end,
        "cover": list(hours.cover), "first": asked,
    }  # fmt: skip


def _tier(team: HomeTeam, asked: list[str]) -> Document:
    duties = {"at_work": _duty(team, team, "", "HOM", asked)}
    if team.evening is not None:
        urgent = [each for each in asked if each.endswith(("_first", "_visit"))]
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
    """When each home takes crises on: while its team is at work, but for the last hours of its day."""
    return {
        names.own(name, "open"): {"days": _hours(homes.team[one.team], homes.care.last_hour_minutes)}
        for name, one in home.items()
        if homes.team[one.team].lines
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
