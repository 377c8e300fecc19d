from typing import Any

from helpers.refused import Load, line


def test_day_with_more_duties_than_lines(small: dict[str, Any], doctors: dict[str, Any], load: Load) -> None:
    doctors["duty"]["day"]["cover"] = [4, 4, 4, 4, 4, 4, 5]
    assert (
        line(load, small)
        == "rota.tier.doctors.lines: must be at least 5, the duties that start on a sun, not 4"
    )
    doctors["lines"] = "smallest"
    load(small)


def test_planner_s_own_rota_has_no_lines_to_count(
    small: dict[str, Any], doctors: dict[str, Any], load: Load
) -> None:
    doctors["duty"]["day"]["cover"] = [5] * 7
    small["rota"]["own"] = {"file": "mine.csv", "legend": {"D": "doctors.day", "AL": "leave"}}
    load(small)
    small["rota"]["own"]["legend"]["N"] = "doctors.night"
    assert line(load, small).startswith(
        "rota.own.legend.N: 'doctors.night' is not a known tier.duty or absence"
    )


def test_follower_needs_no_line_and_its_leader_s_cover(
    small: dict[str, Any], doctors: dict[str, Any], load: Load
) -> None:
    doctors |= {"lines": 1, "in_post": 1}
    call = {"code": "C", "start": "20:00", "end": "08:00", "cover": [1] * 7, "at": "home", "follows": "day"}
    doctors["duty"]["call"] = call
    load(small)
    call["cover"] = [1, 1, 1, 1, 1, 0, 0]
    load(small)
    call["cover"] = [1, 1, 1, 1, 1, 2, 0]
    assert line(load, small).startswith(
        "rota.tier.doctors.duty.call.cover: must be 0 or that of day, which it follows"
    )
    call["cover"] = [1] * 7
    doctors["duty"]["more"] = call | {"code": "M", "follows": "call"}
    assert line(load, small).startswith("rota.tier.doctors.duty.more.follows: must not follow call")


def test_duty_of_a_whole_day(small: dict[str, Any], doctors: dict[str, Any], load: Load) -> None:
    doctors["duty"]["day"] |= {"start": "00:00", "end": "00:00"}
    assert load(small).rota.tier["doctors"].duty["day"].minutes == 1440
    doctors["duty"]["day"]["end"] = "24:00"
    assert load(small).rota.tier["doctors"].duty["day"].minutes == 1440
