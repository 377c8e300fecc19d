"""What the intervals of a page of differences are said to be of."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from helpers.homes import written
from report import made_up

from dghsim.measures.statistics import paired
from dghsim.report.sections.margins import difference_margins
from dghsim.scenario.load import load_scenario

RANGE = """
[[provenance]]
keys = ["homes.group.residents.suited_share"]
evidence = "illustrative"
source = "A guess"
low = 0.1
high = 0.7
"""


@pytest.mark.parametrize(("drawn", "said"), [("true", True), ("false", False)])
def test_an_interval_over_priors_of_homes_is_not_taken_for_one_of_the_truth(
    drawn: str, said: bool, tmp_path: Path
) -> None:
    scenario = load_scenario(written(tmp_path, RANGE), sets=[f"homes.drawn={drawn}"])
    base = made_up.study()
    words = " ".join(
        difference_margins([paired(base, dataclasses.replace(base, scenario=scenario), "homes")])
    )
    assert ("Of the homes 1 number is not known and drawn from a range anew in each run" in words) is said
