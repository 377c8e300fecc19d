"""Advice by telephone, worked out by hand: no journey for it, and a journey for what follows."""

from __future__ import annotations

from typing import Any

from helpers.build import Comes, On
from helpers.calls import calls, kind
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


def test_on_site_advice_is_work_like_any(engine: Engine) -> None:
    case = calls(**CALLS) | {"duty": {"day": {"first": ["advice", "review"]}, "red": {"first": ["red"]}}}
    night = play(
        engine,
        **case,
        on=[On("day", "Ann", "Mon 08:00", "Mon 20:00")],
        people=[Comes("Mon 09:00", "advice"), Comes("Mon 09:05", "review")],
    )
    assert night.tasks == ["0 advice Ann: Mon 09:00 - Mon 09:10", "1 review Ann: Mon 09:10 - Mon 09:40"]
