"""Admitted patients delayed in ED, and what published figures would lay to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.definitions.told import told
from dghsim.measures.delayed import BEYOND
from dghsim.measures.facts import Facts
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="standards", kind="output", better="less")


def delayed(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Patients and hours beyond each limit; deaths only where the scenario asks for them."""
    if not facts.beds:
        return
    for limit in BEYOND:
        start, label = f"ed_beyond_{limit}", f"Admitted patients in ED beyond {limit} hours"
        yield from told(
            _one,
            (f"{start}_patients_per_year", label, "patients a year",
             f"Patients a year with more than {limit} hours {clocks.ED_STAY}."),
            (f"{start}_percent", f"{label}, share", "%", f"Share longer than {limit} hours {clocks.ED_STAY}."),
            (f"{start}_hours_per_year", f"Hours in ED beyond {limit}", "hours a year",
             f"Patient-hours a year after the first {limit} {clocks.ED_STAY}."),
        )  # fmt: skip
    if scenario.outcomes.deaths and not scenario.hospital.real:
        yield from _deaths(scenario)


def _deaths(scenario: Scenario) -> Iterator[Measure]:
    outcomes = scenario.outcomes
    how = (
        f"by one form a death for each {outcomes.patients_per_death:g} who stay 7 hours, rising in line from 5 to 12; "
        f"by the other {outcomes.deaths_rise:.0%} more than the usual {outcomes.death_share:.1%} of all who stay "
        "beyond 6"
    )
    for part, words in (("low", "the lower form"), ("high", "the higher form")):
        yield _one(
            f"deaths_{part}_per_year", f"Further deaths laid to hours in ED, {words}", "a year",
            explains=f"Deaths within 30 days that published figures for all specialties would lay to the hours of "
            f"admitted patients in ED, {words} of two that disagree: {how}.",
        )  # fmt: skip
