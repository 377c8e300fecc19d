"""A conference by telephone, worked out by hand: nobody comes, all must be free, and it is not cut short."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

BOTH = [{"tiers": ["t2"]}, {"tiers": ["t3"]}]
REGISTRAR, CONSULTANT = ("registrar", "Rae"), ("on_call", "Con")
NIGHT = ("Mon 20:00", "Tue 08:00")


def hospital(by_phone: bool = True, **talk: Any) -> dict[str, Any]:
    """Rae resident by night, Con at home half an hour away; a talk of the two, and work of one of them alone."""
    case = calls(
        talk=kind(20, by_phone=by_phone, team=BOTH) | talk,
        red=kind(20, priority=0, interrupts=True), clerk=kind(60), review=kind(30),
    )  # fmt: skip
    night = {"start": "20:00", "end": "08:00"}
    duty = {
        "registrar": {"tier": 2, "first": ["talk", "red", "clerk"]} | night,
        "on_call": {"tier": 3, "at": "home", "call_in_minutes": 30, "first": ["talk", "review"]} | night,
    }
    return case | {"duty": duty, "on": [On(*REGISTRAR, *NIGHT), On(*CONSULTANT, *NIGHT)]}


@pytest.mark.parametrize(
    ("by_phone", "times"),
    [(True, "Mon 22:00 - Mon 22:20"), (False, "Mon 22:30 - Mon 22:50 (called Mon 22:00)")],
)
def test_nobody_comes_in_for_it(engine: Engine, by_phone: bool, times: str) -> None:
    # At the bedside the two would meet half an hour later; on the telephone they have it settled before that.
    night = play(engine, **hospital(by_phone), people=[Comes("Mon 22:00", "talk")])
    assert night.tasks == [f"0 talk Rae: {times}", f"0 talk Con: {times}"]


def test_it_waits_until_both_are_free_and_keeps_neither(engine: Engine) -> None:
    # The talk is asked for at 22:00. Rae clerks until 22:40. Con, at home with nothing to do, is not kept for it:
    # called in at 22:10 he is at the bedside from 22:40 to 23:10. Both are free at 23:10, half an hour after Rae.
    people = [Comes("Mon 21:40", "clerk"), Comes("Mon 22:00", "talk"), Comes("Mon 22:10", "review")]
    night = play(engine, **hospital(), people=people)
    assert night.tasks[1:] == [
        "2 review Con: Mon 22:40 - Mon 23:10 (called Mon 22:10)",
        "1 talk Rae: Mon 23:10 - Mon 23:30",
        "1 talk Con: Mon 23:10 - Mon 23:30",
    ]


def test_who_is_on_the_way_in_is_not_free_for_it(engine: Engine) -> None:
    # As before without the clerking: Rae could talk at 22:15, but Con is driving, and then at the bedside.
    night = play(engine, **hospital(), people=[Comes("Mon 22:10", "review"), Comes("Mon 22:15", "talk")])
    assert night.tasks[1:] == ["1 talk Rae: Mon 23:10 - Mon 23:30", "1 talk Con: Mon 23:10 - Mon 23:30"]


def test_after_it_the_consultant_is_at_home(engine: Engine) -> None:
    # The review asked for in the middle of the talk begins half an hour after its end, and Rae has no journey at all.
    people = [Comes("Mon 22:00", "talk"), Comes("Mon 22:10", "review"), Comes("Mon 22:10", "clerk")]
    night = play(engine, **hospital(), people=people)
    assert night.tasks[2:] == [
        "1 clerk Rae: Mon 22:20 - Mon 23:20", "2 review Con: Mon 22:50 - Mon 23:20 (called Mon 22:20)"
    ]  # fmt: skip


@pytest.mark.parametrize("together", [True, False])
def test_a_talk_of_two_is_not_broken_off_and_advice_of_one_is(engine: Engine, together: bool) -> None:
    # Red at 22:10. A talk of the two goes on to 22:20, and the red call waits. Advice of one alone is put down; whoever
    # answers may finish it, and that is Con at home, who needs no journey for the ten minutes left.
    case = hospital() if together else hospital(team=[])
    night = play(engine, **case, people=[Comes("Mon 22:00", "talk"), Comes("Mon 22:10", "red")])
    if together:
        assert night.tasks == [
            "0 talk Rae: Mon 22:00 - Mon 22:20",
            "0 talk Con: Mon 22:00 - Mon 22:20",
            "1 red Rae: Mon 22:20 - Mon 22:40",
        ]
    else:
        assert night.tasks == [
            "0 talk Rae: Mon 22:00 - Mon 22:10 interrupted",
            "0 talk Con: Mon 22:10 - Mon 22:20",
            "1 red Rae: Mon 22:10 - Mon 22:30",
        ]


@pytest.mark.parametrize(
    ("by_phone", "at", "begins"),
    [
        (True, "Tue 07:59:59", ["Tue 07:59:59"] * 2),
        (True, "Tue 08:00", []),
        (False, "Tue 07:30", ["Tue 08:00"] * 2),
        (False, "Tue 07:30:01", []),
    ],
)
def test_by_telephone_it_may_begin_to_the_last_second_of_the_night(
    engine: Engine, by_phone: bool, at: str, begins: list[str]
) -> None:
    # Nobody travels, so nobody is too far away. At the bedside the journey counts against the end of Con's night.
    night = play(engine, **hospital(by_phone), people=[Comes(at, "talk")])
    assert [task.split(": ")[1].split(" - ")[0] for task in night.tasks] == begins
    assert len(night.waiting) == (0 if begins else 1)


def test_both_finish_it_after_their_shift_though_one_alone_would_hand_over(engine: Engine) -> None:
    # Ten minutes over the end for both, even of a kind that is handed over: a team stays together to the end.
    case = hospital(at_shift_end="hand_over")
    night = play(engine, **case, people=[Comes("Tue 07:50", "talk")])
    assert night.went == ["Rae Tue 08:10", "Con Tue 08:10"]
    alone = play(engine, **hospital(at_shift_end="hand_over", team=[]), people=[Comes("Tue 07:50", "talk")])
    assert alone.tasks == ["0 talk Rae: Tue 07:50 - Tue 08:00 handed over"]
    assert alone.waiting == ["0 talk since Tue 07:50"]
