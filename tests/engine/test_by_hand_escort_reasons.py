"""Who goes along, by the reason of the transfer, worked out by hand: a registrar, a junior, or nobody."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import Comes, On
from helpers.calls import calls, kind
from helpers.night import play

from dghsim.engine.run import Engine

RAE = On("registrar", "Rae", "Mon 08:00", "Mon 20:00", "plain")
ANN = On("junior", "Ann", "Mon 08:00", "Mon 20:00", "quick")
FAY = On("junior", "Fay", "Mon 08:00", "Mon 20:00", "slow")
"""`slow` stands for a foundation doctor in the first year, who goes with nobody."""


def hospital(*on: On, **registrar: Any) -> dict[str, Any]:
    """A bleed goes with a registrar, for two hours; a thrombectomy with a junior, for three; an infarct alone."""
    case = calls(
        with_registrar=kind(120, priority=1, patient_waits=False) | registrar,
        with_junior=kind(180, priority=1, patient_waits=False, not_by=["slow"]),
        clerk=kind(60), review=kind(30),
    )  # fmt: skip
    reason = {"attribute": "reason"}
    case["stage"] = {
        "who": {
            "type": "branch",
            "cases": [
                {"when": reason | {"equals": "bleed"}, "goto": "with_registrar"},
                {"when": reason | {"equals": "stroke"}, "goto": "with_junior"},
            ],
            "next": "away",
        }
    } | case["stage"]
    for name in ("with_registrar", "with_junior"):
        case["stage"][name]["next"] = "away"
        del case["stream"][name]
    case["stage"]["away"] = {"type": "leave", "outcome": "transferred"}
    case["stream"]["transfer"] = {"start": "who"}
    senior, junior = {"first": ["with_registrar", "review"], "tier": 2}, {"first": ["with_junior", "clerk"]}
    night = {"start": "20:00", "end": "08:00"}
    duty = {"registrar": senior, "junior": junior, "night": senior | night, "night_junior": junior | night}
    shares = {"bleed": 0.3, "stroke": 0.3, "infarct": 0.3, "none": 0.1}
    return case | {"duty": duty, "on": on or (RAE, ANN), "attribute": {"reason": {"shares": shares}}}


def goes(at: str, reason: str) -> Comes:
    return Comes(f"Mon {at}", "transfer", {"reason": reason})


def asks(at: str, stream: str) -> Comes:
    return Comes(f"Mon {at}", stream, {"reason": "none"})


def test_each_reason_takes_its_own_doctor_away(engine: Engine) -> None:
    # Rae is away to 11:00, Ann to 12:10; the patients are gone at once, and the infarct takes nobody.
    people = [goes("09:00", "bleed"), goes("09:10", "stroke"), goes("09:20", "infarct")]
    night = play(engine, **hospital(), people=people)
    assert night.tasks == [
        "0 with_registrar Rae: Mon 09:00 - Mon 11:00", "1 with_junior Ann: Mon 09:10 - Mon 12:10"
    ]  # fmt: skip
    assert night.left == ["transferred Mon 09:00", "transferred Mon 09:10", "transferred Mon 09:20"]


@pytest.mark.parametrize(
    ("reason", "clerked", "reviewed"),
    [("bleed", "09:30", "11:00"), ("stroke", "12:00", "09:30"), ("infarct", "09:30", "09:30")],
)
def test_the_reason_decides_whose_patients_wait(
    engine: Engine, reason: str, clerked: str, reviewed: str
) -> None:
    # One patient to clerk and one to review at 09:30: with a bleed the review waits for Rae to 11:00, with a stroke the
    # clerking for Ann to 12:00.
    people = [goes("09:00", reason), asks("09:30", "clerk"), asks("09:30", "review")]
    night = play(engine, **hospital(), people=people)
    begun = {task.split()[1]: task.split(": Mon ")[1].split(" - ")[0] for task in night.tasks}
    assert (begun["clerk"], begun["review"]) == (clerked, reviewed)


def test_a_second_bleed_waits_for_the_registrar_though_a_junior_is_free(engine: Engine) -> None:
    night = play(engine, **hospital(), people=[goes("09:00", "bleed"), goes("09:10", "bleed")])
    assert night.tasks[1] == "1 with_registrar Rae: Mon 11:00 - Mon 13:00"
    assert night.left == ["transferred Mon 09:00", "transferred Mon 11:00"]


def test_a_stroke_waits_for_a_junior_who_may_go(engine: Engine) -> None:
    # Fay, of the first year, is free from the beginning; Ann clerks to 10:00. The stroke of 09:10 leaves at 10:00.
    case = hospital(RAE, FAY, ANN)
    people = [asks("08:55", "clerk"), asks("09:00", "clerk"), goes("09:10", "stroke")]
    night = play(engine, **case, people=people)
    # Idle alike since 08:00, Fay is taken by the lower number for the first patient, to 09:55; Ann has the second.
    assert night.tasks[:2] == ["0 clerk Fay: Mon 08:55 - Mon 09:55", "1 clerk Ann: Mon 09:00 - Mon 10:00"]
    assert night.tasks[2] == "2 with_junior Ann: Mon 10:00 - Mon 13:00"


def test_each_escort_has_its_own_last_start(engine: Engine) -> None:
    # No registrar sets out in the last hour: the bleed of 19:30 leaves with the night's at 20:00. The junior does, and
    # is back at 22:30, two and a half hours late.
    nia = On("night", "Nia", "Mon 20:00", "Tue 08:00")
    case = hospital(RAE, ANN, nia, last_start_minutes=60)
    night = play(engine, **case, people=[goes("19:30", "bleed"), goes("19:30", "stroke")])
    assert night.left == ["transferred Mon 20:00", "transferred Mon 19:30"]
    assert night.went == ["Ann Mon 22:30", "Rae Mon 20:00", "Nia Tue 08:00"]


def test_nobody_hands_over_on_the_road(engine: Engine) -> None:
    # Even of a kind that is handed over: Rae, away from 19:00, is back at 21:00, and the night's registrar is not sent
    # after her.
    nia = On("night", "Nia", "Mon 20:00", "Tue 08:00")
    case = hospital(RAE, ANN, nia, at_shift_end="hand_over")
    night = play(engine, **case, people=[goes("19:00", "bleed"), asks("20:10", "review")])
    assert night.tasks == [
        "0 with_registrar Rae: Mon 19:00 - Mon 21:00", "1 review Nia: Mon 20:10 - Mon 20:40"
    ]  # fmt: skip
