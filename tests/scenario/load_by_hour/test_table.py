from collections.abc import Callable
from typing import Any

from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.load_by_hour.table import load_lines
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]


def lines_of(load: Load, small: Document) -> list[str]:
    return list(load_lines(offered_load(load(small))))


def test_duties_and_work_by_the_week(small: Document, load: Load) -> None:
    small["work"]["rest"] = {
        "category": "own",
        "duration": {"family": "fixed", "unit": "minutes", "value": 30},
    }
    small["rota"]["breaks"] = {"work": "rest", "minutes": 60}
    small["rota"]["tier"]["doctors"]["duty"]["deaf"] = {
        "code": "X", "start": "08:00", "end": "16:00", "cover": [1] * 7
    }  # fmt: skip
    lines = lines_of(load, small)
    assert "  doctors.day       84           14      35   50 %" in lines
    assert "  talk       70      35" in lines
    assert not any("deaf" in line for line in lines), "it answers nothing"


def test_the_strip_tells_hour_by_hour(small: Document, load: Load) -> None:
    small["demand"]["stream"]["door"] |= {
        "hour_shares": [0] * 8 + [6.2, 4.2, 0.1] + [0] * 6 + [1.5] + [0] * 6, "per_day": 12, "envelope_per_day": 500,
    }  # fmt: skip
    lines = lines_of(load, small)
    monday = next(line for line in lines if line.startswith("  mon"))
    strip, waiting = monday[7:31], monday[35:]
    assert strip == " " * 8 + "##." + " " * 6 + "-" + " " * 6
    assert waiting == " " * 8 + "2321", (
        "two hours' work more than one doctor does by 09:00, less than one by 13:00"
    )


def test_nothing_to_say_without_work(small: Document, load: Load) -> None:
    small["rota"]["tier"] = {}
    assert lines_of(load, small) == []
