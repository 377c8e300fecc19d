"""From a gap in a planner's rota to the patient who waits, worked out by hand: nobody, or a consultant acting down.

The registrar's night of Monday is vacant. What the ladder makes of it decides who is there at 22:00, and whose round is
not done on Tuesday morning.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from helpers.build import Comes, arrivals, checked, document
from helpers.calls import calls, kind, own
from helpers.night import Night

from dghsim.engine.make import make_plan
from dghsim.engine.program import make_program
from dghsim.engine.run import Engine, run_plan
from dghsim.rota.gaps import duties_for
from dghsim.rota.own import read_own_rota

HEADER = "doctor,start,end,duty"
REGISTRARS = """Rae,2022-04-04 08:00,2022-04-04 20:00,day
{monday},2022-04-04 20:00,2022-04-05 08:00,night
Rae,2022-04-05 08:00,2022-04-05 20:00,day
Nia,2022-04-05 20:00,2022-04-06 08:00,night"""
CON = "\n".join(f"Con,2022-04-0{day} 09:00,2022-04-0{day} 13:00,round" for day in (4, 5, 6))
DAN = "Dan,2022-04-05 10:00,2022-04-05 14:00,round_late"
ACT_DOWN = {"act_down": {"by": "act_down", "chance": 1.0}}
ILL, ROUND = Comes("Mon 22:00", "review"), Comes("Tue 07:00", "round")
"""A patient for the registrar by night, and one for the consultant's round of Tuesday."""


def week(
    engine: Engine, folder: Path, monday: str, *,
    consultants: str = CON, ladder: Any = None, people: Any = (ILL, ROUND), **review: Any,
) -> Night:  # fmt: skip
    """The week of the planner's rota with `monday` down for Monday night, its gap filled by the ladder."""
    case = calls(review=kind(30) | review, round=kind(20), handover=own(15))
    registrar, round_ = {"tier": 2, "first": ["review"]}, {"tier": 3, "first": ["round"], "normal": True}
    handover = [{"work": "handover", "minutes": 15, "after_minutes": 0}]
    duty = {
        "day": registrar | {"code": "RD"},
        "night": registrar | {"code": "RN", "start": "20:00", "end": "08:00", "own": handover},
        "round": round_ | {"code": "CR", "start": "09:00", "end": "13:00", "cover": [1, 1, 1, 0, 0, 0, 0]},
        "round_late": round_
        | {"code": "CL", "start": "10:00", "end": "14:00", "cover": [0, 1, 0, 0, 0, 0, 0]},
    }
    made = document(**case, duty=duty)
    made["rota"] |= {"own": {"file": "mine.csv"}, "ladder": ladder or {}}
    rows = [HEADER, REGISTRARS.format(monday=monday), consultants]
    (folder / "mine.csv").write_text("\n".join(rows), encoding="utf-8")
    scenario = checked(made)
    table = duties_for(scenario, read_own_rota(scenario, folder), 0)
    program = make_program(scenario, table.grades)
    plan, duty_of = make_plan(scenario, program, arrivals(scenario, list(people)), table, 0)
    doctors = [""] * len(plan.duties)
    for row in np.flatnonzero(duty_of >= 0):
        doctors[duty_of[row]] = table.doctors[table.doctor[row]]
    return Night(plan, run_plan(plan, engine), tuple(doctors))


def of_patients(night: Night) -> list[str]:
    return [task for task in night.tasks if not task.startswith("own")]


def test_with_somebody_there_the_patient_is_seen_at_night_and_the_round_is_done(
    engine: Engine, tmp_path: Path
) -> None:
    night = week(engine, tmp_path, "Sam", ladder=ACT_DOWN)
    assert of_patients(night) == ["0 review Sam: Mon 22:00 - Mon 22:30", "1 round Con: Tue 09:00 - Tue 09:20"]


def test_a_duty_that_nobody_works_leaves_the_patient_to_the_next(engine: Engine, tmp_path: Path) -> None:
    # No ladder: ten hours until Rae, at 08:00. The round is done.
    night = week(engine, tmp_path, "Vacant")
    assert of_patients(night) == ["0 review Rae: Tue 08:00 - Tue 08:30", "1 round Con: Tue 09:00 - Tue 09:20"]
    # A handover that nobody was there for is not one that somebody missed.
    assert night.missed == []


