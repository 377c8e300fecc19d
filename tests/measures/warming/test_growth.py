"""A queue above its capacity is told, one at 80 % is not, nor one that follows a season."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.measures.model import Floats, Study
from dghsim.measures.statistics import paired
from dghsim.measures.warming.growth import (
    NOT_SETTLED,
    growing,
    grows,
    neither_told,
    not_settled,
    not_told,
    unsettled_sides,
)
from dghsim.measures.warming.quarters import BED, QUARTERS, WORK, name_of
from dghsim.measures.warming.text import text_of_warm_up
from dghsim.report.sections.runs import runs
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.studies.change import changed
from dghsim.studies.replicate import replicate

MMC = Path(__file__).parents[3] / "scenarios" / "textbook" / "mmc.toml"
CAPACITY = 288
"""Customers a day that three servers can serve in 15 minutes each."""
EACH = 6
"""Replications of a study."""


def queue(load: float, replications: int, *sets: str) -> Study:
    shape = ("run.weeks=8", "run.warm_up_weeks=1", "demand.stream.customers.envelope_per_day=900")
    scenario = load_scenario(MMC, sets=[*shape, f"demand.stream.customers.per_day={load * CAPACITY}", *sets])
    return replicate(scenario, build_rota(scenario), replications=replications, logs=0, whole=False)


def studies(study: Study) -> list[Study]:
    """The replications of one, dealt out to as many as have six each."""
    return [
        replace(study, behind=study.behind.iloc[at : at + EACH]) for at in range(0, len(study.behind), EACH)
    ]


@pytest.fixture(scope="module")
def above() -> Study:
    return queue(1.05, 5 * EACH)


def test_a_queue_above_its_capacity_is_told_every_time(above: Study) -> None:
    for one in studies(above):
        (found,) = growing(one)
        assert found.queue == WORK
        assert list(found.waiting) == sorted(found.waiting)
        assert found.waiting[-1] > 2 * found.waiting[0]
        assert not_settled(one).startswith(f"{NOT_SETTLED} (pieces of patients' work waiting for somebody: ")


def test_one_at_four_fifths_of_it_is_hardly_ever() -> None:
    told = [bool(growing(one)) for one in studies(queue(0.8, 40 * EACH))]
    assert len(told) == 40
    assert sum(told) == 0  # counted apart: none of 200 at 80 %


def test_of_waits_and_stays_nothing_is_said_where_a_queue_grows(above: Study) -> None:
    calm = queue(0.8, EACH)
    assert not_told(calm) == frozenset()
    left_out = not_told(above)
    assert {"wait_service_mean_minutes", "stay_mean_days", "inside_mean_patients"} <= left_out
    assert not {"arrivals_per_day", "utilisation_percent_servers_always"} & left_out
    difference = paired(calm, above, "more come")
    assert neither_told(difference) == left_out
    assert unsettled_sides(difference).startswith(f"With it {NOT_SETTLED}")
    assert unsettled_sides(paired(above, calm, "fewer come")).startswith(f"Without it {NOT_SETTLED}")
    assert unsettled_sides(paired(calm, calm, "nothing")) == ""


def made_up(study: Study, waiting: Floats, which: str = WORK, **run: int) -> Study:
    behind = pd.DataFrame({name_of(which, at): waiting[:, at] for at in range(QUARTERS)})
    scenario = changed(study.scenario, {f"run.{name}": value for name, value in run.items()})
    return replace(study, scenario=scenario, behind=behind)


RISES = np.array([[10.0, 12, 14, 16], [10, 12, 14, 17], [11, 12, 14, 16]])


def test_what_has_no_answer_is_not_said_to_grow(above: Study) -> None:
    assert growing(made_up(above, RISES))
    assert growing(made_up(above, RISES, BED))
    assert not growing(made_up(above, RISES[:1])), "one replication tells nothing from chance"
    assert not growing(replace(above, behind=pd.DataFrame())), "numbers that were not kept"
    assert not growing(made_up(above, RISES / 100)), "less than one waits"
    assert not growing(made_up(above, 100 + RISES / 10)), "a hundredth longer"
    assert not growing(made_up(above, RISES[:, [1, 0, 2, 3]])), "it went down once, as a season does"


def test_in_less_than_a_year_a_season_that_rises_explains_it(above: Study) -> None:
    months = [1.0] * 12
    months[1] = 1.1  # the eight weeks of the run end in February
    rising = replace(
        above, scenario=changed(above.scenario, {"demand.stream.customers.month_factors": months})
    )
    assert not growing(rising)
    assert growing(made_up(rising, RISES, weeks=52))


@settings(max_examples=200)
@given(
    st.floats(0, 1), st.floats(0.05, 0.9), st.floats(1, 4), st.integers(0, 2**16),
)  # fmt: skip
def test_what_goes_up_and_down_with_the_year_never_grows(
    begins: float, swing: float, bent: float, seed: int
) -> None:
    """Whenever the run begins, and however much more than in proportion a queue goes with demand."""
    weeks = np.sin(2 * np.pi * (np.arange(52) / 52 + begins))
    year = (1 + swing * weeks) ** bent
    quarters = np.array([part.mean() for part in np.array_split(30 * year, QUARTERS)])
    noise = np.random.default_rng(seed).normal(size=(8, QUARTERS)) * 1e-6
    assert not grows(quarters + noise)


def test_a_run_by_itself_says_so_beside_its_warm_up(above: Study) -> None:
    weekly = {"start_patients": np.linspace(1.0, 60, 9)}
    shown = replace(above, profiles=weekly)
    assert "Waits and stays are not settled: still growing" in " ".join(text_of_warm_up(shown).split())
    section = runs(shown)
    assert section is not None
    assert "Waits and stays are not settled" in section.reason
    assert "not settled" not in text_of_warm_up(replace(shown, behind=shown.behind.head(1)))
