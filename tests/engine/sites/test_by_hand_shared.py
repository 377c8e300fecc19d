"""A consultant at home who covers two hospitals forty minutes apart, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.clock import said
from helpers.two_sites import play, site

from dghsim.engine.run import Engine
from dghsim.engine.sites.part import Parted
from dghsim.errors import InputError

STAGE = {"seen": {"type": "work", "work": "see"}, "home": {"type": "leave"}}
WORK = {"see": {"duration": fixed(20)}, "away": {"category": "outside", "duration": fixed(1)}}


def hospital(
    code: str, people: list[Comes], *, also: Mapping[str, Any] | None = None, on: bool = True,
    minutes: float | None = 40, **changes: Any,
) -> tuple[Any, ...]:  # fmt: skip
    """One with a doctor on call from home, half an hour away, who sees whoever comes."""
    duty: dict[str, Any] = {
        "start": "08:00",
        "end": "20:00",
        "first": ["see"],
        "at": "home",
        "call_in_minutes": 30,
    }
    if also is not None:
        duty["also"] = {"away": "away", **also}
    given: dict[str, Any] = {"stage": STAGE, "work": WORK, "duty": {"on_call": duty}}
    around = {} if minutes is None else {"minutes_to": {"BBB" if code == "AAA" else "AAA": minutes}}
    doctors = [On("on_call", f"Dr {code}", "Mon 08:00", "Mon 20:00")] if on else []
    return site(code, on=doctors, people=people, around=around, **(given | changes))


def shared(engine: Engine, at_a: list[str], at_b: list[str], **more: Any) -> dict[str, Parted]:
    """A's doctor covers B too, where nobody is."""
    a = hospital("AAA", [Comes(time, "door") for time in at_a], also={"at": ["b"], **more})
    return play(engine, a=a, b=hospital("BBB", [Comes(time, "door") for time in at_b], on=False))


def spells(mine: Parted) -> list[str]:
    """Each: what, when given, begun, ended."""
    names = mine.plan.program.work_names
    return [
        f"{names[row['work']]} {said(row['called'])} {said(row['start'])[4:]} {said(row['end'])[4:]}"
        for row in mine.log.tasks
    ]


def test_from_one_hospital_to_the_other_it_is_the_drive(engine: Engine) -> None:
    parts = shared(engine, ["Mon 09:00"], ["Mon 09:05"])
    # In from home in half an hour; from A straight on to B in forty minutes.
    assert spells(parts["a"]) == ["see Mon 09:00 09:30 09:50", "away Mon 09:50 09:50 10:50"]
    assert spells(parts["b"]) == ["away Mon 09:00 09:00 09:50", "see Mon 09:50 10:30 10:50"]


def test_from_home_the_other_hospital_is_as_far_as_its_own_and_the_drive(engine: Engine) -> None:
    parts = shared(engine, [], ["Mon 10:00"])
    assert spells(parts["b"]) == ["see Mon 10:00 11:10 11:30"]
    assert spells(parts["a"]) == ["away Mon 10:00 10:00 11:30"]


def test_who_was_at_the_other_is_not_back_sooner_than_the_road_allows(engine: Engine) -> None:
    parts = shared(engine, ["Mon 10:31"], ["Mon 09:00"])
    # At B until 10:30; a minute later it is 39 minutes to A, not the 30 from home.
    assert spells(parts["a"]) == ["away Mon 09:00 09:00 10:30", "see Mon 10:31 11:10 11:30"]
    later = shared(engine, ["Mon 11:00"], ["Mon 09:00"])
    assert spells(later["a"]) == ["away Mon 09:00 09:00 10:30", "see Mon 11:00 11:30 11:50"]


def test_a_call_by_phone_takes_nobody_anywhere(engine: Engine) -> None:
    by_phone = {**WORK, "see": {"duration": fixed(20), "by_phone": True}}
    a = hospital("AAA", [], also={"at": ["b"]}, work=by_phone)
    b = hospital("BBB", [Comes("Mon 09:00", "door")], on=False, work=by_phone)
    assert spells(play(engine, a=a, b=b)["b"]) == ["see Mon 09:00 09:00 09:20"]


