"""Patients who go on to another hospital, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On, fixed
from helpers.two_sites import play, site, streams_of, who

from dghsim.engine.run import Engine
from dghsim.errors import InputError

CLERK = {"type": "work", "work": "clerk", "mark": "clerk_start"}
HOME = {"type": "leave"}


def stages(to: str, minutes: int = 30) -> dict[str, Any]:
    """Who comes while the door is shut is half an hour on the way to the other hospital."""
    return {
        "door": {"type": "branch", "cases": [{"when": {"window": "open"}, "goto": "clerking"}]},
        "way": {"type": "delay", "duration": fixed(minutes)},
        "elsewhere": {"type": "elsewhere", "to": to, "start": "clerking"},
        "clerking": CLERK,
        "home": HOME,
    }


def hospital(code: str, people: list[Comes], **changes: Any) -> tuple[Any, ...]:
    given: dict[str, Any] = {
        "stage": stages("b" if code == "AAA" else "a"),
        "work": {"clerk": {"duration": fixed(20)}},
        "duty": {"day": {"start": "00:00", "end": "24:00", "first": ["clerk"]}},
        "window": {
            "open": {day: ["08:00-22:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
        },
    }
    on = [On("day", f"Dr {code}", "Mon 00:00", "Tue 00:00")]
    return site(code, on=on, people=people, **(given | changes))


def test_who_is_sent_on_is_clerked_there_after_the_journey(engine: Engine) -> None:
    all_day = {"open": {day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}}
    a = hospital("AAA", [Comes("Mon 07:00", "door"), Comes("Mon 09:00", "door")])
    b = hospital("BBB", [Comes("Mon 07:20", "door")], window=all_day)
    parts = play(engine, a=a, b=b)
    assert who(parts["a"]) == [
        "came Mon 07:00, elsewhere Mon 07:30",
        "came Mon 09:00, clerk_start Mon 09:00, home Mon 09:20",
    ]
    # The visitor comes at 07:30 and waits for the doctor, who is with the patient of 07:20.
    assert who(parts["b"]) == [
        "came Mon 07:20, clerk_start Mon 07:20, home Mon 07:40",
        "came Mon 07:30, clerk_start Mon 07:40, home Mon 08:00",
    ]
    assert parts["b"].origin.tolist() == [1, 0]
    assert streams_of({"a": a, "b": b}, parts, "b") == ["door", "door"]
    assert [row["duty"] for row in parts["b"].log.tasks] == [0, 0]


def test_nobody_is_sent_back_to_where_they_came_from(engine: Engine) -> None:
    # Both are shut. B's way goes to A's door, which would send the patient to B again, and does not.
    back = stages("a") | {"elsewhere": {"type": "elsewhere", "to": "a", "start": "door"}}
    there = stages("b") | {"elsewhere": {"type": "elsewhere", "to": "b", "start": "door"}}
    a = hospital("AAA", [Comes("Mon 05:00", "door")], stage=there)
    b = hospital("BBB", [Comes("Mon 06:00", "door")], stage=back)
    parts = play(engine, a=a, b=b)
    # At B it is half an hour on the way to A, where it has been: it goes on at B, and is clerked.
    assert who(parts["a"]) == [
        "came Mon 05:00, elsewhere Mon 05:30",
        "came Mon 06:30, clerk_start Mon 07:00, home Mon 07:20",
    ]
    assert who(parts["b"]) == [
        "came Mon 05:30, clerk_start Mon 06:00, home Mon 06:20",
        "came Mon 06:00, elsewhere Mon 06:30",
    ]


def test_beds_are_given_back_and_side_branches_end_where_they_began(engine: Engine) -> None:
    stage = {
        "bed": {"type": "hold", "place": "ward", "mark": "bed_time"},
        "tests": {"type": "fork", "launch": "scan"},
        "watch": {"type": "delay", "duration": fixed(60)},
        "elsewhere": {"type": "elsewhere", "to": "b", "start": "bed"},
        "clerking": CLERK,
        "home": HOME,
        "scan": {"type": "work", "work": "clerk"},
        "scanned": {"type": "end"},
    }
    at_b = {name: one for name, one in stage.items() if name != "elsewhere"}
    beds = {"ward": {"count": 1}}
    work = {"clerk": {"duration": fixed(90)}}
    a = hospital(
        "AAA", [Comes("Mon 09:00", "door"), Comes("Mon 09:10", "door")], stage=stage, place=beds, work=work
    )
    b = hospital("BBB", [], stage=at_b, place=beds, work=work)
    parts = play(engine, a=a, b=b)
    stays = [
        [int(time) // 60 for time in (row["since"], row["start"], row["end"])] for row in parts["a"].log.stays
    ]
    # 09:00 to 10:00, and the next from then on: 540 is nine o'clock.
    assert stays == [[540, 540, 600], [550, 600, 660]]
    # At A the doctor goes on with the scan of somebody who has gone until 10:30; then the second's, begun late.
    spells = [[int(time) // 60 for time in (row["start"], row["end"])] for row in parts["a"].log.tasks]
    assert spells == [[540, 630], [630, 720]]
    # At B the first's scan begins at once, and nobody takes the work at A for its own.
    assert next(int(row["start"]) // 60 for row in parts["b"].log.tasks) == 600


def test_the_last_who_saw_a_patient_is_of_this_hospital(engine: Engine) -> None:
    seen = {"when": {"seen_by": ["plain"]}, "goto": "home"}
    stage = {
        "clerking": CLERK,
        "elsewhere": {"type": "elsewhere", "to": "b", "start": "asked"},
        "asked": {"type": "branch", "cases": [seen]},
        "again": {"type": "delay", "duration": fixed(7)},
        "home": HOME,
    }
    a = hospital("AAA", [Comes("Mon 09:00", "door")], stage=stage)
    b = hospital("BBB", [], stage={name: one for name, one in stage.items() if name != "elsewhere"})
    assert who(play(engine, a=a, b=b)["b"]) == ["came Mon 09:20, home Mon 09:27"]


def test_alone_it_leaves() -> None:
    a = hospital("AAA", [Comes("Mon 07:00", "door")])
    parts = play("kernel", a=a)
    assert who(parts["a"]) == ["came Mon 07:00, elsewhere Mon 07:30"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"weeks": 2}, "site b: run.weeks is '2', but '1' at a; sites that run together must have the same"),
        ({"seed": 5}, "site b: run.seed is '5', but '1' at a; sites that run together must have the same"),
        (
            {"attribute": {"age": {"distribution": fixed(50) | {"unit": "years"}}}},
            "site b: demand.attribute.age is not at a; sites that run together",
        ),
        (
            {"stage": {"clerk": CLERK, "home": HOME}},
            "site a: pathway.stage.elsewhere.start: 'clerking' is no stage",
        ),
    ],
)
def test_what_does_not_fit_together_is_one_line(changes: dict[str, Any], says: str) -> None:
    a, b = hospital("AAA", []), hospital("BBB", [], **changes)
    with pytest.raises(InputError, match=r"^site ") as refused:
        play("kernel", a=a, b=b)
    assert str(refused.value).startswith(says)
    assert "\n" not in str(refused.value)


def test_two_of_one_code_are_refused() -> None:
    with pytest.raises(InputError, match=r"two sites have the hospital.code 'AAA'"):
        play("kernel", a=hospital("AAA", []), b=hospital("AAA", []))
