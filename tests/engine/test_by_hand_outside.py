"""Work from outside medicine, worked out by hand: it takes its turn among the patients by urgency, or interrupts."""

from __future__ import annotations

from typing import Any

from helpers.build import Comes, On
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine


def one_registrar(**surgical: Any) -> dict[str, Any]:
    """Reviews of the take (5) and calls from the surgical ward, which come as jobs."""
    case = calls(
        review=kind(60, priority=5), surgical=kind(20, category="outside", entity="job", **surgical)
    )  # fmt: skip
    registrar = {"tier": 2, "first": ["review", "surgical"]}
    return case | {"duty": {"registrar": registrar}, "on": [On("registrar", "Rae", "Mon 08:00", "Mon 20:00")]}


def test_a_more_urgent_call_from_outside_goes_before_the_take(engine: Engine) -> None:
    # Rae is free at 10:00: patient 1 has waited since 09:10, the job (3) since 09:50.
    people = [Comes("Mon 09:00", "review"), Comes("Mon 09:10", "review"), Comes("Mon 09:50", "surgical")]
    night = play(engine, **one_registrar(priority=3), people=people)
    assert night.tasks == [
        "0 review Rae: Mon 09:00 - Mon 10:00",
        "job 0 surgical Rae: Mon 10:00 - Mon 10:20",
        "1 review Rae: Mon 10:20 - Mon 11:20",
    ]


def test_of_equal_urgency_the_longer_wait_goes_first(engine: Engine) -> None:
    people = [Comes("Mon 09:00", "review"), Comes("Mon 09:20", "surgical"), Comes("Mon 09:30", "review")]
    night = play(engine, **one_registrar(), people=people)
    assert [task.split(" Rae")[0] for task in night.tasks] == ["0 review", "job 0 surgical", "1 review"]


def test_a_call_from_outside_may_interrupt_the_take(engine: Engine) -> None:
    people = [Comes("Mon 09:00", "review"), Comes("Mon 09:30", "surgical")]
    night = play(engine, **one_registrar(priority=0, interrupts=True), people=people)
    assert night.tasks == [
        "0 review Rae: Mon 09:00 - Mon 09:30 interrupted",
        "job 0 surgical Rae: Mon 09:30 - Mon 09:50",
        "0 review Rae: Mon 09:50 - Mon 10:20",
    ]


def test_the_take_may_interrupt_work_for_outside(engine: Engine) -> None:
    # Nobody is left without the rest of the job either.
    case = one_registrar(priority=7)
    case["work"]["review"]["interrupts"] = True
    night = play(engine, **case, people=[Comes("Mon 09:00", "surgical"), Comes("Mon 09:05", "review")])
    assert night.tasks == [
        "job 0 surgical Rae: Mon 09:00 - Mon 09:05 interrupted",
        "0 review Rae: Mon 09:05 - Mon 10:05",
        "job 0 surgical Rae: Mon 10:05 - Mon 10:20",
    ]


def test_who_is_on_the_list_of_the_take_alone_does_not_go_outside(engine: Engine) -> None:
    # Ann, idle, answers reviews alone: the job waits for Rae.
    case = one_registrar(priority=0)
    case["duty"] |= {"take": {"tier": 1, "first": ["review"]}}
    case["on"] = [*case["on"], On("take", "Ann", "Mon 09:05", "Mon 20:00")]
    night = play(engine, **case, people=[Comes("Mon 09:00", "review"), Comes("Mon 09:10", "surgical")])
    assert night.tasks[1] == "job 0 surgical Rae: Mon 10:00 - Mon 10:20"
