from collections.abc import Callable
from typing import Any

from dghsim.scenario.checks import warnings
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]
HOUR = {"family": "fixed", "unit": "hours", "value": 1}


def said(load: Load, small: Document, about: str) -> list[str]:
    return [line for line in warnings(load(small)) if line.startswith(about)]


def test_a_switch_that_nothing_asks_for_is_said(small: Document, load: Load) -> None:
    small["policy"] = {"short": True, "long": False}
    small["pathway"]["stage"]["last"] = {
        "type": "delay", "duration": HOUR,
        "gives_way": [{"place": "room", "when": [{"policy": "long"}]}], "next": "gone",
    }  # fmt: skip
    small["pathway"]["stage"]["talk"]["next"] = "last"
    assert said(load, small, "policy") == ["policy.short: no condition asks for it"]


def two_works(small: Document, first: int, second: int) -> None:
    small["work"]["rush"] = {"duration": HOUR, "interrupts": True}
    small["pathway"]["stage"] = {
        "room": {"type": "work", "work": "rush", "priority": first},
        "talk": {"type": "work", "work": "talk", "priority": second},
        "gone": {"type": "leave"},
    }
    small["rota"]["tier"]["doctors"]["duty"]["day"]["first"] = ["talk", "rush"]


def test_work_that_can_interrupt_nothing_is_said(small: Document, load: Load) -> None:
    two_works(small, 0, 5)
    assert said(load, small, "work.rush.interrupts") == []
    small["work"]["talk"]["interruptible"] = False
    assert len(said(load, small, "work.rush.interrupts")) == 1
    two_works(small, 9, 9)
    small["work"]["talk"]["interruptible"] = True
    (line,) = said(load, small, "work.rush.interrupts")
    assert "priority 9 at best" in line


def test_others_work_is_not_there_to_interrupt(small: Document, load: Load) -> None:
    two_works(small, 0, 5)
    doctors = small["rota"]["tier"]["doctors"]
    small["rota"]["tier"]["seniors"] = {
        **doctors,
        "duty": {"day": {**doctors["duty"]["day"], "first": ["rush"]}},
    }
    doctors["duty"]["day"]["first"] = ["talk"]
    assert len(said(load, small, "work.rush.interrupts")) == 1
    small["work"]["rest"] = {"category": "own", "duration": HOUR}
    small["rota"]["breaks"] = {"work": "rest"}
    assert said(load, small, "work.rush.interrupts") == [], "their breaks are"
    del small["rota"]["breaks"]
    seniors = small["rota"]["tier"]["seniors"]["duty"]["day"]
    seniors["own"] = [{"work": "rest", "minutes": 60, "after_minutes": 0}]
    assert said(load, small, "work.rush.interrupts") == [], "and their rounds"


def giving(small: Document, *stages: str) -> None:
    way = {"type": "delay", "duration": HOUR, "gives_way": [{"place": "room"}]}
    kinds: Document = {
        "hold": {"type": "hold", "place": "room"}, "way": way, "back": {"type": "release", "place": "room"},
        "ask": {"type": "fork", "launch": "side"}, "asked": {"type": "join", "forks": ["ask"]},
        "side": {"type": "hold", "place": "room"}, "over": {"type": "end"},
        "talk": {"type": "work", "work": "talk"}, "gone": {"type": "leave"},
    }  # fmt: skip
    small["pathway"]["stage"] = {name: kinds[name] for name in stages}
    small["demand"]["stream"]["door"]["start"] = stages[0]


def test_nobody_gives_way_who_holds_no_place(small: Document, load: Load) -> None:
    giving(small, "hold", "way", "talk", "back", "gone")
    assert said(load, small, "pathway.stage.way") == []
    giving(small, "hold", "talk", "back", "way", "gone")
    (line,) = said(load, small, "pathway.stage.way")
    assert "gives_way.0: nobody holds place room at this stage" in line
    giving(small, "way", "hold", "talk", "gone")
    assert len(said(load, small, "pathway.stage.way")) == 1


def test_a_place_asked_for_in_a_side_branch_is_held(small: Document, load: Load) -> None:
    giving(small, "talk", "ask", "asked", "way", "gone", "side", "over")
    assert said(load, small, "pathway.stage.way") == []
