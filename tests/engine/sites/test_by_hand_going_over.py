"""A consultant by day for two hospitals forty minutes apart, worked out by hand: when to go over, and when to stay."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import calls, kind, own
from helpers.clock import said
from helpers.two_sites import play, site

from dghsim.engine.run import Engine
from dghsim.engine.sites.part import Parted

CODES = {"a": "AAA", "b": "BBB"}
AWAY = {"away": {"category": "outside", "duration": fixed(1)}}
TEAM = [{"tiers": ["t3"]}, {"tiers": ["t1"], "must": False}]
CRASH = {"priority": 0, "interrupts": True}


def kinds(**more: Any) -> dict[str, Any]:
    """Reviews of 20 minutes by the consultant, arrests of 10 for whoever can be had, calls of 5; `more` of a review."""
    case = calls(
        see=kind(20, priority=5, **more), arrest=kind(10, **CRASH), ring=kind(5, priority=1, by_phone=True),
        clerk=kind(30, priority=6), rest=own(30),
    )  # fmt: skip
    return {**case, "work": case["work"] | AWAY}


def hospital(
    name: str, people: dict[str, str], *, juniors: int = 0, breaks: str | None = None, also: dict[str, Any] | None,
    minutes: int = 40, **more: Any,
) -> tuple[Any, ...]:  # fmt: skip
    """One with `juniors` who clerk; `also` says that its consultant, on duty from 08:00 to 20:00, covers the other."""
    other = "b" if name == "a" else "a"
    day: dict[str, Any] = {"tier": 3, "first": ["see", "arrest", "ring"]}
    on = [On("junior", f"J{at}", "Mon 08:00", "Mon 20:00") for at in range(juniors)]
    if also is not None:
        day["also"] = {"at": [other], "away": "away", "resident": True} | also
        on = [On("day", "Con", "Mon 08:00", "Mon 20:00"), *on]
    came = [Comes(f"Mon {at}", what) for at, what in people.items()]
    duty = {"junior": {"first": ["clerk", "arrest"], "second": ["see"]}, "day": day}
    around = {"minutes_to": {CODES[other]: minutes}}
    return site(CODES[name], on=on, people=came, around=around, breaks=breaks, duty=duty, **kinds(**more))


def shared(
    engine: Engine, at_a: dict[str, str], at_b: dict[str, str], *, juniors: int = 0, breaks: str | None = None,
    minutes: int = 40, more: dict[str, Any] | None = None, **also: Any,
) -> tuple[list[str], list[str]]:  # fmt: skip
    """A's consultant covers B too, where there are only juniors; what is done at each."""
    a = hospital("a", at_a, also=also, breaks=breaks, minutes=minutes, **(more or {}))
    b = hospital("b", at_b, also=None, juniors=juniors, minutes=minutes, **(more or {}))
    parts = play(engine, a=a, b=b)
    return spells(parts["a"]), spells(parts["b"])


def spells(mine: Parted) -> list[str]:
    """Each but absences: what, by a doctor of which duty, when given where that is sooner, begun, ended."""
    names, kinds = mine.plan.program.work_names, mine.plan.program.duty_kinds
    found = []
    for row in mine.log.tasks:
        if row["duty"] >= 0 and names[row["work"]] != "away":
            on = kinds[mine.plan.duties["kind"][row["duty"]]][1]
            called = f" called {said(row['called'])[4:]}" if row["called"] < row["start"] else ""
            found.append(f"{names[row['work']]} {on}{called} {said(row['start'])[4:]} {said(row['end'])[4:]}")
    return found


def test_what_waits_here_is_finished_first_though_it_has_waited_less(engine: Engine) -> None:
    at_a, at_b = shared(engine, {"09:00": "see", "09:05": "see"}, {"09:01": "see"})
    assert at_a == ["see day 09:00 09:20", "see day 09:20 09:40"]
    assert at_b == ["see day called 09:40 10:20 10:40"]


def test_nobody_sets_off_for_who_has_just_begun_to_wait(engine: Engine) -> None:
    # The consultant has nothing to do from 08:00 on; by 10:00 the first has waited an hour, and two are seen at once.
    at_b = {"09:00": "see", "09:30": "see"}
    assert shared(engine, {}, at_b, goes_after_minutes=60)[1] == [
        "see day called 10:00 10:40 11:00",
        "see day 11:00 11:20",
    ]


def test_who_has_gone_over_stays_until_called_back(engine: Engine) -> None:
    at_a, at_b = shared(engine, {"12:00": "see"}, {"09:00": "see", "12:30": "see"}, goes_after_minutes=60)
    # At B from 10:40; who comes to A at 12:00 is gone for at 13:00, after whoever came to B meanwhile.
    assert at_b == ["see day called 10:00 10:40 11:00", "see day 12:30 12:50"]
    assert at_a == ["see day called 13:00 13:40 14:00"]


