"""Work from outside medicine at the end of a shift, worked out by hand: whose evening it costs."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

HAND_OVER = {"at_shift_end": "hand_over"}
RAE = On("day", "Rae", "Mon 08:00", "Mon 20:00")
NIA = On("night", "Nia", "Mon 20:00", "Tue 08:00")
CALLED = Comes("Mon 19:40", "surgical")
"""To the surgical ward for 40 minutes, of which 20 lie in the day."""


def registrars(*on: On, **surgical: Any) -> dict[str, Any]:
    """A registrar by day and one by night, each for the take (reviews), red calls and the surgical wards."""
    case = calls(
        surgical=kind(40, category="outside", entity="job", priority=4) | surgical,
        review=kind(30), red=kind(20, priority=0, interrupts=True),
    )  # fmt: skip
    works = {"tier": 2, "first": ["surgical", "review", "red"]}
    duty = {"day": works, "night": works | {"start": "20:00", "end": "08:00"}}
    return case | {"duty": duty, "on": on or (RAE, NIA)}


def test_finished_late_the_day_pays_and_the_take_does_not(engine: Engine) -> None:
    # Rae stays until 20:20; Nia is free for the patient of 20:05.
    night = play(engine, **registrars(), people=[CALLED, Comes("Mon 20:05", "review")])
    assert night.tasks == [
        "job 0 surgical Rae: Mon 19:40 - Mon 20:20", "0 review Nia: Mon 20:05 - Mon 20:35"
    ]  # fmt: skip
    assert night.went[0] == "Rae Mon 20:20"


def test_handed_over_the_take_pays(engine: Engine) -> None:
    # Rae goes on time; Nia begins her night on the surgical ward, and the patient of 20:05 waits a quarter of an hour.
    night = play(engine, **registrars(**HAND_OVER), people=[CALLED, Comes("Mon 20:05", "review")])
    assert night.tasks == [
        "job 0 surgical Rae: Mon 19:40 - Mon 20:00 handed over",
        "job 0 surgical Nia: Mon 20:00 - Mon 20:20",
        "0 review Nia: Mon 20:20 - Mon 20:50",
    ]
    assert night.went[0] == "Rae Mon 20:00"


@pytest.mark.parametrize("rule", [{}, HAND_OVER])
def test_with_nobody_at_night_only_what_is_finished_late_is_done(
    engine: Engine, rule: dict[str, Any]
) -> None:
    night = play(engine, **registrars(RAE, **rule), people=[CALLED])
    assert night.waiting == (["job 0 surgical since Mon 19:40"] if rule else [])
    assert len(night.tasks) == 1


def test_a_red_call_of_the_take_leaves_the_rest_to_the_night_only_if_it_is_handed_over(
    engine: Engine,
) -> None:
    # Broken off at 19:50 with 30 minutes left, for a red call to 20:10. Kept for Rae it is finished by her from 20:10
    # to 20:40; handed over it is Nia's at 20:00.
    people = [CALLED, Comes("Mon 19:50", "red")]
    kept = play(engine, **registrars(resumed_by="same"), people=people)
    assert kept.tasks[2:] == ["job 0 surgical Rae: Mon 20:10 - Mon 20:40"]
    handed = play(engine, **registrars(resumed_by="same", **HAND_OVER), people=people)
    assert handed.tasks[2:] == ["job 0 surgical Nia: Mon 20:00 - Mon 20:30"]
    assert (kept.went[0], handed.went[0]) == ("Rae Mon 20:40", "Rae Mon 20:10")


def test_handed_over_it_keeps_its_turn_among_the_patients_of_the_take(engine: Engine) -> None:
    # Asked for at 19:40, and of the take's own urgency here: before the review of 19:45, after that of 19:30.
    case = registrars(RAE, On("night", "Nia", "Mon 20:30", "Tue 08:00"), **HAND_OVER)
    case["stage"]["surgical"]["priority"] = 5
    case["work"]["review"]["last_start_minutes"] = 60
    people = [Comes("Mon 19:30", "review"), CALLED, Comes("Mon 19:45", "review")]
    night = play(engine, **case, people=people)
    assert night.tasks[1:] == [
        "0 review Nia: Mon 20:30 - Mon 21:00",
        "job 0 surgical Nia: Mon 21:00 - Mon 21:20",
        "1 review Nia: Mon 21:20 - Mon 21:50",
    ]


@pytest.mark.parametrize(("at", "who"), [("Mon 19:30", "Rae"), ("Mon 19:30:01", "Nia")])
def test_a_last_start_for_outside_alone_leaves_the_take_its_doctor(engine: Engine, at: str, who: str) -> None:
    # Nobody sets out for another department in the last half hour; the review of 19:35 is begun all the same by whoever
    # is free: Nia has the job, or Rae is on it until 20:10 and the review is Nia's.
    case = registrars(last_start_minutes=30)
    night = play(engine, **case, people=[Comes(at, "surgical"), Comes("Mon 19:35", "review")])
    surgical = next(task for task in night.tasks if "surgical" in task)
    review = next(task for task in night.tasks if "review" in task)
    assert surgical.startswith(f"job 0 surgical {who}: ")
    assert review.startswith("0 review Nia: Mon 20:00" if who == "Rae" else "0 review Rae: Mon 19:35")


def test_finished_late_it_holds_up_the_same_doctors_night(engine: Engine) -> None:
    # Rae's night begins at 20:20; handed over, it begins at 20:00, with the same job: the patient waits as long.
    on = (RAE, On("night", "Rae", "Mon 20:00", "Tue 08:00"))
    people = [CALLED, Comes("Mon 20:05", "red")]
    late = play(engine, **registrars(*on), people=people)
    assert late.tasks[1:] == ["0 red Rae: Mon 20:20 - Mon 20:40"]
    # But what she goes on with as the night's registrar may be broken off for the red call, as nothing may after 20:00.
    handed = play(engine, **registrars(*on, **HAND_OVER), people=people)
    assert handed.tasks[1:] == [
        "job 0 surgical Rae: Mon 20:00 - Mon 20:05 interrupted",
        "0 red Rae: Mon 20:05 - Mon 20:25",
        "job 0 surgical Rae: Mon 20:25 - Mon 20:40",
    ]
