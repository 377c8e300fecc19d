from typing import Any

import pytest
from helpers.refused import TALK, Load, passes, refused

HOUR = {"family": "fixed", "unit": "hours", "value": 1}
NOTHING = {"family": "fixed", "unit": "hours", "value": 0}
GONE = {"type": "leave"}


@pytest.mark.parametrize(
    "waits",
    [
        {"type": "delay", "duration": HOUR},
        {"type": "delay", "duration": {"family": "exponential", "unit": "hours", "mean": 1}},
        {"type": "delay", "duration": {"family": "empirical", "unit": "hours", "values": [0, 1]}},
        TALK,
    ],
)
def test_loop_that_takes_time_passes(small: dict[str, Any], load: Load, waits: dict[str, Any]) -> None:
    passes(load, small, {"round": waits, "again": {"type": "repeat", "back_to": "round", "until": {"chance": 0.5}},
                         "gone": GONE})  # fmt: skip


@pytest.mark.parametrize(
    "instant",
    [
        {"type": "delay", "duration": NOTHING},
        {
            "type": "delay",
            "duration": {"family": "empirical", "unit": "hours", "values": [0, 1], "weights": [1, 0]},
        },
        {"type": "delay", "duration": {"family": "attribute", "attribute": "stay"}},
        {"type": "wait_until", "window": "day"},
        {"type": "hold", "place": "room"},
        {"type": "release", "place": "room"},
        {"type": "join", "forks": ["split"]},
    ],
)
def test_loop_that_may_take_no_time_is_refused(
    small: dict[str, Any], load: Load, instant: dict[str, Any]
) -> None:
    small["window"] = {"day": {"days": {"mon": ["08:00-17:00"]}}}
    small["demand"]["attribute"]["stay"] = {"distribution": HOUR}
    stages = {"split": {"type": "fork", "launch": "over"}, "round": instant,
              "again": {"type": "repeat", "back_to": "round", "until": {"chance": 0.5}},
              "gone": GONE, "over": {"type": "end"}}  # fmt: skip
    assert refused(load, small, stages).startswith("pathway.stage.round: is in a loop that can take no time")


def test_fork_that_launches_itself_is_refused(small: dict[str, Any], load: Load) -> None:
    stages = {"split": {"type": "fork", "launch": "side"}, "gone": GONE,
              "side": {"type": "fork", "launch": "side"}, "over": {"type": "end"}}  # fmt: skip
    assert "is in a loop that can take no time" in refused(load, small, stages)
