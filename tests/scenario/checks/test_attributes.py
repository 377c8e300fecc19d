from collections.abc import Callable
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def test_attributes_come_in_order(small: dict[str, Any], load: Load) -> None:
    small["demand"]["attribute"] = {
        "band": {"of": "age", "bands": {"young": 0, "old": 70}},
        "age": small["demand"]["attribute"]["age"],
    }
    with pytest.raises(InputError, match=r"attribute\.band\.of: 'age' must be written above this attribute"):
        load(small)


def test_a_chance_may_be_built_on(small: dict[str, Any], load: Load) -> None:
    small["demand"]["attribute"] = {
        "smokes": {"chance": 0.2},
        "ill": {"by": "smokes", "chance": {"yes": 0.5, "no": 0.1}},
    }
    load(small)
    del small["demand"]["attribute"]["ill"]["chance"]["no"]
    with pytest.raises(InputError, match=r"ill\.chance: needs an entry for 'no', a label of smokes"):
        load(small)


def test_labels_of_a_nested_category_are_those_of_all_its_tables(small: dict[str, Any], load: Load) -> None:
    small["demand"]["attribute"] = {
        "sex": {"shares": {"f": 0.5, "m": 0.5}},
        "kind": {"by": "sex", "shares": {"f": {"a": 1.0}, "m": {"a": 0.5, "b": 0.5}}},
        "score": {"by": "kind", "chance": {"a": 0.1, "b": 0.2}},
    }
    load(small)


def test_times_of_different_units_can_be_taken_from_one_another(small: dict[str, Any], load: Load) -> None:
    hours = {"distribution": {"family": "fixed", "unit": "hours", "value": 5}}
    days = {"distribution": {"family": "fixed", "unit": "days", "value": 1}}
    small["demand"]["attribute"] |= {
        "stay": days,
        "delay": hours,
        "ready": {"minus": ["stay", "delay"], "unit": "hours"},
    }
    load(small)
    small["demand"]["attribute"]["ready"]["minus"] = ["stay", "age"]
    with pytest.raises(InputError, match=r"attribute\.ready\.minus: must be two times"):
        load(small)
