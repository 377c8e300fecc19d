"""Side branches, worked out by hand: fork, join, and what becomes of them when the patient leaves."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import On, fixed
from helpers.night import play

from dghsim.engine.run import Engine

ON = [On("lab", "Lab", "Mon 08:00", "Mon 20:00"), On("day", "Ann", "Mon 08:00", "Mon 20:00")]
TESTS = {"bloods": {"type": "work", "work": "bloods"}, "over": {"type": "end"}}
TESTS_THEN_CHAIR = {
    "bloods": {"type": "work", "work": "bloods"},
    "result": {"type": "hold", "place": "chair", "mark": "ews"},
    "over": {"type": "end"},
}


def case(clerking: float, testing: float, stage: dict[str, Any]) -> dict[str, Any]:
    """Two doctors, one for clerking and one for tests, with how many minutes each takes."""
    return {
        "stage": stage,
        "work": {"clerk": {"duration": fixed(clerking)}, "bloods": {"duration": fixed(testing)}},
        "duty": {"lab": {"first": ["bloods"]}, "day": {"first": ["clerk"]}},
        "place": {"chair": {"count": 9}},
        "on": ON,
    }


@pytest.mark.parametrize(
    ("clerk", "bloods", "leave"), [(60, 40, "09:00"), (40, 60, "09:00"), (45, 45, "08:45")]
)
def test_a_join_waits_for_the_later_of_the_two(
    engine: Engine, clerk: float, bloods: float, leave: str
) -> None:
    stages = {
        "order": {"type": "fork", "launch": "bloods"},
        "clerk": {"type": "work", "work": "clerk"},
        "back": {"type": "join", "forks": ["order"], "mark": "decision"},
        "home": {"type": "leave"},
    }
    night = play(engine, **case(clerk, bloods, stages | TESTS), people=["Mon 08:00"])
    assert night.left == [f"home Mon {leave}"]
    # The mark is when the patient comes to the join, not when it has been waited for.
    assert night.marks("decision") == [f"Mon {8 + int(clerk) // 60:02d}:{int(clerk) % 60:02d}"]


def test_a_join_of_what_was_never_started_is_passed_at_once(engine: Engine) -> None:
    stages = {
        "skip": {"type": "branch", "cases": [{"when": {"chance": 1.0}, "goto": "back"}]},
        "order": {"type": "fork", "launch": "bloods"},
        "back": {"type": "join", "forks": ["order"]},
        "home": {"type": "leave"},
    }
    night = play(engine, **case(60, 60, stages | TESTS), people=["Mon 08:00"])
    assert (night.tasks, night.left) == ([], ["home Mon 08:00"])


@pytest.mark.parametrize(
    ("round_minutes", "started"), [(30, ["08:00", "09:00"]), (50, ["08:00", "08:50", "09:40"])]
)
def test_a_fork_does_not_start_again_what_is_under_way(
    engine: Engine, round_minutes: float, started: list[str]
) -> None:
    # Rounds until 10:00, bloods of 50 minutes. Each half hour: due at 08:00, 08:30, 09:00, 09:30; started at 08:00,
    # not at 08:30, at 09:00, not at 09:30. Each 50 minutes: over when due again, as work is done before delays.
    stages = {
        "order": {"type": "fork", "launch": "bloods"},
        "wait": {"type": "delay", "duration": fixed(round_minutes)},
        "again": {"type": "repeat", "back_to": "order", "until": {"window": "late"}},
        "home": {"type": "leave"},
    }
    window = {"late": {"mon": ["10:00-24:00"]}}
    night = play(engine, **case(60, 50, stages | TESTS), window=window, people=["Mon 08:00"])
    assert [task.split(" -")[0] for task in night.tasks] == [f"0 bloods Lab: Mon {time}" for time in started]


def test_leaving_leaves_the_doctor_to_finish(engine: Engine) -> None:
    # The patient goes at 08:30 with bloods in hand until 09:00; patient 1 has to wait for that. Nothing comes after
    # the bloods of one who has left: no chair is asked for.
    stages = {
        "order": {"type": "fork", "launch": "bloods"},
        "wait": {"type": "delay", "duration": fixed(30)},
        "home": {"type": "leave"},
    }
    night = play(engine, **case(60, 60, stages | TESTS_THEN_CHAIR), people=["Mon 08:00", "Mon 08:40"])
    assert night.tasks == ["0 bloods Lab: Mon 08:00 - Mon 09:00", "1 bloods Lab: Mon 09:00 - Mon 10:00"]
    assert night.left == ["home Mon 08:30", "home Mon 09:10"]
    assert night.stays == []
    assert night.marks("ews") == ["never", "never"]


def test_leaving_withdraws_work_that_still_waits(engine: Engine) -> None:
    # Patient 1 asks at 08:10, goes at 08:40 and is not there when the lab is free at 09:00; patient 2 is.
    stages = {
        "order": {"type": "fork", "launch": "bloods"},
        "wait": {"type": "delay", "duration": fixed(30)},
        "home": {"type": "leave"},
    }
    night = play(engine, **case(60, 60, stages | TESTS), people=["Mon 08:00", "Mon 08:10", "Mon 08:45"])
    assert [task.split(" -")[0] for task in night.tasks] == [
        "0 bloods Lab: Mon 08:00",
        "2 bloods Lab: Mon 09:00",
    ]
    assert list(night.log.tasks["task"]) == [0, 2]


def test_a_side_branch_may_be_what_leaves(engine: Engine) -> None:
    stages = {
        "order": {"type": "fork", "launch": "collapse"},
        "clerk": {"type": "work", "work": "clerk"},
        "home": {"type": "leave"},
        "collapse": {"type": "delay", "duration": fixed(20)},
        "died": {"type": "leave", "outcome": "died"},
    }
    night = play(engine, **case(60, 60, stages), people=["Mon 08:00", "Mon 08:30"])
    assert night.left == ["died Mon 08:20", "died Mon 08:50"]
    assert night.tasks == ["0 clerk Ann: Mon 08:00 - Mon 09:00"]


def test_two_side_branches_and_one_join(engine: Engine) -> None:
    # The lab has one pair of hands: bloods 08:00-08:40 and 08:40-09:20; only then are both over.
    stages = {
        "order": {"type": "fork", "launch": "bloods"},
        "more": {"type": "fork", "launch": "bloods"},
        "back": {"type": "join", "forks": ["order", "more"]},
        "home": {"type": "leave"},
    }
    night = play(engine, **case(60, 40, stages | TESTS), people=["Mon 08:00"])
    assert night.left == ["home Mon 09:20"]
    # Started in the order of the forks.
    assert list(night.log.tasks["task"]) == [0, 1]
