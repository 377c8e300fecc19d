from collections.abc import Callable
from pathlib import Path
from typing import Any

from dghsim.scenario.describe import describe_file
from dghsim.scenario.describe_take import condition_words
from dghsim.scenario.pathway import Condition

Document = dict[str, Any]
HALF = {"family": "fixed", "unit": "minutes", "value": 30}


def test_the_rules_of_the_take_are_told_in_words(small: Document, write: Callable[..., Path]) -> None:
    small["work"]["talk"] |= {
        "interrupts": True, "interruptible": False, "resumed_by": "same", "at_shift_end": "hand_over",
        "target_minutes": 90, "not_by": ["new"], "patient_waits": False, "by_phone": True,
        "team": [{"tiers": ["doctors"], "must": False}, {"count": 1}],
    }  # fmt: skip
    doctors = small["rota"]["tier"]["doctors"]
    doctors["grades"] = {"old": 3, "new": 1}
    small["work"]["handover"] = {"category": "own", "duration": HALF}
    doctors["duty"]["day"]["own"] = [
        {"work": "handover", "minutes": 30, "after_minutes": 0},
        {"work": "handover", "minutes": 60, "before_end_minutes": 45, "within_minutes": 15},
    ]
    small["rota"]["breaks"] = {"work": "handover"}
    small["policy"] = {"push": True}
    small["place"]["room"]["outlier"] = True
    small["pathway"]["stage"]["gone"] = {
        "type": "delay", "duration": HALF,
        "gives_way": [{"place": "room", "left_at_most_hours": 12, "when": [{"policy": "push"}], "goto": "out"}],
    }  # fmt: skip
    small["pathway"]["stage"]["out"] = {"type": "leave"}
    text = describe_file(write(small))
    for line in (
        "work        talk: needs 1 of any tier and 1 of doctors if to be had; not by new; takes clinicians away from "
        "less urgent work; is not interrupted; once interrupted, goes on with who began it; handed over part-done at "
        "the end of a shift; done by phone from home; the patient goes on as soon as it is taken in hand; to be begun "
        "within 90 min",
        "own work    doctors.day: handover, 30 min, due at the start, begun within 1 h or missed",
        "own work    doctors.day: handover, 1 h, due 45 min before the end, begun within 15 min or missed",
        "breaks      handover, 30 min each, as many as the rules of each tier give",
        "gives way   gone: for a full room, goes on to out with 0 to 12 hours left, if policy push is on",
        "outliers    whoever is in room",
        "policy      push: on",
    ):
        assert f"  {line}\n" in text, line


def test_conditions_in_words() -> None:
    for given, words in (
        ({"chance": 0.2}, "by a chance of 0.2"),
        ({"attribute": "news2", "equals": "high"}, "news2 is high"),
        ({"attribute": "news2", "is_one_of": ["high", "low"]}, "news2 is high or low"),
        ({"attribute": "age", "at_least": 70}, "age is at least 70"),
        ({"window": "day"}, "day is open"),
        ({"place": "amu", "occupied_at_least": 3}, "amu has 3 or more in it"),
        ({"place": "amu", "free_at_least": 2}, "amu has 2 or more free"),
        ({"seen_by": ["fy1", "fy2"]}, "last seen by fy1 or fy2"),
        ({"policy": "push"}, "policy push is on"),
    ):
        assert condition_words(Condition.model_validate(given)) == words
