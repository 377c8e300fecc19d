"""What is not known of Primary Care Homes, drawn anew for each replication."""

from __future__ import annotations

import numpy as np

from dghsim.measures.guesses.model import Floats, Guess
from dghsim.scenario.root import Scenario
from dghsim.studies.uncertainty.apply import drawn
from dghsim.studies.uncertainty.draws import points, values_at
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


def numbers_in(scenario: Scenario, replications: int) -> dict[str, Floats]:
    """Dotted key -> (replications,): what each number drawn is in each of them; nothing for those as written."""
    guesses = guesses_of_homes(scenario)
    if not guesses:
        return {}
    at = points(guesses, replications, scenario.run.seed)
    by_run = [
        {
            key: value
            for one, share in zip(guesses, row, strict=True)
            for key, value in values_at(one, share).items()
        }
        for row in at
    ]
    return {key: np.array([each[key] for each in by_run], dtype=np.float64) for key in by_run[0]}
