"""Says what is allowed but seldom meant."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from dghsim.scenario.checks.own_work import named_as_own_work
from dghsim.scenario.pathway import Hold, WaitUntil, Work
from dghsim.scenario.provenance import count_evidence, idle_patterns
from dghsim.scenario.root import Scenario
from dghsim.scenario.season import days_of_a_year
from dghsim.scenario.uses import stage_conditions

MOST_DAYS = 366
"""In so many days every season comes."""
UNLIKE_A_YEAR = 0.02
"""A share of days so far from the year's is said: a week more or less of them."""


def unused_work(scenario: Scenario) -> Iterator[str]:
    """Kinds of work that no stage asks for, and no duty as its own."""
    used = {stage.work for stage in scenario.pathway.stage.values() if isinstance(stage, Work)}
    used |= {name for _, name in named_as_own_work(scenario)}
    for name in scenario.work:
        if name not in used:
            yield f"work.{name}: no stage asks for it"


def unused_places(scenario: Scenario) -> Iterator[str]:
    """Places that nobody is ever given, as a slip in a name makes them."""
    held = {stage.place for stage in scenario.pathway.stage.values() if isinstance(stage, Hold)}
    for name in scenario.place:
        if name not in held:
            yield f"place.{name}: no stage holds it"


def seasons_not_of_a_year(scenario: Scenario) -> Iterator[str]:
    """Seasons of beds of which the weeks measured have none, or another share than a year has."""
    start, days = scenario.run.start, 7 * scenario.run.weeks
    measured = [start + datetime.timedelta(day) for day in range(min(days, MOST_DAYS))]
    year = days_of_a_year()
    for name, place in scenario.place.items():
        for called, season in place.season.items():
            has, usual = sum(map(season.has, measured)), sum(map(season.has, year))
            line = f"place.{name}.season.{called}: "
            if not has:
                yield (
                    f"{line}none of its days ({season.says}) is among "
                    f"those measured ({measured[0]} to {measured[-1]})"
                )
            elif abs(has / len(measured) - usual / len(year)) > UNLIKE_A_YEAR:
                yield (
                    f"{line}{has} of the {len(measured)} days measured are its own, where {usual} of a year's "
                    f"{len(year)} are: what it changes is not told by the year, as what it costs is"
                )


def unused_windows(scenario: Scenario) -> Iterator[str]:
    """Windows that nothing looks at."""
    stages = scenario.pathway.stage.values()
    seen = {stage.window for stage in stages if isinstance(stage, WaitUntil)}
    seen |= {
        condition.window for stage in stages for _, condition in stage_conditions(stage) if condition.window
    }
    for name in scenario.window:
        if name not in seen:
            yield f"window.{name}: no stage looks at it"


def nobody_works(scenario: Scenario) -> Iterator[str]:
    """Work without any rota."""
    works = [name for name, stage in scenario.pathway.stage.items() if isinstance(stage, Work)]
    if works and not scenario.rota.tier:
        yield f"rota: there is no tier, so nobody does the work of stage {works[0]}"


def unmarked_numbers(scenario: Scenario) -> Iterator[str]:
    """Numbers without a source, and sources without a number."""
    unmarked = count_evidence(scenario)["unmarked"]
    if unmarked:
        yield f"provenance: {unmarked} numbers are not marked with a source"
    for pattern in idle_patterns(scenario):
        yield f"provenance: {pattern} matches no number"
