"""Conditions of a branch, worked out by hand: who has seen the patient, labels of a category, free places, switches."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

FY1 = "slow"
SEEN_BY_FY1 = {"when": {"seen_by": [FY1]}, "goto": "review"}


def clerked(*on: On, **clerk: Any) -> dict[str, Any]:
    """Clerking, then a review for whom a foundation doctor has clerked; red calls besides."""
    case = calls(
        clerk=kind(60, **clerk), review=kind(20), red=kind(20, priority=0, interrupts=True)
    )  # fmt: skip
    case["stage"]["clerk"]["next"] = "by_whom"
    case["stage"]["by_whom"] = {"type": "branch", "cases": [SEEN_BY_FY1], "next": "home"}
    del case["stream"]["review"]
    duty = {"day": {"first": ["clerk", "red"]}, "senior": {"tier": 2, "first": ["review"]}}
    return case | {"duty": duty, "on": [*on, On("senior", "Rae", "Mon 08:00", "Mon 20:00")]}


def day(doctor: str, start: str = "Mon 08:00", grade: str = "plain") -> On:
    return On("day", doctor, start, "Mon 20:00", grade)


@pytest.mark.parametrize(("grade", "left"), [("plain", "home Mon 10:00"), (FY1, "home Mon 10:20")])
def test_who_was_clerked_by_a_foundation_doctor_goes_another_way(
    engine: Engine, grade: str, left: str
) -> None:
    night = play(engine, **clerked(day("Ann", grade=grade)), people=[Comes("Mon 09:00", "clerk")])
    assert night.left == [left]


@pytest.mark.parametrize(
    ("first", "second", "left"), [(FY1, "plain", "home Mon 10:10"), ("plain", FY1, "home Mon 10:30")]
)
def test_of_two_spells_it_is_who_finished(engine: Engine, first: str, second: str, left: str) -> None:
    # Ann is called away at 09:20; Ben, there from 09:30, does the 40 minutes left.
    case = clerked(day("Ann", grade=first), day("Ben", "Mon 09:30", second))
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:20", "red")])
    assert night.tasks[2] == "0 clerk Ben: Mon 09:30 - Mon 10:10"
    assert night.left[0] == left


def test_the_last_work_counts_not_any_before(engine: Engine) -> None:
    # Fay clerks; Rae, of another grade, reviews; after that nobody has been seen by Fay, and the review is not again.
    case = clerked(day("Fay", grade=FY1))
    case["stage"]["review"]["next"] = "by_whom"
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk")])
    assert night.left == ["home Mon 10:20"]


def test_whom_nobody_has_seen_was_not_seen_by_anybody(engine: Engine) -> None:
    case = clerked(day("Fay", grade=FY1))
    case["stage"] = {"door": case["stage"]["by_whom"]} | case["stage"]
    case["stream"]["door"] = {"start": "door"}
    assert play(engine, **case, people=[Comes("Mon 09:00", "door")]).left == ["home Mon 09:00"]


def test_what_one_patient_has_seen_another_has_not(engine: Engine) -> None:
    # Fay clerks patient 0, Ann patient 1.
    case = clerked(day("Fay", "Mon 07:00", FY1), day("Ann"))
    night = play(engine, **case, people=[Comes("Mon 09:00", "clerk"), Comes("Mon 09:10", "clerk")])
    assert night.left == ["home Mon 10:20", "home Mon 10:10"]


def two_ways(when: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """Home if it holds, away if not."""
    stage = {
        "which": {"type": "branch", "cases": [{"when": when, "goto": "home"}]},
        "away": {"type": "leave", "outcome": "transferred"},
        "home": {"type": "leave"},
    }
    return {"stage": stage} | parts


def test_one_of_several_labels(engine: Engine) -> None:
    attribute = {"group": {"shares": {"stroke": 0.2, "chest": 0.3, "falls": 0.5}}}
    case = two_ways({"attribute": "group", "is_one_of": ["chest", "stroke"]}, attribute=attribute)
    people = [Comes("Mon 09:00", knows={"group": group}) for group in ("falls", "stroke", "chest")]
    night = play(engine, **case, people=people)
    assert [left.split()[0] for left in night.left] == ["transferred", "home", "home"]


def test_yes_or_no_of_a_chance(engine: Engine) -> None:
    case = two_ways({"attribute": "old", "is_one_of": ["yes"]}, attribute={"old": {"chance": 0.5}})
    night = play(engine, **case, people=[Comes("Mon 09:00", knows={"old": old}) for old in ("no", "yes")])
    assert [left.split()[0] for left in night.left] == ["transferred", "home"]


def test_so_many_places_free(engine: Engine) -> None:
    # Three beds, each taken by whoever goes on: with 3 and 2 free it holds, with 1 not; with 2 free again it does.
    case = two_ways({"place": "ward", "free_at_least": 2}, place={"ward": {"count": 3}})
    case["stage"]["home"] = {"type": "hold", "place": "ward"}
    case["stage"] |= {"stay": {"type": "delay", "duration": fixed(60)}, "out": {"type": "leave"}}
    people = ["Mon 09:00", "Mon 09:10", "Mon 09:20", "Mon 10:00", "Mon 10:05"]
    night = play(engine, **case, people=people)
    assert [left.split()[0] for left in night.left] == ["home", "home", "transferred", "home", "transferred"]


@pytest.mark.parametrize(("on", "outcome"), [(True, "home"), (False, "transferred")])
def test_a_switch_is_on_or_off(engine: Engine, on: bool, outcome: str) -> None:
    case = two_ways({"policy": "open_late"}, policy={"open_late": on, "other": not on})
    assert play(engine, **case, people=["Mon 09:00"]).left == [f"{outcome} Mon 09:00"]


def test_somebody_is_there_who_answers_it_first(engine: Engine) -> None:
    # Ann is there from 08:00, busy or not. Bea answers second: she takes the one at 09:00, but alone is nobody.
    case = calls(clerk=kind(60))
    case["stage"] |= {
        "which": {"type": "branch", "cases": [{"when": {"answered": "clerk"}, "goto": "clerk"}]},
        "away": {"type": "leave", "outcome": "transferred"},
    }
    case["stream"]["which"] = {"start": "which"}
    case |= {"duty": {"day": {"first": ["clerk"]}, "other": {"second": ["clerk"]}}}
    on = [day("Ann"), On("other", "Bea", "Mon 06:00", "Mon 22:00")]
    hours = ["Mon 07:00", "Mon 08:30", "Mon 09:00", "Mon 20:30"]
    night = play(engine, **case, on=on, people=[Comes(at, "which") for at in hours])
    assert night.left == [
        "transferred Mon 07:00", "home Mon 09:30", "home Mon 10:00", "transferred Mon 20:30",
    ]  # fmt: skip


def test_by_a_chance_that_is_the_share_of_a_place_in_use(engine: Engine) -> None:
    # Of one bed none or all is in use: never, then always. A place with none has no share.
    case = two_ways(
        {"place": "ward", "in_proportion": True}, place={"ward": {"count": 1}, "none": {"count": 0}}
    )
    case["stage"]["away"] = {"type": "hold", "place": "ward", "next": "stay"}
    case["stage"] |= {"stay": {"type": "delay", "duration": fixed(60)}, "out": {"type": "leave"}}
    case["stage"]["which"]["cases"].insert(
        0, {"when": {"place": "none", "in_proportion": True}, "goto": "out"}
    )
    people = ["Mon 09:00", "Mon 09:10", "Mon 09:59", "Mon 10:01"]
    night = play(engine, **case, people=people)
    assert night.left == ["home Mon 10:00", "home Mon 09:10", "home Mon 09:59", "home Mon 11:01"]
