"""What each figure of a book is called, and which way is better."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

from dghsim.measures.model import Measure
from dghsim.scenario.practices import PHARMACIES, TEAM, Practices
from dghsim.studies.practices.lines import disciplines_of

Better = Literal["more", "less", "neither"]
_one = partial(Measure, group="flow", kind="output")

_ROWS: tuple[tuple[str, str, str, Better, str], ...] = (
    ("wait_days", "Wait for an appointment", "days", "less",
     "Mean nights between asking for what may wait and a GP takes, and being seen or giving up."),
    ("same_day_percent", "Urgent requests met the same day", "%", "more",
     "Of contacts for the day and of those who gave up, seen on the day they asked, the longest waiting first."),
    ("gave_up_percent", "Gave up waiting", "%", "less", "Of all who asked and were seen or gave up."),
    ("waiting_at_end", "Waiting at the end", "people", "less", "Asked and neither seen nor given up."),
    ("gp_hours_per_week", "GPs with patients", "hours a week", "neither",
     "Of all GPs of the home, by the minutes of their contacts."),
    ("gp_hours_free_per_week", "GPs' hours for patients that nobody took", "hours a week", "neither",
     "Planned for patients and not used."),
    ("gp_hours_meeting_per_week", "GPs in the weekly meeting", "hours a week", "less",
     "The multidisciplinary meeting, taken out of appointments."),
    ("gp_hours_team_per_week", "GPs with the home's team", "hours a week", "less",
     "Beside the meeting, taken out of appointments."),
    ("asked_per_person_year", "Requests a person", "a year", "neither",
     "For anything, care plans among them; more where shorter waits are assumed to bring more."),
    ("contacts_per_person_year", "Contacts a person", "a year", "neither",
     "With anybody of the practice, or of the home's team on a visit handed to it."),
    ("gp_contacts_per_person_year", "Contacts a person with a GP", "a year", "neither", "Visits among them."),
    ("by_others_percent", "Seen by others than GPs", "%", "more",
     "Of contacts of the kinds that a GP and another discipline may take, visits and care plans apart."),
    ("sent_back_per_week", "Sent on to a GP after all", "people a week", "less",
     "Seen by another discipline, and then needing a GP."),
    ("home_visits_per_week", "Home visits", "a week", "neither", "By whomever."),
    ("home_visits_by_gp_percent", "Home visits by a GP", "%", "less", "Of all."),
    ("referrals_per_1000_year", "Referrals to clinics", "per 1,000 a year", "neither",
     "A share of requests, by what they were for, less what those who gave up would have come to."),
    ("out_of_hours_per_1000_year", "Out-of-hours contacts", "per 1,000 a year", "less",
     "Those that have nothing to do with waits, and a share of those who gave up."),
    ("ed_per_1000_year", "Went to the emergency department instead", "per 1,000 a year", "less",
     "A share of those who gave up; they are not of the medical take."),
    ("prescribing_gbp_per_person_year", "Prescribing", "pounds a person a year", "less",
     "What is given, less what is assumed of each medicines review by another than a GP, and of a home."),
    ("care_plans_per_year", "Care plans reviewed in practices", "a year", "more", "Of frail people."),
    ("with_plan_percent", "Frail people with a plan", "%", "more", "At the end, of all who are frail."),
)  # fmt: skip


def definitions(practices: Practices) -> tuple[Measure, ...]:
    """Of every figure, in the order in which they are read."""
    return (*(_made(*row) for row in _ROWS), *_by_discipline(practices))


def _made(name: str, label: str, unit: str, better: Better, explains: str) -> Measure:
    return _one(name, label, unit, better=better, explains=explains)


def _by_discipline(practices: Practices) -> Iterator[Measure]:
    yield _made(
        f"contacts_{TEAM}_per_week",
        "Visits taken by the home's team",
        "a week",
        "neither",
        "Handed to it by practices.",
    )
    if PHARMACIES in disciplines_of(practices):
        explains = "Of those who would go to one and were seen or gave up; the others find it closed or full."
        yield _made("pharmacies_took_percent", "Taken by pharmacies", "%", "neither", explains)
    for who in disciplines_of(practices)[1:-1]:
        label = f"Contacts, {who.replace('_', ' ')}"
        explains = "Sent by the practices." if who == PHARMACIES else "Of patients of the practices."
        yield _made(f"contacts_{who}_per_week", label, "a week", "neither", explains)