def test_each_hospital_has_the_whole_duty_once(engine: Engine) -> None:
    parts = shared(engine, ["Mon 09:00"], ["Mon 09:05"])
    for mine in parts.values():
        assert [(row["start"], row["end"]) for row in mine.plan.duties] == [(8 * 3600, 20 * 3600)]
        assert mine.log.actual_end.tolist() == [20 * 3600]
        assert mine.plan.program.duty_kinds[mine.plan.duties["kind"][0]] == ("t1", "on_call")
    # At home it is the doctor's own, and paid; of the other it is a visitor that no duty table knows.
    assert parts["a"].plan.duties["owns"].tolist() == parts["b"].plan.duties["owns"].tolist() == [0]


def test_work_that_goes_by_the_same_name_is_answered_though_it_lasts_longer_there(engine: Engine) -> None:
    a = hospital("AAA", [], also={"at": ["b"]})
    b = hospital("BBB", [Comes("Mon 09:00", "door")], on=False, work={**WORK, "see": {"duration": fixed(35)}})
    assert spells(play(engine, a=a, b=b)["b"]) == ["see Mon 09:00 10:10 10:45"]


def test_two_who_cover_both_share_what_comes(engine: Engine) -> None:
    a = hospital("AAA", [Comes("Mon 09:00", "door"), Comes("Mon 09:01", "door")], also={"at": ["b"]})
    parts = play(engine, a=a, b=hospital("BBB", [], also={"at": ["a"]}))
    assert spells(parts["a"]) == [
        "see Mon 09:00 09:30 09:50",
        "see Mon 09:01 10:11 10:31",
    ]


def test_a_resident_stays_where_it_is_until_the_other_calls(engine: Engine) -> None:
    duty = {"start": "08:00", "end": "20:00", "first": ["see"]}
    also = {"at": ["b"], "away": "away", "resident": True}
    a = hospital("AAA", [Comes("Mon 12:00", "door")], duty={"on_call": {**duty, "also": also}})
    b = hospital(
        "BBB", [Comes("Mon 09:00", "door"), Comes("Mon 11:00", "door")], on=False, duty={"on_call": duty}
    )
    parts = play(engine, a=a, b=b)
    assert spells(parts["b"])[:2] == ["see Mon 09:00 09:40 10:00", "see Mon 11:00 11:00 11:20"]
    assert spells(parts["a"])[-1] == "see Mon 12:00 12:40 13:00"


@pytest.mark.parametrize(
    ("minutes", "also", "there", "says"),
    [
        (46, {}, {}, "it is 46 minutes by road to 'BBB'; allowed: at most 45 (most_minutes)"),
        (None, {}, {}, "how far it is to 'BBB' is not known; allowed: hospital.around.minutes_to.BBB, or"),
        (40, {}, {"duty": {"day": {"first": ["see"]}}}, "'BBB' (site b) has no duty on_call of a tier t1"),
        (40, {}, {"work": {"see": {"duration": fixed(20)}}}, "away: 'BBB' (site b) has no work 'away'"),
    ],
)
def test_what_cannot_be_shared_is_one_line(
    minutes: float | None, also: dict[str, Any], there: dict[str, Any], says: str
) -> None:
    a = hospital("AAA", [], also={"at": ["b"], **also}, minutes=minutes)
    with pytest.raises(InputError, match=r"^site a: rota\.tier\.t1\.duty\.on_call\.also") as refused:
        play("kernel", a=a, b=hospital("BBB", [], on=False, minutes=None, **there))
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_who_is_on_duty_at_the_hospital_leaves_it_only_where_that_is_said() -> None:
    duty = {"first": ["see"], "also": {"at": ["b"], "away": "away"}}
    with pytest.raises(ValueError, match="also needs at = home, or resident = true"):
        hospital("AAA", [], duty={"on_call": duty})
