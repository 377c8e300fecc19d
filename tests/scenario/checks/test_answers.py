from typing import Any

from helpers.refused import Load, line


def test_work_that_nobody_answers(small: dict[str, Any], doctors: dict[str, Any], load: Load) -> None:
    doctors["duty"]["night"] = doctors["duty"]["day"] | {"code": "N", "cover": [0] * 7}
    doctors["duty"]["day"]["first"] = []
    assert line(load, small).startswith("pathway.stage.talk.work: no duty ever answers talk")
    doctors["duty"]["day"]["second"] = ["talk"]
    load(small)
    small["rota"]["tier"] = {}
    load(small)


def test_last_start_as_long_as_the_duty(small: dict[str, Any], load: Load) -> None:
    small["work"]["talk"]["last_start_minutes"] = 719
    load(small)
    small["work"]["talk"]["last_start_minutes"] = 720
    assert line(load, small) == (
        "work.talk.last_start_minutes: must be below the 720 minutes of duty doctors.duty.day, not 720"
    )


def test_more_kinds_of_work_than_the_engines_can_hold(small: dict[str, Any], load: Load) -> None:
    small["work"] |= {f"work_{n}": small["work"]["talk"] for n in range(62)}
    assert line(load, small) == "work: must have at most 62 kinds of work, not 63"
