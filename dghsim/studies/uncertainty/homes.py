"""What is not known of Primary Care Homes, drawn anew for each replication."""

from __future__ import annotations

from dghsim.measures.guesses.model import Guess
from dghsim.scenario.root import Scenario
from dghsim.studies.uncertainty.apply import drawn
from dghsim.studies.uncertainty.draws import points
from dghsim.studies.uncertainty.inputs import guesses_of


def guesses_of_homes(scenario: Scenario) -> tuple[Guess, ...]:
    """Those drawn for each replication; nothing where there are no homes, or they ask for none."""
    if scenario.homes is None or not scenario.homes.drawn:
        return ()
    return guesses_of(scenario, of_homes=True)[0]


def in_replication(scenario: Scenario, guesses: tuple[Guess, ...], replication: int) -> Scenario:
    """The scenario as one replication has it: the same for any number of replications and of workers."""
    if not guesses:
        return scenario
    at = points(guesses, replication + 1, scenario.run.seed)[replication]
    return drawn(scenario, guesses, at)