def test_where_there_is_always_something_to_do_half_a_day_is_enough(engine: Engine) -> None:
    # Three an hour come to A, each for 20 minutes, so that nobody would ever go.
    at_a = {f"{hour:02d}:{minute:02d}": "see" for hour in range(8, 12) for minute in (0, 20, 40)}
    for_ever = shared(engine, at_a, {"09:00": "see"}, goes_after_minutes=60)
    assert for_ever[1] == ["see day called 12:00 12:40 13:00"]
    two_hours = shared(engine, at_a, {"09:00": "see"}, goes_after_minutes=60, stays_minutes=120)
    assert two_hours[0][5:7] == ["see day 09:40 10:00", "see day called 11:00 11:40 12:00"]
    assert two_hours[1] == ["see day called 10:00 10:40 11:00"]


def test_nobody_goes_because_it_is_time_while_somebody_is_dying_here(engine: Engine) -> None:
    # At 10:00 two hours are over; the arrest of 09:55 waits while the review that nobody breaks off is finished.
    at_a = {"09:40": "see", "09:55": "arrest"}
    more: dict[str, Any] = {"interruptible": False}
    at_a_done, at_b = shared(
        engine, at_a, {"09:00": "see"}, more=more, goes_after_minutes=60, stays_minutes=120
    )
    assert at_a_done == ["see day 09:40 10:00", "arrest day 10:00 10:10"]
    assert at_b == ["see day called 10:10 10:50 11:10"]


def test_an_arrest_there_is_for_those_there(engine: Engine) -> None:
    # The junior, who clerks, is called from it; the consultant at A, with nothing to do, is not asked.
    assert shared(engine, {}, {"09:00": "clerk", "09:10": "arrest"}, juniors=1)[1] == [
        "clerk junior 09:00 09:10",
        "arrest junior 09:10 09:20",
        "clerk junior 09:20 09:40",
    ]


def test_an_arrest_where_nobody_is_takes_the_consultant_from_what_waits_here(engine: Engine) -> None:
    # Not from what is in hand.
    at_a, at_b = shared(engine, {"09:00": "see", "09:01": "see"}, {"09:05": "arrest"})
    assert at_b == ["arrest day called 09:20 10:00 10:10"]
    assert at_a == ["see day 09:00 09:20", "see day called 10:10 10:50 11:10"]


def test_whoever_is_there_at_once_is_called_to_the_dying_in_the_same_instant(engine: Engine) -> None:
    # With no way between the two: gone for at 10:00 for the review; the arrest has waited too short for that.
    at_b = {"09:00": "see", "09:30": "arrest"}
    assert shared(engine, {}, at_b, minutes=0, goes_after_minutes=60)[1] == [
        "see day 10:00 10:00",
        "arrest day 10:00 10:10",
        "see day 10:10 10:30",
    ]


def test_nobody_there_waits_for_the_consultant_in_a_place_that_may_stay_empty(engine: Engine) -> None:
    at_b = {"09:00": "see", "09:01": "see", "09:50": "clerk"}
    assert shared(engine, {}, at_b, juniors=1, more={"team": TEAM})[1] == [
        "see day called 09:00 09:40 10:00",  # the junior is free to clerk meanwhile
        "clerk junior 09:50 10:20",
        "see day 10:00 10:20",
    ]


def test_with_a_junior_on_a_round_once_the_consultant_is_there(engine: Engine) -> None:
    at_b = {"09:00": "see", "09:01": "see"}
    assert shared(engine, {}, at_b, juniors=1, more={"team": TEAM})[1][1:] == [
        "see junior 10:00 10:20",
        "see day 10:00 10:20",
    ]


def test_a_break_is_had_where_one_is_and_a_call_is_answered_there(engine: Engine) -> None:
    # Two breaks in twelve hours: thirds of four, so after two hours and after six. At 09:40 the consultant is at B.
    at_a, at_b = shared(engine, {"10:35": "ring"}, {"09:00": "see", "10:40": "see"}, breaks="rest")
    assert at_a == ["rest day 10:00 10:30", "ring day 10:35 10:40", "rest day 14:00 14:30"]
    assert at_b == ["see day called 09:00 09:40 10:00", "see day 10:40 11:00"]


@pytest.mark.parametrize("says", [{"goes_after_minutes": 60}, {"stays_minutes": 60}])
def test_who_is_called_at_home_sets_off_when_called(says: dict[str, Any]) -> None:
    duty = {"on_call": {"at": "home", "first": ["see"], "also": {"at": ["b"], "away": "away", **says}}}
    with pytest.raises(ValueError, match="goes_after_minutes and stays_minutes need resident = true"):
        site("AAA", on=[], people=[], duty=duty, **kinds())
