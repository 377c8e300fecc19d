"""All days of the treatment centre by both, and what they come to."""

from __future__ import annotations

from benchmarks import ours
from benchmarks.centre.day import days, load_centre
from benchmarks.moments import Summary, summary
from dghsim.scenario.root import Scenario

DAYS, FEWER_DAYS = 600, 200
"""Of the base, and of each of treat-sim's other scenarios."""
CHANGES = {
    "triage+1": "triage_1",
    "exam+1": "exam_1",
    "treat+1": "treat_1",
    "swap_exam_treat": "triage_for_exam",
    "short_exam": "short_exam",
}
"""treat-sim's name of a scenario -> the intervention in ours."""


def by_us(scenario: Scenario, count: int) -> Summary:
    """The first so many days; a replication has as many as weeks."""
    needed = -(-count // scenario.run.weeks)
    every = [day for run in ours.runs(scenario, needed) for day in days(run)]
    return summary(every[:count])


def changed(name: str) -> Scenario:
    """Ours with the change that treat-sim calls so."""
    return load_centre((CHANGES[name],))
