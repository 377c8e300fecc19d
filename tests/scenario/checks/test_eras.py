import datetime
from collections.abc import Callable
from typing import Any

import pytest

from dghsim.scenario.checks import warnings
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def said(load: Load, small: dict[str, Any], about: str) -> list[str]:
    return [line for line in warnings(load(small)) if line.startswith(about)]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"demand": "2016/17"}, "era: demand is of 2016/17 and pay of 2022/23"),
        ({"demand": "2016/17"}, "era: demand is of 2016/17, when rules training-2019 were not in force"),
        ({"demand": "2016/17"}, "era: the run starts in 2022/23 with demand of 2016/17"),
        ({"rules": "training-2016"}, "era: demand is of 2022/23, when rules training-2016 were not in force"),
        (
            {"rules": "training-2016"},
            "era: rules are training-2016 and rota.tier.doctors.rules is training-2019",
        ),
    ],
)
def test_mixed_eras(small: dict[str, Any], load: Load, change: dict[str, str], says: str) -> None:
    assert said(load, small, "era") == []
    small["era"] |= change
    assert any(line.startswith(says) for line in said(load, small, "era"))


def test_run_before_april_is_of_the_year_before(small: dict[str, Any], load: Load) -> None:
    small["run"]["start"] = datetime.date(2023, 1, 2)
    assert said(load, small, "era") == []
