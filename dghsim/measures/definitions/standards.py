"""Patients seen in time: the Society for Acute Medicine's indicators, the seven-day standard, ED stays."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.definitions.leans import kept
from dghsim.measures.echo import only_delays
from dghsim.measures.facts import Facts, sees_high_news
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_ECHO = "; nobody is waited for on the way, only time passes, so this mostly repeats an input."
_one = partial(Measure, group="standards", unit="%", kind="output", better="more")


def standards(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """The standards whose clocks the pathway sets."""
    yield from _indicators(scenario, facts)
    yield from _seven_day(scenario, facts)
    if sees_high_news(scenario) and facts.marks & {"senior_start", "consultant_start"}:
        names = list(scenario.work)
        reviews = {
            names[at] for mark in ("senior_start", "consultant_start") for at in facts.works.get(mark, ())
        }
        for minutes in (30, 60):
            yield _one(
                f"high_news2_senior_{minutes}_minutes_percent",
                f"High NEWS2, senior within {minutes} minutes",
                explains=f"Share within {minutes} minutes {clocks.SENIOR}.{kept(scenario, reviews, minutes)}",
            )
    if facts.beds:
        yield from _ed_stay(scenario)


def _indicators(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    limits = scenario.standards
    if "ews" in facts.marks:
        echo = only_delays(scenario, "ews")
        yield _one(
            "ews_in_time_percent",
            f"Early warning score within {limits.ews_minutes:g} minutes",
            kind="input_echo" if echo else "output",
            explains=f"Share within {limits.ews_minutes:g} minutes {clocks.EWS}" + (_ECHO if echo else "."),
        )
    if facts.marks & {"clinician", "clerk_start"}:
        echo = "clinician" in facts.marks and only_delays(scenario, "clinician")
        yield _one(
            "clinician_in_time_percent",
            f"Competent clinician within {limits.clinician_hours:g} hours",
            kind="input_echo" if echo else "output",
            explains=f"Share within {limits.clinician_hours:g} hours {clocks.CLINICIAN}"
            + (_ECHO if echo else "."),
        )
    if "consultant_start" in facts.marks:
        day, night = limits.consultant_day_hours, limits.consultant_night_hours
        says = (
            ("", "", f"{day:g} h by day, {night:g} h by night"),
            ("_day", ", day arrivals", f"{day:g} h"),
            ("_night", ", night arrivals", f"{night:g} h"),
        )
        for part, whom, within in says:
            yield _one(
                f"consultant{part}_in_time_percent",
                f"Consultant within {within}{whom}",
                explains=f"Share within {within} {clocks.CONSULTANT}; {clocks.DAY}.",
            )
        yield _one(
            "consultant_due_percent",
            "Patients due a consultant",
            better="neither",
            explains=f"Share who do not leave before they need a consultant, of {clocks.MEASURED}, and so is who may "
            "still leave when the run stops.",
        )
    if {"ews", "consultant_start"} <= facts.marks and facts.marks & {"clinician", "clerk_start"}:
        yield _one(
            "all_three_in_time_percent",
            "All three indicators met",
            explains="Share of patients for whom early warning score, clinician and, where one is needed, consultant "
            "were all in time.",
        )


def _seven_day(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    if not facts.beds or not {"decision", "consultant_start"} <= facts.marks:
        return
    hours = scenario.standards.consultant_seven_day_hours
    for part, whom in (("", ""), ("_weekday", ", admitted on a weekday"), ("_weekend", ", at a weekend")):
        yield _one(
            f"admission_to_consultant{part}_in_time_percent",
            f"Consultant within {hours:g} hours of admission{whom}",
            explains=f"Seven-day standard: share within {hours:g} hours {clocks.ADMISSION}.",
        )


def _ed_stay(scenario: Scenario) -> Iterator[Measure]:
    over, long = scenario.standards.ed_hours, scenario.standards.long_ed_hours
    for part in ("mean", "median"):
        yield _one(
            f"ed_stay_{part}_hours",
            f"ED stay of the admitted, {part}",
            unit="hours",
            better="less",
            explains=f"The {part} time {clocks.ED_STAY}.",
        )
    for part, hours in (("over", over), ("long", long)):
        yield _one(
            f"ed_stay_{part}_percent",
            f"ED stay of the admitted over {hours:g} hours",
            better="less",
            explains=f"Share longer than {hours:g} hours {clocks.ED_STAY}.",
        )
