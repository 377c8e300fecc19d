"""Who is given which work, worked out by hand: first and second lists, priority, tier, who has been idle longest."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.night import play

from dghsim.engine.run import Engine

CLERK_THEN_HOME = {"clerk": {"type": "work", "work": "clerk"}, "home": {"type": "leave"}}
TAKE_AND_WARD = {"take": {"first": ["clerk"]}, "ward": {"first": ["jobs"], "second": ["clerk"]}}
ANN_ON_TAKE, BEN_ON_WARD = (
    On("take", "Ann", "Mon 08:00", "Mon 20:00"),
    On("ward", "Ben", "Mon 08:00", "Mon 20:00"),
)


def take_and_ward(minutes: float, ask_second_after_minutes: int) -> dict[str, Any]:
    clerk = {"duration": fixed(minutes), "ask_second_after_minutes": ask_second_after_minutes}
    return {
        "stage": CLERK_THEN_HOME,
        "work": {"clerk": clerk, "jobs": {"duration": fixed(15)}},
        "duty": TAKE_AND_WARD,
        "on": [ANN_ON_TAKE, BEN_ON_WARD],
    }


def test_the_second_list_is_asked_after_exactly_the_stated_wait(engine: Engine) -> None:
    # Ann has patient 0 from 09:00 to 10:00. Patient 1 asks at 09:10, so Ben is asked at 09:40, 30 minutes later.
    night = play(engine, **take_and_ward(60, 30), people=["Mon 09:00", "Mon 09:10"])
    assert night.tasks == ["0 clerk Ann: Mon 09:00 - Mon 10:00", "1 clerk Ben: Mon 09:40 - Mon 10:40"]


@pytest.mark.parametrize(("minutes", "start"), [(39 + 59 / 60, "Mon 09:39:59"), (40, "Mon 09:40")])
def test_the_first_list_goes_before_the_second_up_to_the_same_second(
    engine: Engine, minutes: float, start: str
) -> None:
    # Ann is done a second before Ben would be asked, or at the very second: both could, and her list says first.
    night = play(engine, **take_and_ward(minutes, 30), people=["Mon 09:00", "Mon 09:10"])
    assert night.tasks[1].startswith(f"1 clerk Ann: {start} - ")


def test_one_second_later_it_is_the_second_list(engine: Engine) -> None:
    night = play(engine, **take_and_ward(40 + 1 / 60, 30), people=["Mon 09:00", "Mon 09:10"])
    assert night.tasks[1].startswith("1 clerk Ben: Mon 09:40 - ")


def test_a_wait_of_nothing_asks_the_second_list_at_once_but_after_the_first(engine: Engine) -> None:
    night = play(engine, **take_and_ward(60, 0), people=["Mon 09:00", "Mon 09:10"])
    assert night.tasks == ["0 clerk Ann: Mon 09:00 - Mon 10:00", "1 clerk Ben: Mon 09:10 - Mon 10:10"]


def test_who_asks_when_the_wait_of_the_one_before_would_have_been_over_waits_as_long(engine: Engine) -> None:
    # Ann has patient 0 until 10:30, for whom Ben would have been asked at 09:30; patient 1 comes at that second.
    night = play(engine, **take_and_ward(90, 30), people=["Mon 09:00", "Mon 09:30"])
    assert night.tasks[1] == "1 clerk Ben: Mon 10:00 - Mon 11:30"


def test_the_wait_is_over_while_the_second_list_is_busy(engine: Engine) -> None:
    # Patient 2 may go to Ben from 09:50; he has patient 1 until 10:40. Ann, done at 10:00, is sooner.
    night = play(engine, **take_and_ward(60, 30), people=["Mon 09:00", "Mon 09:10", "Mon 09:20"])
    assert night.tasks[2] == "2 clerk Ann: Mon 10:00 - Mon 11:00"


def test_work_on_no_list_is_never_done(engine: Engine) -> None:
    case = take_and_ward(60, 30) | {"on": [On("ward", "Ben", "Mon 08:00", "Mon 20:00")]}
    case["stage"] = {"task": {"type": "work", "work": "jobs"}} | CLERK_THEN_HOME
    case["duty"] = TAKE_AND_WARD | {"ward": {"first": ["jobs"]}}
    night = play(engine, **case, people=["Mon 09:00"])
    assert night.tasks == ["0 jobs Ben: Mon 09:00 - Mon 09:15"]
    assert night.left == ["never"]


def with_priorities(*values: tuple[str, str]) -> dict[str, Any]:
    """Patients by triage: red before amber; one doctor busy with the first until 10:00."""
    by = {"attribute": "triage", "values": {"red": 0, "amber": 5}}
    return {
        "stage": {"clerk": {"type": "work", "work": "clerk", "priority": by}, "home": {"type": "leave"}},
        "work": {"clerk": {"duration": fixed(60)}},
        "duty": {"take": {"first": ["clerk"]}},
        "attribute": {"triage": {"shares": {"red": 0.5, "amber": 0.5}}},
        "on": [ANN_ON_TAKE],
        "people": [Comes(at, knows={"triage": triage}) for at, triage in values],
    }


def test_the_more_urgent_goes_before_who_has_waited_longer(engine: Engine) -> None:
    night = play(
        engine, **with_priorities(("Mon 09:00", "amber"), ("Mon 09:10", "amber"), ("Mon 09:20", "red"))
    )
    assert [task[0] for task in night.tasks] == ["0", "2", "1"]
    # Work in hand is not broken off for the urgent one.
    assert night.tasks[0] == "0 clerk Ann: Mon 09:00 - Mon 10:00"


def test_of_equal_urgency_who_has_waited_longest_then_the_lowest_number(engine: Engine) -> None:
    night = play(
        engine,
        **with_priorities(
            ("Mon 09:00", "red"), ("Mon 09:10", "red"), ("Mon 09:20", "red"), ("Mon 09:20", "red")
        ),
    )
    assert [task[0] for task in night.tasks] == ["0", "1", "2", "3"]


def test_of_two_kinds_of_work_who_has_waited_longest(engine: Engine) -> None:
    # One doctor for two kinds: the line of `clerk` is not served to its end before that of `review`.
    stage = {
        "which": {
            "type": "branch",
            "cases": [{"when": {"attribute": "old", "equals": "yes"}, "goto": "review"}],
        }
    }
    stage |= {
        "clerk": {"type": "work", "work": "clerk", "next": "home"},
        "review": {"type": "work", "work": "review"},
    }
    people = [("Mon 09:00", "no"), ("Mon 09:10", "no"), ("Mon 09:20", "yes"), ("Mon 09:30", "no")]
    night = play(
        engine,
        stage=stage | {"home": {"type": "leave"}},
        work={"clerk": {"duration": fixed(60)}, "review": {"duration": fixed(30)}},
        duty={"take": {"first": ["review", "clerk"]}},
        attribute={"old": {"chance": 0.5}},
        on=[ANN_ON_TAKE],
        people=[Comes(at, knows={"old": old}) for at, old in people],
    )
    assert [task.split()[:2] for task in night.tasks] == [
        ["0", "clerk"], ["1", "clerk"], ["2", "review"], ["3", "clerk"]
    ]  # fmt: skip


def two_tiers(**lists: dict[str, Any]) -> dict[str, Any]:
    return {
        "stage": CLERK_THEN_HOME,
        "work": {"clerk": {"duration": fixed(60)}},
        "duty": {"registrar": {"tier": 2} | lists["registrar"], "junior": {"tier": 1} | lists["junior"]},
        "on": [
            On("registrar", "Rae", "Mon 07:00", "Mon 20:00"),
            On("junior", "Jo", "Mon 08:00", "Mon 20:00"),
        ],
    }


def test_the_lower_tier_goes_before_who_has_been_idle_longer(engine: Engine) -> None:
    case = two_tiers(registrar={"first": ["clerk"]}, junior={"first": ["clerk"]})
    night = play(engine, **case, people=["Mon 09:00", "Mon 09:10"])
    assert night.tasks == ["0 clerk Jo: Mon 09:00 - Mon 10:00", "1 clerk Rae: Mon 09:10 - Mon 10:10"]


def test_the_first_list_of_a_higher_tier_goes_before_the_second_of_a_lower(engine: Engine) -> None:
    case = two_tiers(registrar={"first": ["clerk"]}, junior={"second": ["clerk"]})
    night = play(engine, **case, people=["Mon 09:00", "Mon 09:10"])
    assert night.tasks == ["0 clerk Rae: Mon 09:00 - Mon 10:00", "1 clerk Jo: Mon 09:10 - Mon 10:10"]


def test_of_one_tier_who_has_been_idle_longest(engine: Engine) -> None:
    # Both idle since 08:00: the lower duty number, Ann's. At 09:00 Ben is idle since 08:00, Ann since 08:30: Ben.
    # At 10:00 Ann is idle since 08:30, Ben since 09:30: Ann.
    on = [ANN_ON_TAKE, On("take", "Ben", "Mon 08:00", "Mon 20:00")]
    case = take_and_ward(30, 0) | {"duty": {"take": {"first": ["clerk", "jobs"]}}, "on": on}
    night = play(engine, **case, people=["Mon 08:00", "Mon 09:00", "Mon 10:00"])
    assert [task.split()[2] for task in night.tasks] == ["Ann:", "Ben:", "Ann:"]


def test_work_passed_over_does_not_keep_others_from_their_doctor(engine: Engine) -> None:
    # Nobody may begin a clerking after 19:00, yet the job of patient 1, less urgent and later, is done at once.
    stage = {
        "which": {
            "type": "branch",
            "cases": [{"when": {"attribute": "old", "equals": "yes"}, "goto": "task"}],
        }
    }
    stage |= {"clerk": {"type": "work", "work": "clerk", "priority": 0, "next": "home"}}
    stage |= {"task": {"type": "work", "work": "jobs", "priority": 9}, "home": {"type": "leave"}}
    night = play(
        engine,
        stage=stage,
        work={"clerk": {"duration": fixed(60), "last_start_minutes": 60}, "jobs": {"duration": fixed(15)}},
        duty={"take": {"first": ["clerk", "jobs"]}},
        attribute={"old": {"chance": 0.5}},
        on=[ANN_ON_TAKE],
        people=[Comes("Mon 19:10", knows={"old": "no"}), Comes("Mon 19:20", knows={"old": "yes"})],
    )
    assert night.tasks == ["1 jobs Ann: Mon 19:20 - Mon 19:35"]
