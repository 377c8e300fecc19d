"""Teams, worked out by hand: who must be there, who comes if there is somebody, and that they stay together."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

JUNIOR: dict[str, Any] = {"tiers": ["t1"]}
SENIOR: dict[str, Any] = {"tiers": ["t2"]}
BOTH = [SENIOR, JUNIOR]
IF_THERE = {"must": False}
JUNIORS_AND_SENIORS = {
    "junior": {"first": ["arrest", "clerk"]}, "senior": {"tier": 2, "first": ["arrest", "clerk"]},
    "junior_night": {"first": ["arrest", "clerk"], "start": "20:00", "end": "08:00"},
}  # fmt: skip


def ward(*on: On, team: list[dict[str, Any]], clerk: float = 60, **arrest: Any) -> dict[str, Any]:
    """Arrests of 20 minutes that need a team, and clerking by one, of juniors (tier 1) and seniors (tier 2)."""
    case = calls(arrest=kind(20, priority=0, team=team, **arrest), clerk=kind(clerk))
    return case | {"duty": JUNIORS_AND_SENIORS, "on": on}


def junior(name: str, start: str = "Mon 08:00", end: str = "Mon 20:00", grade: str = "plain") -> On:
    return On("junior", name, start, end, grade)


def senior(name: str, start: str = "Mon 08:00", end: str = "Mon 20:00", grade: str = "plain") -> On:
    return On("senior", name, start, end, grade)


def test_a_team_begins_when_all_who_must_be_there_are(engine: Engine) -> None:
    # Rae, the only senior, comes at 09:30. Nobody is kept free for the arrest: Ann clerks from 09:10 to 09:25.
    case = ward(junior("Ann"), senior("Rae", "Mon 09:30"), team=BOTH, clerk=15)
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest"), Comes("Mon 09:10", "clerk")])
    assert night.tasks == [
        "1 clerk Ann: Mon 09:10 - Mon 09:25",
        "0 arrest Ann: Mon 09:30 - Mon 09:50",
        "0 arrest Rae: Mon 09:30 - Mon 09:50",
    ]
    assert night.pieces("arrest") == [0, 0]


def test_nobody_is_called_away_for_a_team_that_cannot_be_filled(engine: Engine) -> None:
    # No senior until 09:45: until then Ann's clerking goes on although arrests interrupt; then it is broken off.
    case = ward(junior("Ann"), senior("Rae", "Mon 09:45"), team=BOTH, interrupts=True)
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "arrest")])
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:45 interrupted",
        "1 arrest Ann: Mon 09:45 - Mon 10:05",
        "1 arrest Rae: Mon 09:45 - Mon 10:05",
        "0 clerk Ann: Mon 10:05 - Mon 10:20",
    ]


def test_without_interrupting_it_waits_until_all_are_idle_together(engine: Engine) -> None:
    # Ann clerks patient 0 until 10:00, Rae patient 1 until 10:05: the arrest of 09:20 begins at 10:05.
    case = ward(junior("Ann"), senior("Rae"), team=BOTH)
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:05", "clerk"), Comes("Mon 09:20", "arrest")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 10:00",
        "1 clerk Rae: Mon 09:05 - Mon 10:05",
        "2 arrest Ann: Mon 10:05 - Mon 10:25",
        "2 arrest Rae: Mon 10:05 - Mon 10:25",
    ]


def test_a_team_may_be_made_of_victims(engine: Engine) -> None:
    # Both are clerking. Of patient 0 40 minutes are left, of patient 1 45; at 09:40 both doctors are idle, patient 0
    # has waited longer, and the lower tier goes first: each goes back to its own.
    case = ward(junior("Ann"), senior("Rae"), team=BOTH, interrupts=True)
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:05", "clerk"), Comes("Mon 09:20", "arrest")]
    night = play(engine, **case, people=people)
    assert night.tasks == [
        "0 clerk Ann: Mon 09:00 - Mon 09:20 interrupted",
        "1 clerk Rae: Mon 09:05 - Mon 09:20 interrupted",
        "2 arrest Ann: Mon 09:20 - Mon 09:40",
        "2 arrest Rae: Mon 09:20 - Mon 09:40",
        "0 clerk Ann: Mon 09:40 - Mon 10:20",
        "1 clerk Rae: Mon 09:40 - Mon 10:25",
    ]


@pytest.mark.parametrize("interrupts", [False, True])
def test_an_optional_seat_stays_empty_when_nobody_can_be_had(engine: Engine, interrupts: bool) -> None:
    # Only Rae is there at 09:00. Ann, who comes at 09:10, does not join them, and is free for the clerking.
    case = ward(
        senior("Rae"), junior("Ann", "Mon 09:10"), team=[SENIOR, JUNIOR | IF_THERE], interrupts=interrupts
    )
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest"), Comes("Mon 09:15", "clerk")])
    assert night.tasks == ["0 arrest Rae: Mon 09:00 - Mon 09:20", "1 clerk Ann: Mon 09:15 - Mon 10:15"]


def test_an_optional_seat_is_filled_by_who_is_idle(engine: Engine) -> None:
    case = ward(senior("Rae"), junior("Ann"), team=[SENIOR, JUNIOR | IF_THERE])
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest"), Comes("Mon 09:15", "clerk")])
    assert night.tasks == [
        "0 arrest Ann: Mon 09:00 - Mon 09:20",
        "0 arrest Rae: Mon 09:00 - Mon 09:20",
        "1 clerk Ann: Mon 09:20 - Mon 10:20",
    ]


@pytest.mark.parametrize(("interrupts", "team"), [(True, 2), (False, 1)])
def test_an_optional_seat_is_filled_by_a_victim_if_the_work_interrupts(
    engine: Engine, interrupts: bool, team: int
) -> None:
    # Ann is clerking since 09:00, Rae idle.
    case = ward(senior("Rae"), junior("Ann"), team=[SENIOR, JUNIOR | IF_THERE], interrupts=interrupts)
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "arrest")])
    assert len(night.pieces("arrest")) == team
    assert night.left[0] == ("home Mon 10:20" if interrupts else "home Mon 10:00")


def test_seats_are_filled_by_their_tiers(engine: Engine) -> None:
    # Two juniors have been idle since 07:00, and neither can take the senior's seat: it waits for Rae, at 09:30.
    case = ward(
        junior("Ann", "Mon 07:00"), junior("Ben", "Mon 07:00"), senior("Rae", "Mon 09:30"), team=[SENIOR, {}]
    )
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest")])
    # The second seat is for any tier: the lowest, and of that the lower number.
    assert night.tasks == ["0 arrest Ann: Mon 09:30 - Mon 09:50", "0 arrest Rae: Mon 09:30 - Mon 09:50"]


def test_one_clinician_fills_one_seat(engine: Engine) -> None:
    # Two are needed of any tier. Ann alone is not two; with Ben, from 09:30, it begins.
    case = ward(junior("Ann"), junior("Ben", "Mon 09:30"), team=[{"count": 2}])
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest")])
    assert night.tasks == ["0 arrest Ann: Mon 09:30 - Mon 09:50", "0 arrest Ben: Mon 09:30 - Mon 09:50"]


def test_of_two_seats_the_idle_fill_what_they_can_and_a_victim_the_other(engine: Engine) -> None:
    # Ann and Ben clerk, Ann the longer; Cat is idle. Cat is taken, and of the two Ben, who began later.
    case = ward(junior("Ann"), junior("Ben"), junior("Cat"), team=[{"count": 2}], interrupts=True)
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "clerk"), Comes("Mon 09:20", "arrest")]
    night = play(engine, **case, people=people)
    assert night.tasks[:4] == [
        "0 clerk Ann: Mon 09:00 - Mon 10:00",
        "1 clerk Ben: Mon 09:10 - Mon 09:20 interrupted",
        "2 arrest Ben: Mon 09:20 - Mon 09:40",
        "2 arrest Cat: Mon 09:20 - Mon 09:40",
    ]


def test_the_second_list_makes_up_a_team_when_it_may_be_asked(engine: Engine) -> None:
    # Ben answers arrests second, after 10 minutes; two are needed.
    case = ward(
        junior("Ann"), On("helper", "Ben", "Mon 08:00", "Mon 20:00"), team=[{"count": 2}],
        ask_second_after_minutes=10,
    )  # fmt: skip
    case["duty"] = JUNIORS_AND_SENIORS | {"helper": {"second": ["arrest"]}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest")])
    assert night.tasks == ["0 arrest Ann: Mon 09:10 - Mon 09:30", "0 arrest Ben: Mon 09:10 - Mon 09:30"]


def test_all_are_as_fast_as_the_first_seat_and_end_together(engine: Engine) -> None:
    # Quick Rae leads: half of 20 minutes, for slow Ann too.
    case = ward(
        junior("Ann", grade="slow"), senior("Rae", grade="quick"), team=BOTH,
        factor_by_grade={"quick": 0.5, "slow": 2.0},
    )  # fmt: skip
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest")])
    assert night.tasks == ["0 arrest Ann: Mon 09:00 - Mon 09:10", "0 arrest Rae: Mon 09:00 - Mon 09:10"]


def test_a_team_begins_when_the_last_has_come_from_home(engine: Engine) -> None:
    # Con needs 30 minutes. Ann waits with the patient from 09:00 on, and is not had for the clerking of 09:10.
    team = [JUNIOR, {"tiers": ["t3"]}]
    case = ward(junior("Ann"), On("call", "Con", "Mon 08:00", "Mon 20:00"), team=team)
    case["duty"] = JUNIORS_AND_SENIORS | {"call": {"tier": 3, "at": "home", "first": ["arrest"]}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest"), Comes("Mon 09:10", "clerk")])
    assert night.tasks == [
        "0 arrest Ann: Mon 09:30 - Mon 09:50 (called Mon 09:00)",
        "0 arrest Con: Mon 09:30 - Mon 09:50 (called Mon 09:00)",
        "1 clerk Ann: Mon 09:50 - Mon 10:50",
    ]


def test_who_waits_for_the_rest_of_the_team_is_not_called_away(engine: Engine) -> None:
    # As before, and a more urgent call at 09:10 that Ann alone could answer.
    case = calls(
        red=kind(20, priority=0, interrupts=True), sick=kind(20, priority=3, team=[JUNIOR, {"tiers": ["t3"]}])
    )
    case["duty"] = {
        "junior": {"first": ["red", "sick"]}, "call": {"tier": 3, "at": "home", "first": ["sick"]}
    }  # fmt: skip
    on = [junior("Ann"), On("call", "Con", "Mon 08:00", "Mon 20:00")]
    night = play(engine, **case, on=on, people=[Comes("Mon 09:00", "sick"), Comes("Mon 09:10", "red")])
    assert night.tasks == [
        "0 sick Ann: Mon 09:30 - Mon 09:50 (called Mon 09:00)",
        "0 sick Con: Mon 09:30 - Mon 09:50 (called Mon 09:00)",
        "1 red Ann: Mon 09:50 - Mon 10:10",
    ]


@pytest.mark.parametrize("at_shift_end", ["finish", "hand_over"])
def test_a_team_stays_to_the_end_whatever_the_clock_says(engine: Engine, at_shift_end: str) -> None:
    # Begun at 19:50, it lasts to 20:10, even of a kind that one clinician would hand over. Ann's night begins when she
    # is done: patient 1, who asks at 20:05, waits until 20:10.
    case = ward(
        junior("Ann"), senior("Rae"), On("junior_night", "Ann", "Mon 20:00", "Tue 08:00"), team=BOTH,
        at_shift_end=at_shift_end,
    )  # fmt: skip
    night = play(engine, **case, people=[Comes("Mon 19:50", "arrest"), Comes("Mon 20:05", "clerk")])
    assert night.tasks == [
        "0 arrest Ann: Mon 19:50 - Mon 20:10",
        "0 arrest Rae: Mon 19:50 - Mon 20:10",
        "1 clerk Ann: Mon 20:10 - Mon 21:10",
    ]
    assert night.went == ["Ann Mon 20:10", "Rae Mon 20:10", "Ann Tue 08:00"]


def test_a_shift_that_ends_before_the_team_begins_is_finished_late_too(engine: Engine) -> None:
    # Ann, whose shift ends at 20:00, is taken at 19:45 and waits for Con until 20:15: done at 20:35.
    case = ward(
        junior("Ann"), On("call", "Con", "Mon 08:00", "Tue 08:00"), team=[JUNIOR, {"tiers": ["t3"]}],
        at_shift_end="hand_over",
    )  # fmt: skip
    case["duty"] = JUNIORS_AND_SENIORS | {"call": {"tier": 3, "at": "home", "first": ["arrest"]}}
    night = play(engine, **case, people=[Comes("Mon 19:45", "arrest")])
    assert night.tasks == [
        "0 arrest Ann: Mon 20:15 - Mon 20:35 (called Mon 19:45)",
        "0 arrest Con: Mon 20:15 - Mon 20:35 (called Mon 19:45)",
    ]
    assert night.went == ["Ann Mon 20:35", "Con Tue 08:00"]


def test_the_clock_of_the_patient_starts_when_the_team_begins(engine: Engine) -> None:
    case = ward(
        junior("Ann"), On("call", "Con", "Mon 08:00", "Mon 20:00"), team=[JUNIOR, {"tiers": ["t3"]}],
        mark="senior_start",
    )  # fmt: skip
    case["duty"] = JUNIORS_AND_SENIORS | {"call": {"tier": 3, "at": "home", "first": ["arrest"]}}
    night = play(engine, **case, people=[Comes("Mon 09:00", "arrest")])
    assert night.marks("senior_start") == ["Mon 09:30"]


def test_after_the_team_each_goes_back_to_what_was_set_aside(engine: Engine) -> None:
    # Patient 0 was Rae's, as Ann came only at 09:05 and has patient 1. With clerking kept for who began it each goes on
    # with its own; handed out by tier Ann would have patient 0.
    case = ward(senior("Rae"), junior("Ann", "Mon 09:05"), team=BOTH, interrupts=True)
    case["work"]["clerk"]["resumed_by"] = "same"
    people = [Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "clerk"), Comes("Mon 09:20", "arrest")]
    night = play(engine, **case, people=people)
    assert night.tasks[4:] == ["0 clerk Rae: Mon 09:40 - Mon 10:20", "1 clerk Ann: Mon 09:40 - Mon 10:30"]
