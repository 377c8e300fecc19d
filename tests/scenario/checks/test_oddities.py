from collections.abc import Callable
from typing import Any

from dghsim.scenario.checks import warnings
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def said(load: Load, small: dict[str, Any], about: str) -> list[str]:
    return [line for line in warnings(load(small)) if line.startswith(about)]


def test_what_is_never_used_is_said(small: dict[str, Any], load: Load) -> None:
    small["work"]["write"] = small["work"]["talk"]
    small["place"]["annexe"] = {"count": 2}
    small["window"] = {"day": {"days": {"mon": ["08:00-17:00"]}}}
    lines = warnings(load(small))
    assert "work.write: no stage asks for it" in lines
    assert "place.annexe: no stage holds it" in lines
    assert "window.day: no stage looks at it" in lines


def test_work_without_a_rota_is_said(small: dict[str, Any], load: Load) -> None:
    small["rota"]["tier"] = {}
    assert said(load, small, "rota: there is no tier") != []
