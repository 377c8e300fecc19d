"""Advice by telephone, worked out by hand: no journey for it, and a journey for what follows."""

from __future__ import annotations

from typing import Any

from helpers.build import Comes, On
from helpers.calls import calls, kind, own
from helpers.night import play

from dghsim.engine.run import Engine

CALLS: dict[str, Any] = {
    "advice": kind(10, by_phone=True), "review": kind(30), "red": kind(20, priority=0, interrupts=True)
}  # fmt: skip


def night_of(engine: Engine, *people: Comes, **kinds: Any) -> Any:
    """Con on call from home from Monday 20:00 to Tuesday 08:00, half an hour away, alone."""
    case = calls(**(CALLS | kinds))
    duty = {
        "tier": 3, "at": "home", "call_in_minutes": 30, "first": list(case["work"]), "start": "20:00", "end": "08:00"
    }  # fmt: skip
    on = [On("call", "Con", "Mon 20:00", "Tue 08:00")]
    return play(engine, **case, duty={"call": duty}, on=on, people=people)


def test_advice_is_given_at_once(engine: Engine) -> None:
    night = night_of(engine, Comes("Mon 22:00", "advice"), Comes("Mon 22:20", "advice"))
    assert night.tasks == ["0 advice Con: Mon 22:00 - Mon 22:10", "1 advice Con: Mon 22:20 - Mon 22:30"]
    assert night.left == ["home Mon 22:10", "home Mon 22:30"]


def test_who_has_just_advised_is_still_at_home(engine: Engine) -> None:
    # The review waits since 22:05. The journey begins when the telephone is put down at 22:10.
    night = night_of(engine, Comes("Mon 22:00", "advice"), Comes("Mon 22:05", "review"))
    assert night.tasks == [
        "0 advice Con: Mon 22:00 - Mon 22:10", "1 review Con: Mon 22:40 - Mon 23:10 (called Mon 22:10)"
    ]  # fmt: skip


def test_a_red_call_breaks_off_advice_and_needs_its_journey(engine: Engine) -> None:
    # Five minutes of advice are left, and are given from the hospital when the red call is over.
    night = night_of(engine, Comes("Mon 22:00", "advice"), Comes("Mon 22:05", "red"))
    assert night.tasks == [
        "0 advice Con: Mon 22:00 - Mon 22:05 interrupted",
        "1 red Con: Mon 22:35 - Mon 22:55 (called Mon 22:05)",
        "0 advice Con: Mon 22:55 - Mon 23:00",
    ]


def test_who_is_called_away_from_the_bedside_needs_no_journey(engine: Engine) -> None:
    # Called at 22:00, at the review from 22:30; the red call of 22:40 is around the corner, and so is the way back.
    night = night_of(engine, Comes("Mon 22:00", "review"), Comes("Mon 22:40", "red"))
    assert night.tasks == [
        "0 review Con: Mon 22:30 - Mon 22:40 interrupted (called Mon 22:00)",
        "1 red Con: Mon 22:40 - Mon 23:00",
        "0 review Con: Mon 23:00 - Mon 23:20",
    ]


def test_advice_is_no_journey_even_at_the_end_of_the_duty(engine: Engine) -> None:
    # A review cannot be begun before 08:00 from 07:30:01 on; advice can until 08:00.
    night = night_of(engine, Comes("Tue 07:30:01", "review"), Comes("Tue 07:55", "advice"))
    assert night.tasks == ["1 advice Con: Tue 07:55 - Tue 08:05"]
    assert night.went == ["Con Tue 08:05"]
    assert night.waiting == ["0 review since Tue 07:30:01"]


def test_at_the_bedside_a_red_call_can_be_begun_until_the_end_of_the_duty(engine: Engine) -> None:
    # Called at 07:10 and at the review from 07:40, Con is there for the red call of 07:50.
    night = night_of(engine, Comes("Tue 07:10", "review"), Comes("Tue 07:50", "red"))
    assert night.tasks == [
        "0 review Con: Tue 07:40 - Tue 07:50 interrupted (called Tue 07:10)",
        "1 red Con: Tue 07:50 - Tue 08:10",
    ]
    assert night.went == ["Con Tue 08:10"]


def test_on_the_telephone_it_cannot(engine: Engine) -> None:
    # Half an hour away, Con would come at 08:20: the advice is not broken off for nothing.
    night = night_of(engine, Comes("Tue 07:48", "advice"), Comes("Tue 07:50", "red"))
    assert night.tasks == ["0 advice Con: Tue 07:48 - Tue 07:58"]
    assert night.waiting == ["1 red since Tue 07:50"]


