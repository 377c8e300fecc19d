from collections.abc import Callable
from typing import Any

import pytest

from dghsim.scenario.load_by_hour.urgency import mean_priorities
from dghsim.scenario.root import Scenario


def test_the_mean_of_stages_and_labels(small: dict[str, Any], load: Callable[..., Scenario]) -> None:
    small["work"] |= {"write": small["work"]["talk"], "idle": small["work"]["talk"]}
    small["rota"]["tier"]["doctors"]["duty"]["day"]["first"] = ["talk", "write"]
    small["demand"]["attribute"]["news2"] = {"shares": {"low": 0.8, "high": 0.2}}
    by = {"attribute": "news2", "values": {"low": 6, "high": 1}}
    small["pathway"]["stage"] = {
        "room": {"type": "work", "work": "talk", "priority": 2},
        "more": {"type": "work", "work": "talk", "priority": 5},
        "write": {"type": "work", "work": "write", "priority": by},
        "gone": {"type": "leave"},
    }
    assert mean_priorities(load(small)) == [pytest.approx(3.5), pytest.approx(5.0), 9.0]
