"""Places, worked out by hand: waiting for one, being turned away, which bed, giving it back, withdrawing."""

from __future__ import annotations

from typing import Any

from helpers.build import Comes, On, fixed
from helpers.night import play

from dghsim.engine.run import Engine

CLERKING: dict[str, Any] = {
    "work": {"clerk": {"duration": fixed(60)}},
    "duty": {"day": {"first": ["clerk"]}},
    "on": [On("day", "Ann", "Mon 08:00", "Mon 20:00")],
}


def ward(count: int, minutes: float = 60, **hold: Any) -> dict[str, Any]:
    """Ask for a bed, stay an hour, go."""
    return {
        "stage": {
            "ask": {"type": "hold", "place": "ward", "mark": "bed_time"} | hold,
            "stay": {"type": "delay", "duration": fixed(minutes)},
            "home": {"type": "leave"},
        },
        "place": {"ward": {"count": count}},
    }


def test_who_finds_it_full_waits_for_a_bed(engine: Engine) -> None:
    night = play(engine, **ward(1), people=["Mon 08:00", "Mon 08:10"])
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 09:00", "1 ward 0: Mon 09:00 - Mon 10:00"]
    assert night.marks("bed_time") == ["Mon 08:00", "Mon 09:00"]
    assert list(night.log.stays["since"]) == [8 * 3600, 8 * 3600 + 600]


def test_beds_are_given_by_urgency_then_by_who_has_waited_longest(engine: Engine) -> None:
    case = ward(1, priority={"attribute": "triage", "values": {"red": 0, "amber": 5}})
    people = [("Mon 08:00", "red"), ("Mon 08:10", "amber"), ("Mon 08:20", "red"), ("Mon 08:30", "red")]
    night = play(
        engine,
        **case,
        attribute={"triage": {"shares": {"red": 0.5, "amber": 0.5}}},
        people=[Comes(at, knows={"triage": triage}) for at, triage in people],
    )
    assert [stay[0] for stay in night.stays] == ["0", "2", "3", "1"]


def test_the_free_bed_of_the_lowest_number_is_given(engine: Engine) -> None:
    # Patients 0, 1 and 2 take beds 0, 1 and 2 and stay 60, 20 and 20 minutes. Beds 1 and 2 are free from 08:22 on:
    # patient 3 is given 1. Bed 0 is free at 09:00 and bed 2 still: patient 4 is given 0, patient 5 is given 2.
    case = ward(3)
    case["stage"]["stay"] = {"type": "delay", "duration": {"family": "attribute", "attribute": "stay"}}
    minutes = [60, 20, 20, 600, 600, 600]
    at = ["Mon 08:00", "Mon 08:01", "Mon 08:02", "Mon 08:30", "Mon 09:00", "Mon 09:01"]
    night = play(
        engine,
        **case,
        attribute={"stay": {"distribution": fixed(60)}},
        people=[Comes(time, knows={"stay": 60 * stay}) for time, stay in zip(at, minutes, strict=True)],
    )
    assert [stay.split(":")[0] for stay in night.stays] == [
        "0 ward 0", "1 ward 1", "2 ward 2", "3 ward 1", "4 ward 0", "5 ward 2"
    ]  # fmt: skip


def test_two_beds_and_no_waiting_lose_the_third(engine: Engine) -> None:
    # Erlang's loss system by hand: beds taken 08:00-09:00 and 08:10-09:10. The one who comes at 08:20 is lost, the one
    # at 09:00 has bed 0, which is given back at that very second, the one at 09:05 is lost, the one at 09:10 has bed 1.
    people = ["Mon 08:00", "Mon 08:10", "Mon 08:20", "Mon 09:00", "Mon 09:05", "Mon 09:10"]
    night = play(engine, **ward(2, on_full="leave"), people=people)
    assert night.left == [
        "home Mon 09:00", "home Mon 09:10", "left Mon 08:20", "home Mon 10:00", "left Mon 09:05", "home Mon 10:10"
    ]  # fmt: skip
    assert night.marks("bed_time")[2] == "never"


def test_who_is_turned_away_may_go_elsewhere(engine: Engine) -> None:
    case = ward(1, on_full="goto", goto="away")
    case["stage"]["away"] = {"type": "leave", "outcome": "transferred"}
    night = play(engine, **case, people=["Mon 08:00", "Mon 08:10"])
    assert night.left == ["home Mon 09:00", "transferred Mon 08:10"]


def test_who_waits_goes_before_who_will_not(engine: Engine) -> None:
    # At 09:00 the bed is given back, patient 1 has waited for it, and patient 2 comes that second and would not wait.
    case = ward(1, next="stay")
    case["stage"]["try"] = case["stage"]["ask"] | {"on_full": "leave"}
    streams = {"door": {"start": "ask"}, "clinic": {"start": "try"}}
    night = play(
        engine, **case, stream=streams, people=["Mon 08:00", "Mon 08:10", Comes("Mon 09:00", "clinic")]
    )
    assert night.left == ["home Mon 09:00", "home Mon 10:00", "left Mon 09:00"]


def test_a_place_of_none_is_never_given(engine: Engine) -> None:
    # Asked for in a side branch that nobody waits for: a file in which somebody waits for ever is refused.
    stage = {
        "ask": {"type": "fork", "launch": "bed"},
        "stay": {"type": "delay", "duration": fixed(60)},
        "home": {"type": "leave"},
        "bed": {"type": "hold", "place": "ward"},
        "over": {"type": "end"},
    }
    night = play(engine, stage=stage, place={"ward": {"count": 0}}, people=["Mon 08:00"])
    assert (night.stays, night.left) == ([], ["home Mon 09:00"])
    night = play(engine, **ward(1), people=["Mon 08:00"])
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 09:00"]


