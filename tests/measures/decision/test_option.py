"""Options: which leave no reason to take another, and what levers do together."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import cast

import numpy as np
import pandas as pd
import pytest

from dghsim.measures.decision.dominance import dominated
from dghsim.measures.decision.effect import effect_of
from dghsim.measures.decision.option import PATIENT_DAYS, Option, option_of
from dghsim.measures.decision.together import beyond, beyond_in_cost
from dghsim.measures.model import Difference, Study

NOISE = np.array([0.1, -0.2, 0.15, 0.05, -0.1, 0.0])
BETTER = {"seen": "more", "stay": "less"}


def option(called: str, cost: float | None, **gains: float) -> Option:
    moved: Mapping[str, np.ndarray] = {
        name: gain + NOISE * (place + 1) for place, (name, gain) in enumerate(gains.items())
    }
    return Option(called, moved, None if cost is None else np.full(6, cost), 0.0, stated=True)


def test_who_costs_less_and_is_nowhere_worse_leaves_no_reason_for_the_other() -> None:
    cheap, dear = option("cheap", 100, seen=5, stay=-1), option("dear", 200, seen=3, stay=-1)
    assert dominated([cheap, dear], BETTER) == {"dear": "cheap"}


@pytest.mark.parametrize(
    "other",
    [
        option("other", 200, seen=8, stay=-1),
        option("other", 200, seen=3, stay=-4),
        option("other", 50, seen=3, stay=-1),
        option("other", None, seen=3, stay=-1),
    ],
    ids=["brings more", "brings more elsewhere", "costs less", "cost not known"],
)
def test_who_brings_more_or_costs_less_stands(other: Option) -> None:
    assert "other" not in dominated([option("one", 100, seen=5, stay=-1), other], BETTER)


def test_the_same_twice_is_passed_over_for_neither() -> None:
    assert not dominated([option("one", 100, seen=5), option("two", 100, seen=5)], BETTER)


def test_together_is_nothing_beyond_the_sum_where_mechanisms_do_not_touch() -> None:
    first, second = option("a", 0.1, seen=5.3), option("b", 0.2, seen=-1.7)
    rounded = np.nextafter(first.differences["seen"] + second.differences["seen"], np.inf)
    both = Option(
        "a+b",
        {"seen": rounded},
        np.full(6, 0.1 + 0.2),
        0.0,
        stated=True,
    )
    for found in (beyond(both, [first, second], "seen"), beyond_in_cost(both, [first, second])):
        assert found is not None
        assert not found.any()
        effect = effect_of(found, "more")
        assert effect is not None
        assert effect.alone == "no change"


def test_what_is_lost_together_is_told() -> None:
    first, second = option("a", 100, seen=5), option("b", 100, seen=4)
    both = option("a+b", 200, seen=6)
    found = beyond(both, [first, second], "seen")
    assert found is not None
    assert found.mean() == pytest.approx(-3, abs=0.01)
    assert beyond(both, [first, second], "stay") is None


def study(**values: list[float]) -> Study:
    return cast(Study, SimpleNamespace(values=pd.DataFrame(values)))


def cost_of(before: Study, after: Study) -> list[float] | None:
    found = option_of("a", Difference("a", before, after, pd.DataFrame()), 10.0, stated=True, staff=True)
    return None if found.cost is None else found.cost.tolist()


def test_a_cost_is_of_doctors_and_of_teams_of_homes_where_there_are_any() -> None:
    doctors = study(cost_total_gbp_per_year=[100.0, 200.0])
    more = study(cost_total_gbp_per_year=[105.0, 200.0], homes_staff_gbp_per_year=[50.0, 60.0])
    assert cost_of(doctors, more) == [65.0, 70.0]
    assert cost_of(more, doctors) == [-45.0, -50.0]
    assert cost_of(more, more) == [10.0, 10.0]
    assert cost_of(study(), more) is None


def test_days_in_hospital_are_of_the_year_that_pounds_are_of() -> None:
    before, after = (study(stay_mean_days=[2.0, stay], arrivals_per_day=[10.0, 10.0]) for stay in (3.0, 2.5))
    found = option_of("a", Difference("a", before, after, pd.DataFrame()), 0.0, stated=True, staff=False)
    assert found.differences[PATIENT_DAYS].tolist() == [0.0, -0.5 * 10 * 52 * 7]
