"""The end of a shift with something in hand or set aside, worked out by hand: handed over, or finished late."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.log import Ended
from dghsim.engine.run import Engine

RED = kind(20, priority=0, interrupts=True)
HANDS_OVER, SAME = {"at_shift_end": "hand_over"}, {"resumed_by": "same"}
DAY = ("Mon 08:00", "Mon 20:00")


def ward(*on: On, **kinds: Any) -> dict[str, Any]:
    """Red calls, and what `kinds` says, on days to 20:00 and nights to 08:00."""
    case = calls(**({"red": RED} | kinds))
    first = {"first": list(case["work"])}
    return case | {"duty": {"day": first, "night": first | {"start": "20:00", "end": "08:00"}}, "on": on}


def ann(grade: str = "plain") -> On:
    return On("day", "Ann", *DAY, grade)


def ben(start: str = "Mon 20:00", grade: str = "plain") -> On:
    return On("night", "Ben", start, "Tue 08:00", grade)


def test_what_may_be_handed_over_goes_to_the_night_part_done(engine: Engine) -> None:
    night = play(
        engine, **ward(ann(), ben(), clerk=kind(60) | HANDS_OVER), people=[Comes("Mon 19:20", "clerk")]
    )
    assert night.tasks == [
        "0 clerk Ann: Mon 19:20 - Mon 20:00 handed over", "0 clerk Ben: Mon 20:00 - Mon 20:20"
    ]  # fmt: skip
    assert night.pieces("clerk") == [0, 0]
    assert night.went == ["Ann Mon 20:00", "Ben Tue 08:00"]
    assert night.left == ["home Mon 20:20"]


def test_the_same_finished_late(engine: Engine) -> None:
    night = play(engine, **ward(ann(), ben(), clerk=kind(60)), people=[Comes("Mon 19:20", "clerk")])
    assert night.tasks == ["0 clerk Ann: Mon 19:20 - Mon 20:20"]
    assert night.went == ["Ann Mon 20:20", "Ben Tue 08:00"]


def test_with_nobody_to_take_it_the_patient_waits(engine: Engine) -> None:
    case = ward(ann(), ben("Mon 21:00"), clerk=kind(60) | HANDS_OVER)
    night = play(engine, **case, people=[Comes("Mon 19:20", "clerk")])
    assert night.tasks[1] == "0 clerk Ben: Mon 21:00 - Mon 21:20"


def test_the_next_takes_the_rest_at_its_own_speed(engine: Engine) -> None:
    # Slow Ann does 24 of the 60 minutes in 30. Quick Ben makes 18 of the 36 left.
    clerk = kind(60, factor_by_grade={"quick": 0.5, "slow": 1.25}) | HANDS_OVER
    night = play(
        engine, **ward(ann("slow"), ben(grade="quick"), clerk=clerk), people=[Comes("Mon 19:30", "clerk")]
    )
    assert night.tasks[1] == "0 clerk Ben: Mon 20:00 - Mon 20:18"


def test_what_is_handed_over_keeps_its_place_in_the_line(engine: Engine) -> None:
    # Patient 1 waits since 19:30, patient 0 asked at 19:20: Ben does the rest of patient 0 first.
    case = ward(ann(), ben(), clerk=kind(60) | HANDS_OVER)
    night = play(engine, **case, people=[Comes("Mon 19:20", "clerk"), Comes("Mon 19:30", "clerk")])
    assert night.tasks[1:] == ["0 clerk Ben: Mon 20:00 - Mon 20:20", "1 clerk Ben: Mon 20:20 - Mon 21:20"]


@pytest.mark.parametrize(("begun", "ended"), [("Mon 19:00", Ended.DONE), ("Mon 19:00:01", Ended.HANDED_OVER)])
def test_what_is_done_at_the_end_second_is_not_handed_over(engine: Engine, begun: str, ended: int) -> None:
    # Sixty minutes from 19:00 are over at 20:00, which is in time. A second later a second is left for Ben.
    case = ward(ann(), ben(), clerk=kind(60) | HANDS_OVER)
    night = play(engine, **case, people=[Comes(begun, "clerk")])
    assert night.log.tasks["ended"][0] == ended
    assert night.tasks[1:] == ([] if ended == Ended.DONE else ["0 clerk Ben: Mon 20:00 - Mon 20:00:01"])
    assert night.went[0] == "Ann Mon 20:00"


def test_who_stays_for_the_night_takes_it_up_again_as_the_night(engine: Engine) -> None:
    # Ann's day and night are two duties of different kinds: she hands over to herself.
    on = (ann(), On("night", "Ann", "Mon 20:00", "Tue 08:00"))
    night = play(engine, **ward(*on, clerk=kind(60) | HANDS_OVER), people=[Comes("Mon 19:20", "clerk")])
    assert night.tasks[1] == "0 clerk Ann: Mon 20:00 - Mon 20:20"
    assert list(night.log.tasks["duty"]) == [0, 1]


def test_straight_on_in_a_duty_of_the_same_kind_nothing_is_handed_over(engine: Engine) -> None:
    on = (ann(), On("day", "Ann", "Mon 20:00", "Tue 08:00"))
    night = play(engine, **ward(*on, clerk=kind(60) | HANDS_OVER), people=[Comes("Mon 19:20", "clerk")])
    assert night.tasks == ["0 clerk Ann: Mon 19:20 - Mon 20:20"]


def test_handing_over_keeps_the_next_duty_on_time(engine: Engine) -> None:
    # Finished late the clerking would hold up Ann's night until 20:20. Handed over it is Ben's, who has been idle
    # since 19:30, and Ann is there for the red call of 20:05.
    on = (ann(), On("night", "Ann", "Mon 20:00", "Tue 08:00"), ben("Mon 19:30"))
    people = [Comes("Mon 19:20", "clerk"), Comes("Mon 20:05", "red")]
    night = play(engine, **ward(*on, clerk=kind(60) | HANDS_OVER), people=people)
    assert night.tasks[1:] == ["0 clerk Ben: Mon 20:00 - Mon 20:20", "1 red Ann: Mon 20:05 - Mon 20:25"]


IN_THE_LAST_MINUTE = [Comes("Mon 19:30", "clerk"), Comes("Mon 19:59:30", "red")]
"""Ann clerks for 29.5 minutes; 30.5 are left. The red call lasts to 20:19:30, late."""


@pytest.mark.parametrize("at_shift_end", ["finish", "hand_over"])
def test_interrupted_in_the_last_minute_anyone_goes_on(engine: Engine, at_shift_end: str) -> None:
    case = ward(ann(), ben(), clerk=kind(60, at_shift_end=at_shift_end))
    night = play(engine, **case, people=IN_THE_LAST_MINUTE)
    assert night.tasks == [
        "0 clerk Ann: Mon 19:30 - Mon 19:59:30 interrupted",
        "1 red Ann: Mon 19:59:30 - Mon 20:19:30",
        "0 clerk Ben: Mon 20:00 - Mon 20:30:30",
    ]
    assert night.went == ["Ann Mon 20:19:30", "Ben Tue 08:00"]


def test_interrupted_in_the_last_minute_and_set_aside_it_is_finished_late(engine: Engine) -> None:
    # Ann goes on at 20:19:30 for 30.5 minutes, although Ben is idle.
    night = play(engine, **ward(ann(), ben(), clerk=kind(60) | SAME), people=IN_THE_LAST_MINUTE)
    assert night.tasks[1:] == [
        "1 red Ann: Mon 19:59:30 - Mon 20:19:30", "0 clerk Ann: Mon 20:19:30 - Mon 20:50"
    ]  # fmt: skip
    assert night.went == ["Ann Mon 20:50", "Ben Tue 08:00"]


def test_interrupted_in_the_last_minute_and_set_aside_it_is_handed_over_at_the_end(engine: Engine) -> None:
    # At 20:00 it goes to the line, and Ben begins at once, while Ann finishes the red call.
    night = play(engine, **ward(ann(), ben(), clerk=kind(60) | SAME | HANDS_OVER), people=IN_THE_LAST_MINUTE)
    assert night.tasks[1:] == [
        "1 red Ann: Mon 19:59:30 - Mon 20:19:30", "0 clerk Ben: Mon 20:00 - Mon 20:30:30"
    ]  # fmt: skip
    assert [int(row["ended"]) for row in night.log.tasks] == [Ended.INTERRUPTED, Ended.DONE, Ended.DONE]
    assert night.went == ["Ann Mon 20:19:30", "Ben Tue 08:00"]


def test_a_piece_of_the_same_clinician_in_hand_is_handed_over_to_anyone(engine: Engine) -> None:
    # Whoever goes home cannot go on with it: Ben does.
    case = ward(ann(), ben(), clerk=kind(60) | SAME | HANDS_OVER)
    night = play(engine, **case, people=[Comes("Mon 19:20", "clerk")])
    assert night.tasks[1:] == ["0 clerk Ben: Mon 20:00 - Mon 20:20"]


def test_a_red_call_that_is_handed_over_leaves_what_it_interrupted_to_the_night(engine: Engine) -> None:
    # Both go back to the line at 20:00. Ben takes the red call, 19.5 minutes, then the clerking, 30.5.
    case = ward(ann(), ben(), clerk=kind(60) | SAME | HANDS_OVER)
    case["work"]["red"] |= HANDS_OVER
    night = play(engine, **case, people=IN_THE_LAST_MINUTE)
    assert night.tasks[1:] == [
        "1 red Ann: Mon 19:59:30 - Mon 20:00 handed over",
        "1 red Ben: Mon 20:00 - Mon 20:19:30",
        "0 clerk Ben: Mon 20:19:30 - Mon 20:50",
    ]


@pytest.mark.parametrize(
    ("red_at", "clerk_ends", "red_ends"),
    [("Mon 19:30", "Mon 20:50", "Mon 20:10"), ("Mon 19:45", "Mon 20:35", "Mon 20:25")],
)
def test_who_hands_over_what_is_in_hand_finishes_what_is_set_aside(
    engine: Engine, red_at: str, clerk_ends: str, red_ends: str
) -> None:
    # The red call, of 40 minutes here, is handed over at 20:00 to Ben; the clerking that Ann set aside is hers to
    # finish from 20:00. Of the clerking 50 or 35 minutes are left, of the red call 10 or 25.
    case = ward(ann(), ben(), clerk=kind(60) | SAME, red=kind(40, priority=0, interrupts=True) | HANDS_OVER)
    night = play(engine, **case, people=[Comes("Mon 19:20", "clerk"), Comes(red_at, "red")])
    assert night.tasks[2:] == [f"0 clerk Ann: Mon 20:00 - {clerk_ends}", f"1 red Ben: Mon 20:00 - {red_ends}"]
    assert night.went[0] == f"Ann {clerk_ends}"


def test_all_that_is_set_aside_is_finished_late_one_after_another(engine: Engine) -> None:
    # Clerking 30 of 60 minutes from 19:00, the sick patient 15 of 60 from 19:30, red 20 from 19:45 to 20:05. Then the
    # more urgent first: 45 minutes of the sick patient, then 30 of the clerking.
    sick = kind(60, priority=3, interrupts=True) | SAME
    case = ward(ann(), ben(), clerk=kind(60) | SAME, sick=sick)
    people = [Comes("Mon 19:00", "clerk"), Comes("Mon 19:30", "sick"), Comes("Mon 19:45", "red")]
    night = play(engine, **case, people=people)
    assert night.tasks[2:] == [
        "2 red Ann: Mon 19:45 - Mon 20:05", "1 sick Ann: Mon 20:05 - Mon 20:50", "0 clerk Ann: Mon 20:50 - Mon 21:20"
    ]  # fmt: skip
    assert night.went == ["Ann Mon 21:20", "Ben Tue 08:00"]


def test_what_is_set_aside_holds_up_the_next_duty(engine: Engine) -> None:
    # Ann's night begins at 20:50, when the clerking set aside is done: patient 2 waits since 20:10.
    on = (ann(), On("night", "Ann", "Mon 20:00", "Tue 08:00"))
    people = [*IN_THE_LAST_MINUTE, Comes("Mon 20:10", "clerk")]
    night = play(engine, **ward(*on, clerk=kind(60) | SAME), people=people)
    assert night.tasks[2:] == ["0 clerk Ann: Mon 20:19:30 - Mon 20:50", "2 clerk Ann: Mon 20:50 - Mon 21:50"]
    assert night.went == ["Ann Mon 20:50", "Ann Tue 08:00"]


@pytest.mark.parametrize(
    ("red_at", "ends"), [("Mon 19:59:59", "Mon 19:59:59 interrupted"), ("Mon 20:00", "Mon 20:20")]
)
def test_from_the_end_of_the_shift_on_nobody_is_called_away(engine: Engine, red_at: str, ends: str) -> None:
    # Ann clerks from 19:20. A red call a second before the end of her shift takes her; one at the end does not, though
    # she is there until 20:20. It waits for Ben, at 20:30.
    night = play(
        engine,
        **ward(ann(), ben("Mon 20:30"), clerk=kind(60)),
        people=[Comes("Mon 19:20", "clerk"), Comes(red_at, "red")],
    )
    assert night.tasks[0] == f"0 clerk Ann: Mon 19:20 - {ends}"
    assert night.tasks[1].startswith(
        "1 red Ann: Mon 19:59:59" if "interrupted" in ends else "1 red Ben: Mon 20:30"
    )


def test_a_call_at_the_end_second_goes_before_what_is_handed_over(engine: Engine) -> None:
    # At 20:00 the clerking is handed over and the red call comes: Ben takes the red call first.
    night = play(
        engine,
        **ward(ann(), ben(), clerk=kind(60) | HANDS_OVER),
        people=[Comes("Mon 19:20", "clerk"), Comes("Mon 20:00", "red")],
    )
    assert night.tasks[1:] == ["1 red Ben: Mon 20:00 - Mon 20:20", "0 clerk Ben: Mon 20:20 - Mon 20:40"]


@pytest.mark.parametrize(("red_at", "who"), [("Mon 19:30", "Ann"), ("Mon 19:30:01", "Ben")])
def test_a_last_start_keeps_who_is_busy_from_being_called_away(engine: Engine, red_at: str, who: str) -> None:
    # Red calls are not begun in the last 30 minutes; up to 19:30 Ann is called away from her clerking.
    case = ward(ann(), ben(), red=RED | {"last_start_minutes": 30}, clerk=kind(120))
    night = play(engine, **case, people=[Comes("Mon 19:00", "clerk"), Comes(red_at, "red")])
    red = next(task for task in night.tasks if " red " in task)
    assert red.startswith(f"1 red {who}: ")


@pytest.mark.parametrize("at_shift_end", ["finish", "hand_over"])
def test_what_was_begun_in_time_and_set_aside_is_gone_on_with_after_the_last_start(
    engine: Engine, at_shift_end: str
) -> None:
    # Clerking is not begun after 19:00. Begun at 18:50 and broken off at 18:55, Ann goes on with it at 19:15.
    clerk = kind(30, last_start_minutes=60, at_shift_end=at_shift_end) | SAME
    night = play(
        engine, **ward(ann(), clerk=clerk), people=[Comes("Mon 18:50", "clerk"), Comes("Mon 18:55", "red")]
    )
    assert night.tasks[2:] == ["0 clerk Ann: Mon 19:15 - Mon 19:40"]


def test_a_job_is_handed_over_as_a_patient_is(engine: Engine) -> None:
    case = ward(ann(), ben(), job=kind(60, entity="job") | HANDS_OVER)
    night = play(engine, **case, people=[Comes("Mon 19:20", "job")])
    assert night.tasks == [
        "job 0 job Ann: Mon 19:20 - Mon 20:00 handed over", "job 0 job Ben: Mon 20:00 - Mon 20:20"
    ]  # fmt: skip


def test_who_is_called_in_before_the_last_start_hands_over_what_is_not_done(engine: Engine) -> None:
    # Con, on call to 20:00 with 30 minutes to travel and a last start of 15, may be called until 19:15. Called then,
    # the review of 30 minutes begins at 19:45: 15 minutes are done by 20:00 and 15 handed over to Ben.
    review = kind(30, last_start_minutes=15) | HANDS_OVER
    case = ward(On("call", "Con", *DAY), ben(), review=review)
    case["duty"] |= {"call": {"tier": 3, "at": "home", "call_in_minutes": 30, "first": ["review"]}}
    night = play(engine, **case, people=[Comes("Mon 19:15", "review")])
    assert night.tasks == [
        "0 review Con: Mon 19:45 - Mon 20:00 handed over (called Mon 19:15)",
        "0 review Ben: Mon 20:00 - Mon 20:15",
    ]
    late = play(engine, **case, people=[Comes("Mon 19:15:01", "review")])
    assert late.tasks == ["0 review Ben: Mon 20:00 - Mon 20:30"]


def test_work_for_somebody_who_has_left_is_handed_over_to_nobody(engine: Engine) -> None:
    # Patient 0 goes at 19:40 while Ann still writes; at 20:00 she puts it down, and Ben has nothing to go on with.
    case = ward(ann(), ben(), clerk=kind(60) | HANDS_OVER)
    case["stage"] = {
        "seen": {"type": "fork", "launch": "side"},
        "stay": {"type": "delay", "duration": fixed(10), "next": "home"},
        "side": {"type": "work", "work": "clerk"},
        "over": {"type": "end"},
    } | case["stage"]
    case["stream"] |= {"door": {"start": "seen"}}
    night = play(engine, **case, people=[Comes("Mon 19:30", "door")])
    assert night.tasks == ["0 clerk Ann: Mon 19:30 - Mon 20:00 handed over"]
    assert night.left == ["home Mon 19:40"]
    assert night.waiting == []


def test_what_is_set_aside_for_who_leaves_keeps_nobody_late(engine: Engine) -> None:
    # Ann would go on with patient 0 at 20:19:30, but it has gone at 20:10: she goes when the red call is over.
    case = ward(ann(), clerk=kind(60) | SAME)
    case["stage"] = {
        "seen": {"type": "fork", "launch": "side"},
        "stay": {"type": "delay", "duration": fixed(40), "next": "home"},
        "side": {"type": "work", "work": "clerk"},
        "over": {"type": "end"},
    } | case["stage"]
    case["stream"] |= {"door": {"start": "seen"}}
    people = [Comes("Mon 19:30", "door"), Comes("Mon 19:59:30", "red")]
    assert play(engine, **case, people=people).went == ["Ann Mon 20:19:30"]
