"""What the intervals of a page of differences are said to be of."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from helpers.homes import written
from report import made_up

from dghsim.measures.statistics import paired
from dghsim.report.by_chance import by_chance, compared
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


def test_how_many_would_differ_by_chance_is_told_of_those_that_vary() -> None:
    one = paired(made_up.study(), made_up.study(shift=0.3), "later")
    table = one.table.iloc[[0] * 45].assign(ci_low=-1.0, ci_high=1.0)
    table.iloc[40, table.columns.get_loc("ci_high")] = -1.0  # fixed by the rota
    table.iloc[41:, table.columns.get_loc("ci_low")] = float("nan")
    many = dataclasses.replace(one, table=table)
    assert (compared(many), compared(dataclasses.replace(one, table=table.iloc[40:]))) == (40, 0)
    for given, said in (
        ([many], "of 40 comparisons one in twenty, about 2,"),
        ([many] * 30, "1,200 comparisons one"),
    ):
        assert said in " ".join(difference_margins(given))
    few, none = (dataclasses.replace(one, table=table.iloc[rows]) for rows in ([0], [40]))
    assert "of 1 comparison one in twenty, fewer than one, would be" in by_chance([few])
    assert by_chance([none]) == ""
    assert "by chance alone" not in " ".join(difference_margins([none]))


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
