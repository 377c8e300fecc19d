"""Numbers of practices with a range are drawn for each replication, the same in the book as in the run."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dghsim.scenario.load import load_scenario
from dghsim.studies.uncertainty.homes import guesses_of_homes, in_replication, numbers_in
from dghsim.studies.uncertainty.inputs import guesses_of

FILE = Path(__file__).parents[3] / "scenarios" / "practices.toml"
KEY = "practices.asks_more.elasticity"


def test_the_book_has_what_the_run_has() -> None:
    scenario = load_scenario(FILE)
    elasticities = numbers_in(scenario, 3)[KEY]
    assert len(set(elasticities)) == 3
    assert ((elasticities >= 0) & (elasticities <= 0.3)).all()
    assert np.array_equal(elasticities[:2], numbers_in(scenario, 2)[KEY])
    practices = in_replication(scenario, guesses_of_homes(scenario), 1).practices
    assert practices is not None
    assert practices.asks_more is not None
    assert practices.asks_more.elasticity == elasticities[1]


def test_they_are_no_inputs_of_the_other_guesses_unless_taken_as_written() -> None:
    drawn, as_written = load_scenario(FILE), load_scenario(FILE, sets=["homes.drawn=false"])
    assert numbers_in(as_written, 2) == {}
    keys = [{key for one in guesses_of(each)[0] for key in one.keys} for each in (drawn, as_written)]
    assert KEY not in keys[0]
    assert KEY in keys[1]