def test_release_gives_the_bed_back_while_the_patient_stays(engine: Engine) -> None:
    case = ward(1)
    home = case["stage"].pop("home")
    case["stage"] |= {
        "back": {"type": "release", "place": "ward"},
        "lounge": {"type": "delay", "duration": fixed(30)},
        "home": home,
    }
    night = play(engine, **case, people=["Mon 08:00", "Mon 08:10"])
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 09:00", "1 ward 0: Mon 09:00 - Mon 10:00"]
    assert night.left == ["home Mon 09:30", "home Mon 10:30"]


def test_who_has_a_bed_and_asks_again_keeps_the_one(engine: Engine) -> None:
    # Though the ward is full, of themselves, and the second time would not wait.
    case = ward(1)
    case["stage"] = {"first": {"type": "hold", "place": "ward"}} | case["stage"]
    case["stage"]["ask"] |= {"on_full": "leave"}
    night = play(engine, **case, people=["Mon 08:00"])
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 09:00"]
    assert night.left == ["home Mon 09:00"]


def test_release_withdraws_a_request_that_still_waits(engine: Engine) -> None:
    # Patient 1 asks on the side at 08:10 for the bed that patient 0 has until 10:00, is seen for 30 minutes,
    # withdraws, and need not wait for the side branch any more. Patient 2 asked later and has the bed at 10:00.
    stage = {
        "ask": {"type": "fork", "launch": "bed"},
        "seen": {"type": "delay", "duration": {"family": "attribute", "attribute": "stay"}},
        "withdraw": {"type": "release", "place": "ward"},
        "asked": {"type": "join", "forks": ["ask"]},
        "home": {"type": "leave"},
        "bed": {"type": "hold", "place": "ward"},
        "given": {"type": "end"},
    }
    night = play(
        engine,
        stage=stage,
        place={"ward": {"count": 1}},
        attribute={"stay": {"distribution": fixed(60)}},
        people=[
            Comes("Mon 08:00", knows={"stay": 7200}),
            Comes("Mon 08:10", knows={"stay": 1800}),
            Comes("Mon 08:20", knows={"stay": 7200}),
        ],
    )
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 10:00", "2 ward 0: Mon 10:00 - Mon 10:20"]
    assert night.left == ["home Mon 10:00", "home Mon 08:40", "home Mon 10:20"]


def test_one_bed_serves_all_that_a_patient_asks_for(engine: Engine) -> None:
    # The patient asks for the ward at priority 9, its side branch a moment later at priority 0, and one bed is free.
    # The side branch is given it first; the patient then has a bed and goes on too, though none is free.
    stage = {
        "start": {"type": "fork", "launch": "side"},
        "ask": {"type": "hold", "place": "ward", "priority": 9},
        "home": {"type": "leave"},
        "side": {"type": "hold", "place": "ward", "priority": 0},
        "stay": {"type": "delay", "duration": fixed(60)},
        "over": {"type": "end"},
    }
    night = play(engine, stage=stage, place={"ward": {"count": 1}}, people=["Mon 08:00"])
    assert night.stays == ["0 ward 0: Mon 08:00 - Mon 08:00"]
    assert night.left == ["home Mon 08:00"]


def test_requests_are_withdrawn_in_the_order_of_their_turn(engine: Engine) -> None:
    # Side branches a (priority 9, first) and b (priority 0) wait for a place of none; the patient waits for a, side
    # branch c for b, and side branch d withdraws both at 08:30. The turn is b's first, so c goes on before the
    # patient: its work is asked for first and is task 0; of equal urgency and wait the patient's, token 0, is begun.
    stage = {
        "a": {"type": "fork", "launch": "a_asks"},
        "b": {"type": "fork", "launch": "b_asks"},
        "c": {"type": "fork", "launch": "c_waits"},
        "d": {"type": "fork", "launch": "d_delay"},
        "both": {"type": "join", "forks": ["a"]},
        "clerk": {"type": "work", "work": "clerk"},
        "home": {"type": "leave"},
        "a_asks": {"type": "hold", "place": "ward", "priority": 9},
        "a_over": {"type": "end"},
        "b_asks": {"type": "hold", "place": "ward", "priority": 0},
        "b_over": {"type": "end"},
        "c_waits": {"type": "join", "forks": ["b"]},
        "c_work": {"type": "work", "work": "clerk"},
        "c_over": {"type": "end"},
        "d_delay": {"type": "delay", "duration": fixed(30)},
        "d_back": {"type": "release", "place": "ward"},
        "d_over": {"type": "end"},
    }
    night = play(engine, **CLERKING, stage=stage, place={"ward": {"count": 0}}, people=["Mon 08:00"])
    assert night.tasks == ["0 clerk Ann: Mon 08:30 - Mon 09:30"]
    assert list(night.log.tasks["task"]) == [1]


def test_occupancy_counts_beds_in_use(engine: Engine) -> None:
    # With two or more on the ward one goes elsewhere: patient 2, while 0 and 1 are in; not patient 3, when 0 has gone.
    case = ward(5)
    full = {"place": "ward", "occupied_at_least": 2}
    case["stage"] = {
        "which": {"type": "branch", "cases": [{"when": full, "goto": "away"}]},
        **case["stage"],
        "away": {"type": "leave", "outcome": "transferred"},
    }
    night = play(engine, **case, people=["Mon 08:00", "Mon 08:30", "Mon 08:59:59", "Mon 09:00"])
    assert night.left == ["home Mon 09:00", "home Mon 09:30", "transferred Mon 08:59:59", "home Mon 10:00"]
