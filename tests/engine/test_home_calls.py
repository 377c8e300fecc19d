"""Calls while practices are closed: the team takes those that come in the hours it works, after crises."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from helpers.homes import fates, finished, view, written

from dghsim.engine.run import run_plan
from dghsim.measures.homes import homes
from dghsim.measures.model import Replication

LATE = 'homes.care.late_contact={ family = "fixed", unit = "minutes", value = 25 }'
DAY = ("homes.team.visitors.end=18:00", "homes.team.visitors.lines=9", "homes.team.visitors.in_post=9")
EVENING = 'homes.team.visitors.evening={ start = "18:00", end = "23:00", cover = [1, 1, 1, 1, 1, 1, 1] }'


def calls(a_week: int) -> tuple[str, str]:
    return LATE, f"home.north.late_contacts_per_week={a_week}"


def taken(run: Replication) -> float:
    return homes(view(run))["home_north_late_contacts_per_week"]


def test_calls_are_taken_in_the_hours_that_are_worked(tmp_path: Path) -> None:
    file = written(tmp_path)
    day, evening = (finished(file, *DAY, *more, *calls(150)) for more in ((), (EVENING,)))
    assert 0 < taken(day) < taken(evening) < 150
    for run, last in ((day, 18), (evening, 23)):
        pieces = view(run).pieces
        since = pieces.since[pieces.work == list(run.scenario.work).index("homes_visitors_late")]
        hours, weekday = since % 86_400 // 3600, since // 86_400 % 7
        assert ((hours >= 8) & (hours < last)).all()
        assert ((hours >= 18) | (weekday >= 5)).all()


def test_with_nobody_at_work_all_go_to_the_service_they_went_to(tmp_path: Path) -> None:
    file = written(tmp_path)
    assert taken(finished(file, *calls(150), "homes.team.visitors.in_post=0")) == 0
    assert (
        taken(finished(file, *calls(150), "homes.team.visitors.cover=[2, 2, 2, 2, 2, 0, 0]", *DAY[:1])) == 0
    )


def test_two_homes_share_what_their_team_takes_and_crises_go_first(tmp_path: Path) -> None:
    file = written(tmp_path, homes="north east")
    some = [LATE, *(f"home.{name}.late_contacts_per_week=100" for name in ("north", "east"))]
    run, alone = finished(file, *DAY, EVENING, *some), finished(file, *DAY, EVENING)
    found = homes(view(run))
    assert found["home_north_late_contacts_per_week"] == found["home_east_late_contacts_per_week"] > 0
    assert {way: fates(run)[way] for way in ("closed", "nobody")} == {
        way: fates(alone)[way] for way in ("closed", "nobody")
    }
    assert np.array_equal(run.arrivals.stream[run.arrivals.patient >= 0], alone.arrivals.stream)


def test_both_engines_write_the_same(tmp_path: Path) -> None:
    run = finished(written(tmp_path), *DAY, EVENING, *calls(150), "run.weeks=1", "run.warm_up_weeks=1")
    assert run_plan(run.plan, "simpy").same_as(run.log)
