"""Other disciplines in a home's team: crises that need one of their own, and who settles and bridges the others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from helpers.homes import TEAM, fates, finished, view, written

from dghsim.engine.run import run_plan
from dghsim.measures.homes import homes
from dghsim.measures.model import Replication

CRISES = 'homes.group.residents.visited_by="mental_health"'
EARLY = 'in_reach_by = "visitors"\nin_reach_slots = 40\n'
SETTLED = (
    'homes.in_reach.settling={ family = "fixed", unit = "minutes", value = 45 }',
    'homes.in_reach.settled_by="voluntary"',
    'homes.in_reach.bridged_by="social_care"',
)


def staffed(folder: Path, more: str = "", **teams: int) -> Path:
    """A home with these teams, each of so many posts, as its disciplines."""
    by = {"minds": "mental_health", "helpers": "voluntary", "carers": "social_care"}
    disciplines = ", ".join(f'{by[name]} = "{name}"' for name in teams)
    text = more + f"disciplines = {{ {disciplines} }}\n"
    for name, lines in teams.items():
        text += TEAM.format(name=name, lines=lines, cover=[min(lines, 1)] * 7)
    return written(folder, text)


def begun(run: Replication, work: str) -> int:
    pieces = view(run).pieces
    kinds = list(run.scenario.work)
    return int((pieces.begun & (pieces.work == kinds.index(work))).sum()) if work in kinds else 0


def test_crises_that_need_another_discipline_find_nobody_without_it(tmp_path: Path) -> None:
    none, some = (finished(staffed(tmp_path, minds=posts), CRISES) for posts in (0, 3))
    assert fates(none)["put"] == fates(some)["put"] > 0
    assert fates(none)["nobody"] > fates(some)["nobody"] == 0
    assert fates(some)["kept"] > fates(none)["kept"] > 0
    assert begun(none, "homes_minds_first") == 0
    assert (
        begun(some, "homes_minds_first")
        == fates(some)["kept"]
        + fates(some)["came"]
        - fates(none)["kept"]
        - fates(none)["came"]
        + fates(some)["there"]
        - fates(none)["there"]
    )


def test_a_discipline_with_nobody_at_work_leaves_its_crises_as_they_are_alone(tmp_path: Path) -> None:
    file = staffed(tmp_path, minds=3)
    run = finished(file, CRISES, "homes.team.minds.in_post=0", "homes.group.frail.suited_share=0")
    alone = finished(tmp_path / "small.toml")
    assert fates(run)["nobody"] == fates(run)["put"] > 0
    assert np.array_equal(run.log.leave, alone.log.leave)
    assert np.array_equal(run.log.stays, alone.log.stays)


def test_each_discipline_has_its_own_hours(tmp_path: Path) -> None:
    early = ("homes.team.minds.start=08:00", "homes.team.minds.end=11:00")
    whole, short = (finished(staffed(tmp_path, minds=3), CRISES, *more) for more in ((), early))
    assert fates(short)["closed"] > fates(whole)["closed"]
    assert (
        homes(view(short))["home_north_minds_visits_per_week"]
        < 0.6 * homes(view(whole))["home_north_minds_visits_per_week"]
    )


def test_volunteers_and_carers_free_the_time_of_those_who_reach_in(tmp_path: Path) -> None:
    alone, helped = (
        finished(staffed(tmp_path, EARLY, helpers=posts, carers=posts), *SETTLED) for posts in (0, 3)
    )
    assert homes(view(helped))["home_north_settled_by_others_per_week"] > 0
    assert begun(alone, "homes_visitors_settle") > 0 < begun(alone, "homes_visitors_bridge")
    assert begun(helped, "homes_visitors_bridge") == 0 < begun(helped, "homes_carers_bridge")
    assert begun(helped, "homes_helpers_settle") > 10 * begun(helped, "homes_visitors_settle")
    for run in (alone, helped):
        assert homes(view(run))["home_north_taken_home_early_per_week"] > 0


def test_who_settles_is_whoever_is_there(tmp_path: Path) -> None:
    """Volunteers until noon: in the afternoon the team does it itself."""
    hours = ("homes.team.helpers.start=08:00", "homes.team.helpers.end=12:00")
    run = finished(staffed(tmp_path, EARLY, helpers=3), *SETTLED[:2], *hours)
    pieces, kinds = view(run).pieces, list(run.scenario.work)
    theirs, own = (
        pieces.since[pieces.begun & (pieces.work == kinds.index(f"homes_{team}_settle"))]
        for team in ("helpers", "visitors")
    )
    assert (theirs % 86_400 < 12 * 3600).all()
    assert (own % 86_400 >= 12 * 3600).mean() > 0.9
    assert min(len(theirs), len(own)) > 5


def test_carers_who_are_full_keep_people_waiting(tmp_path: Path) -> None:
    slow = ('homes.in_reach.bridging={ family = "fixed", unit = "minutes", value = 600 }', *SETTLED)
    file = staffed(tmp_path, EARLY, helpers=3, carers=16)
    one, many = (finished(file, *slow, f"homes.team.carers.cover={[there] * 7}") for there in (1, 6))
    early = [homes(view(run))["home_north_taken_home_early_per_week"] for run in (one, many)]
    assert early[0] < 0.7 * early[1]


def test_both_engines_write_the_same(tmp_path: Path) -> None:
    file = staffed(tmp_path, EARLY, minds=3, helpers=3, carers=3)
    run = finished(file, CRISES, *SETTLED, "run.weeks=1", "run.warm_up_weeks=1")
    assert run_plan(run.plan, "simpy").same_as(run.log)
    assert all(begun(run, f"homes_{work}") for work in ("minds_first", "helpers_settle", "carers_bridge"))
