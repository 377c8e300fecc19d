"""Draws have the means and shares that the rest of the room computes."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from dghsim.scenario.duration import Distribution
from dghsim.scenario.labels import labels_of
from dghsim.scenario.load import load_scenario
from dghsim.scenario.load_by_hour.draws import draw, panel
from dghsim.scenario.means import mean_of, share_below
from dghsim.scenario.odds import label_odds
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

MADE: TypeAdapter[Distribution] = TypeAdapter(Distribution)
MANY = 200_000


@pytest.mark.parametrize(
    "numbers",
    [
        {"family": "fixed", "value": 3},
        {"family": "exponential", "mean": 10},
        {"family": "lognormal", "median": 20, "sigma": 0.5},
        {"family": "gamma", "mean": 30, "variation": 0.7},
        {"family": "truncated_normal", "mean": 15, "sd": 10, "low": 3, "high": 60},
        {"family": "empirical", "values": [1, 5], "weights": [3, 1]},
    ],
    ids=lambda numbers: numbers["family"],
)
def test_each_family(numbers: dict[str, Any]) -> None:
    family = MADE.validate_python({"unit": "minutes", **numbers})
    drawn = draw(family, MANY, np.random.default_rng(1)) / 60
    assert drawn.mean() == pytest.approx(mean_of(family), rel=0.01)
    limit = mean_of(family) * 1.1
    assert (drawn < limit).mean() == pytest.approx(share_below(family, limit), abs=0.01)


def test_a_cut_where_the_normal_never_is_gives_its_middle() -> None:
    far = {"family": "truncated_normal", "unit": "seconds", "mean": 0, "sd": 1, "low": 50, "high": 60}
    assert set(draw(MADE.validate_python(far), 10, np.random.default_rng(1))) == {55.0}


def test_attributes_have_their_shares_and_go_together() -> None:
    demand = load_scenario(shipped("hereford")).demand
    known = panel(demand, MANY, np.random.default_rng(1))
    for name, attribute in demand.attribute.items():
        for code, label in enumerate(labels_of(attribute)):
            assert (known[name] == code).mean() == pytest.approx(label_odds(demand, name)[label], abs=0.01)
    chest_pain = known["group"] == labels_of(demand.attribute["group"]).index("chest_pain")
    assert known["same_day"][chest_pain].mean() == pytest.approx(0.60, abs=0.01)
    assert known["ready_stay"].min() >= 12 * 3600


def test_a_difference_is_the_patient_s_own(small: dict[str, Any], load: Callable[..., Scenario]) -> None:
    drawn = {"distribution": {"family": "exponential", "unit": "days", "mean": 2}}
    hour = {"distribution": {"family": "fixed", "unit": "hours", "value": 1}}
    small["demand"]["attribute"] = {
        "stay": drawn, "hour": hour, "rest": {"minus": ["stay", "hour"], "at_least": 2, "unit": "hours"},
    }  # fmt: skip
    known = panel(load(small).demand, 1000, np.random.default_rng(1))
    assert np.array_equal(known["rest"], np.maximum(known["stay"] - 3600, 7200))
