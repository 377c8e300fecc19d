from collections.abc import Callable
from typing import Any

import pytest

from dghsim.scenario.checks import warnings
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def said(load: Load, small: dict[str, Any], about: str) -> list[str]:
    return [line for line in warnings(load(small)) if line.startswith(about)]


def duty(small: dict[str, Any]) -> dict[str, Any]:
    return small["rota"]["tier"]["doctors"]["duty"]["day"]


def test_overload_is_said_with_both_numbers(small: dict[str, Any], load: Load) -> None:
    assert said(load, small, "offered load") == []
    small["work"]["talk"]["duration"]["value"] = 121
    (line,) = said(load, small, "offered load")
    assert "talk: about 141 clinician-hours a week" in line
    assert "have 84" in line


def test_beside_a_rota_of_the_planners_own_it_is_said_whose_cover_was_reckoned_with(
    small: dict[str, Any], load: Load
) -> None:
    small["work"]["talk"]["duration"]["value"] = 121
    small["rota"]["own"] = {"file": "mine.csv"}
    (line,) = said(load, small, "offered load")
    assert line.endswith("the cover that the scenario asks for, which the rota of rota.own may not have")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"most": [2] * 7}, True),
        ({"most": [1] * 7}, False),
        ({"normal": True}, True),
        ({"normal": True, "most": [1] * 7}, False),
    ],
)
def test_a_duty_of_which_the_rota_may_have_more_is_told_to_be_at_its_least_cover(
    small: dict[str, Any], load: Load, changes: dict[str, Any], told: bool
) -> None:
    small["work"]["talk"]["duration"]["value"] = 121
    duty(small).update(changes)
    (line,) = said(load, small, "offered load")
    assert f"day{', at its least cover' if told else ''}) have 84, so" in line


def test_duties_shared_by_two_kinds_are_not_counted_twice(small: dict[str, Any], load: Load) -> None:
    small["work"]["write"] = {"duration": {"family": "fixed", "unit": "minutes", "value": 60}}
    small["pathway"]["stage"] = {
        "room": {"type": "hold", "place": "room"},
        "talk": {"type": "work", "work": "talk"},
        "write": {"type": "work", "work": "write"},
        "gone": {"type": "leave"},
    }
    duty(small)["second"] = ["write"]
    (line,) = said(load, small, "offered load")
    assert "talk, write: about 105 clinician-hours" in line


def test_hours_in_which_work_waits_beyond_its_target_are_said(small: dict[str, Any], load: Load) -> None:
    assert said(load, small, "overload by hour") == [], "without a target the night does not count"
    small["work"]["talk"]["target_minutes"] = 240
    (line,) = said(load, small, "overload by hour")
    assert (
        "every day 20:00-08:00 of an average week: talk: 0.2 doctors asked for, and nobody who answers it"
        in line
    )
    assert "by 08:00 about 2.5 hours of it wait, done by 12:00: longer than the 4 h it may wait" in line


def test_a_rush_is_said_though_the_week_has_doctors_enough(small: dict[str, Any], load: Load) -> None:
    small["demand"]["stream"]["door"] |= {
        "hour_shares": [0] * 9 + [1] + [0] * 14, "per_day": 12, "envelope_per_day": 2000
    }  # fmt: skip
    (line,) = said(load, small, "overload by hour")
    assert (
        "every day 09:00-10:00 of an average week: talk: 6.0 doctors asked for, and 1.0 are free for it"
        in line
    )
    duty(small)["cover"] = [2] * 7
    assert said(load, small, "overload by hour") == []


def test_a_place_too_small_for_those_who_stay_is_said(small: dict[str, Any], load: Load) -> None:
    small["pathway"]["stage"]["talk"] = {
        "type": "delay", "duration": {"family": "fixed", "unit": "hours", "value": 7}
    }  # fmt: skip
    small["work"] = {}
    duty(small)["first"] = []
    assert said(load, small, "place.room") == []
    small["place"]["room"]["count"] = 2
    (line,) = said(load, small, "place.room")
    assert "count is 2: those who wait for it when it is full would need about 3 at once" in line
    small["pathway"]["stage"]["room"]["on_full"] = "leave"
    assert said(load, small, "place.room") == []


def test_without_a_rota_no_work_is_held_against_it(small: dict[str, Any], load: Load) -> None:
    small["rota"]["tier"] = {}
    assert said(load, small, "o") == []
