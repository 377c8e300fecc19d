"""The run starts on a Monday, since the rota's week does."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario


def starts_on_a_monday(scenario: Scenario) -> Iterator[Problem]:
    """The first day measured is a Monday."""
    start = scenario.run.start
    if start.weekday() != 0:
        near = start - datetime.timedelta(days=start.weekday())
        yield Problem(("run", "start"), f"must be a Monday, such as {near}, and {start} is a {start:%A}")


def calendar_holds_it(scenario: Scenario) -> Iterator[Problem]:
    """The run lies within the years that dates and time stamps can tell."""
    if not 1900 <= scenario.run.start.year <= 2200:
        yield Problem(("run", "start"), f"must lie between 1900 and 2200, not in {scenario.run.start.year}")


CHECKS = (calendar_holds_it, starts_on_a_monday)