def test_on_site_advice_is_work_like_any(engine: Engine) -> None:
    case = calls(**CALLS) | {"duty": {"day": {"first": ["advice", "review"]}, "red": {"first": ["red"]}}}
    night = play(
        engine,
        **case,
        on=[On("day", "Ann", "Mon 08:00", "Mon 20:00")],
        people=[Comes("Mon 09:00", "advice"), Comes("Mon 09:05", "review")],
    )
    assert night.tasks == ["0 advice Ann: Mon 09:00 - Mon 09:10", "1 review Ann: Mon 09:10 - Mon 09:40"]


def test_handover_on_call_from_home_needs_no_journey_if_it_is_by_phone(engine: Engine) -> None:
    # At 20:00 the day's consultant rings for a quarter of an hour; a handover at the bedside would begin at 20:30.
    for by_phone, begins, ends, called in (
        (True, "20:00", "20:15", ""),
        (False, "20:30", "20:45", "Mon 20:00"),
    ):
        case = calls(review=kind(30), handover=own(15, by_phone=by_phone))
        duty = {
            "tier": 3, "at": "home", "call_in_minutes": 30, "first": ["review"], "start": "20:00", "end": "08:00",
            "own": [{"work": "handover", "minutes": 15, "after_minutes": 0}],
        }  # fmt: skip
        on = [On("call", "Con", "Mon 20:00", "Tue 08:00")]
        night = play(engine, **case, duty={"call": duty}, on=on, people=[])
        said = f" (called {called})" if called else ""
        assert night.tasks == [f"own handover Con: Mon {begins} - Mon {ends}{said}"]


def test_nobody_travels_for_a_handover_that_would_begin_after_the_duty(engine: Engine) -> None:
    # Due at 07:45, half an hour away, on call to 08:00: it would begin at 08:15.
    case = calls(review=kind(30), handover=own(15))
    duty = {
        "tier": 3, "at": "home", "call_in_minutes": 30, "first": ["review"], "start": "20:00", "end": "08:00",
        "own": [{"work": "handover", "minutes": 15, "before_end_minutes": 15}],
    }  # fmt: skip
    on = [On("call", "Con", "Mon 20:00", "Tue 08:00")]
    night = play(engine, **case, duty={"call": duty}, on=on, people=[])
    assert night.tasks == []
    assert night.missed == ["handover Con: due Tue 07:45, lapsed Tue 08:00"]
    assert night.went == ["Con Tue 08:00"]


def test_a_call_that_interrupts_at_the_bedside_sends_nobody_home(engine: Engine) -> None:
    # At the review from 22:30; ten minutes of advice at 22:40, given beside the patient; twenty of the review are left.
    advice = kind(10, by_phone=True, priority=0, interrupts=True)
    night = night_of(engine, Comes("Mon 22:00", "review"), Comes("Mon 22:40", "advice"), advice=advice)
    assert night.tasks == [
        "0 review Con: Mon 22:30 - Mon 22:40 interrupted (called Mon 22:00)",
        "1 advice Con: Mon 22:40 - Mon 22:50",
        "0 review Con: Mon 22:50 - Mon 23:10",
    ]


def test_a_call_between_two_at_the_bedside_sends_nobody_home(engine: Engine) -> None:
    # The first review ends at 23:00, the call has waited and is taken there, the second patient is next door.
    people = [Comes("Mon 22:00", "review"), Comes("Mon 22:45", "advice"), Comes("Mon 22:50", "review")]
    assert night_of(engine, *people).tasks == [
        "0 review Con: Mon 22:30 - Mon 23:00 (called Mon 22:00)",
        "1 advice Con: Mon 23:00 - Mon 23:10",
        "2 review Con: Mon 23:10 - Mon 23:40",
    ]


def test_a_call_on_the_way_home_does_not_turn_round(engine: Engine) -> None:
    # On the way home from 23:00; advised at 23:05 from wherever that is; the journey begins when the call is over.
    people = [Comes("Mon 22:00", "review"), Comes("Mon 23:05", "advice"), Comes("Mon 23:10", "review")]
    assert night_of(engine, *people).tasks == [
        "0 review Con: Mon 22:30 - Mon 23:00 (called Mon 22:00)",
        "1 advice Con: Mon 23:05 - Mon 23:15",
        "2 review Con: Mon 23:45 - Tue 00:15 (called Mon 23:15)",
    ]