@pytest.mark.parametrize(
    ("at_shift_end", "seen"),
    [
        ("finish", ["0 review Rae: Mon 19:50 - Mon 20:20"]),
        (
            "hand_over",
            ["0 review Rae: Mon 19:50 - Mon 20:00 handed over", "0 review Rae: Tue 08:00 - Tue 08:20"],
        ),
    ],
)
def test_what_is_handed_over_to_a_gap_waits_for_the_morning(
    engine: Engine, tmp_path: Path, at_shift_end: str, seen: list[str]
) -> None:
    # A rule made for a full rota: with nobody at night twenty minutes of review are done twelve hours later.
    people = [Comes("Mon 19:50", "review")]
    night = week(engine, tmp_path, "Vacant", people=people, at_shift_end=at_shift_end)
    assert of_patients(night) == seen


def test_the_consultant_who_acted_down_does_not_do_the_next_days_round(
    engine: Engine, tmp_path: Path
) -> None:
    # Con is the registrar of the night: the patient of 22:00 is seen at once. Tuesday's round is not done by anybody,
    # and its patient waits for Con's of Wednesday, a day.
    night = week(engine, tmp_path, "Vacant", ladder=ACT_DOWN)
    assert of_patients(night) == ["0 review Con: Mon 22:00 - Mon 22:30", "1 round Con: Wed 09:00 - Wed 09:20"]
    handed_over = [task for task in night.tasks if task.startswith("own")]
    assert handed_over == [
        "own handover Con: Mon 20:00 - Mon 20:15",
        "own handover Nia: Tue 20:00 - Tue 20:15",
    ]


def test_another_consultants_round_is_done_and_takes_the_patient(engine: Engine, tmp_path: Path) -> None:
    # Dan, on from 10:00, lost nothing: an hour later than Con would have come.
    night = week(engine, tmp_path, "Vacant", consultants=f"{CON}\n{DAN}", ladder=ACT_DOWN)
    assert of_patients(night)[1] == "1 round Dan: Tue 10:00 - Tue 10:20"


def test_a_round_too_close_before_the_night_is_lost_as_well(engine: Engine, tmp_path: Path) -> None:
    # Acting down costs the day after and whatever leaves too little rest, which is 11 hours here: Monday's round ends
    # at 13:00, seven hours before the night, and is lost as well. The patient of 08:00 waits until Wednesday.
    people = [Comes("Mon 08:00", "round")]
    with_sam = week(engine, tmp_path, "Sam", ladder=ACT_DOWN, people=people)
    assert of_patients(with_sam) == ["0 round Con: Mon 09:00 - Mon 09:20"]
    night = week(engine, tmp_path, "Vacant", ladder=ACT_DOWN, people=people)
    assert of_patients(night) == ["0 round Con: Wed 09:00 - Wed 09:20"]


def test_a_rung_that_nobody_says_yes_to_leaves_the_round_alone(engine: Engine, tmp_path: Path) -> None:
    ladder = {"act_down": {"by": "act_down", "chance": 0.0}}
    night = week(engine, tmp_path, "Vacant", ladder=ladder)
    assert of_patients(night) == ["0 review Rae: Tue 08:00 - Tue 08:30", "1 round Con: Tue 09:00 - Tue 09:20"]


def test_a_locum_costs_money_and_no_round(engine: Engine, tmp_path: Path) -> None:
    ladder = {"agency": {"by": "agency", "chance": 1.0, "slowness": 2.0}} | ACT_DOWN
    night = week(engine, tmp_path, "Vacant", ladder=ladder)
    tasks = of_patients(night)
    # Who does not know the place takes an hour for what takes half.
    assert tasks[0].startswith("0 review Agency")
    assert tasks[0].endswith(": Mon 22:00 - Mon 23:00")
    assert tasks[1] == "1 round Con: Tue 09:00 - Tue 09:20"


def test_with_the_take_diverted_the_patient_never_comes(engine: Engine, tmp_path: Path) -> None:
    night = week(engine, tmp_path, "Vacant", ladder={"divert": {"by": "divert", "chance": 1.0}})
    # Nor does the one for the round, who would have come at 07:00, while the take was still away.
    assert of_patients(night) == []
    assert night.left == ["never", "never"]
    later = week(
        engine, tmp_path, "Vacant", ladder={"divert": {"by": "divert", "chance": 1.0}},
        people=[ILL, Comes("Tue 08:00", "round")],
    )  # fmt: skip
    assert of_patients(later) == ["1 round Con: Tue 09:00 - Tue 09:20"]
