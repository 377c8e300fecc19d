from collections.abc import Callable
from typing import Any

import pytest

from dghsim.scenario.checks import warnings
from dghsim.scenario.checks.overload import offered_hours
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

Load = Callable[..., Scenario]


def said(load: Load, small: dict[str, Any], about: str) -> list[str]:
    return [line for line in warnings(load(small)) if line.startswith(about)]


def test_offered_load_is_arrivals_times_their_length(small: dict[str, Any], load: Load) -> None:
    assert offered_hours(load(small)) == {"talk": pytest.approx(10 * 7 * 0.5)}


def test_overload_is_said_with_both_numbers(small: dict[str, Any], load: Load) -> None:
    assert said(load, small, "offered load") == []
    small["work"]["talk"]["duration"]["value"] = 121
    (line,) = said(load, small, "offered load")
    assert "talk: about 141 clinician-hours a week" in line
    assert "have 84" in line


def test_duties_shared_by_two_kinds_are_not_counted_twice(small: dict[str, Any], load: Load) -> None:
    small["work"]["write"] = {"duration": {"family": "fixed", "unit": "minutes", "value": 60}}
    small["pathway"]["stage"] = {
        "room": {"type": "hold", "place": "room"},
        "talk": {"type": "work", "work": "talk"},
        "write": {"type": "work", "work": "write"},
        "gone": {"type": "leave"},
    }
    small["rota"]["tier"]["doctors"]["duty"]["day"]["second"] = ["write"]
    (line,) = said(load, small, "offered load")
    assert "talk, write: about 105 clinician-hours" in line


def test_textbook_queues_are_loaded_as_they_say() -> None:
    assert offered_hours(load_scenario(shipped("textbook/mmc")))["service"] == pytest.approx(2.5 * 168)
    assert offered_hours(load_scenario(shipped("textbook/two_priorities")))["service"] == pytest.approx(
        0.8 * 168
    )
    assert offered_hours(load_scenario(shipped("textbook/ample_servers")))["service"] == pytest.approx(
        3.75 * 168
    )
