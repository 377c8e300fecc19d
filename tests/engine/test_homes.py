"""Homes without capacity change nothing, ample ones do what they claim once, between they saturate, and share staff."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from helpers.homes import fates, finished, nurses, view, written

from dghsim.engine.plan import NONE
from dghsim.engine.run import run_plan
from dghsim.measures.going_home import going_home
from dghsim.measures.homes import group_of, homes, in_weeks
from dghsim.measures.model import Replication
from dghsim.scenario.load import load_scenario

OF_THE_HOSPITAL = 13
"""So many marks are not of homes."""
REVIEWS = 'reviews_by = "nurses"\nreviews_per_week = 40\n'
REACH = 'in_reach_by = "nurses"\nin_reach_slots = {}\n'


@pytest.fixture
def alone(tmp_path: Path) -> Replication:
    written(tmp_path)
    return finished(tmp_path / "small.toml")


def assert_nothing_moves(run: Replication, alone: Replication) -> None:
    assert np.array_equal(run.log.leave, alone.log.leave)
    assert np.array_equal(run.log.outcome, alone.log.outcome)
    assert np.array_equal(run.log.marks[:, :OF_THE_HOSPITAL], alone.log.marks[:, :OF_THE_HOSPITAL])
    assert np.array_equal(run.log.stays, alone.log.stays)


def test_a_home_without_posts_changes_nothing_to_the_last_bit(tmp_path: Path, alone: Replication) -> None:
    run = finished(written(tmp_path, visitors=0))
    assert run.log.same_as(alone.log)


@pytest.mark.parametrize(
    "how",
    [
        ["home.north.step_up_slots=0"],
        ["homes.group.residents.suited_share=0", "homes.group.frail.suited_share=0"],
        ["homes.team.visitors.in_post=0"],
        [
            "homes.team.visitors.end=11:00",
            "homes.care.last_hour_minutes=170",
            "demand.stream.door.per_day=60",
        ],
    ],
    ids=["no_room", "nobody_suited", "nobody_in_post", "never_open"],
)
def test_a_home_without_capacity_changes_nothing(tmp_path: Path, alone: Replication, how: list[str]) -> None:
    # Open from 08:00 for ten minutes, before anybody comes, is never open.
    run = finished(written(tmp_path), *how)
    assert_nothing_moves(run, alone)
    assert fates(run)["kept"] == fates(run)["came"] == 0


def test_with_ample_capacity_the_parts_add_up_to_what_they_claim_once(tmp_path: Path) -> None:
    run = finished(written(tmp_path), "run.weeks=20", "homes.care.last_hour_minutes=0")
    seen = view(run)
    assert seen.replication.scenario.homes is not None
    groups, put = group_of(seen, seen.replication.scenario.homes), seen.mark("home_asked") != NONE
    kept = seen.left_as("at_home")
    for group, suited in ((0, 0.4), (1, 0.3)):
        mine = in_weeks(seen) & (groups == group)
        assert _near(put[mine], suited)
        done = mine & put & ((seen.mark("came") != NONE) | kept)
        assert _near(kept[done], 0.8)
    # Half are residents, and of the others two in five are frail: a resident who is frail is counted once.
    assert _near(groups[in_weeks(seen)] == 0, 0.5)
    assert _near(groups[in_weeks(seen)] == 1, 0.2)
    assert not put[groups == NONE].any()
    assert fates(run)["full"] == fates(run)["closed"] == fates(run)["nobody"] == 0


def _near(which: np.ndarray, share: float) -> bool:
    return abs(which.mean() - share) < 4 * np.sqrt(share * (1 - share) / len(which))


def test_between_it_saturates_and_nobody_is_lost(tmp_path: Path, alone: Replication) -> None:
    found = [fates(finished(written(tmp_path, slots=slots))) for slots in (0, 5, 15, 40, 1000)]
    kept = [each["kept"] for each in found]
    assert kept[0] == 0
    assert kept == sorted(kept)
    assert kept[1] < kept[2] < kept[4]
    assert [each["full"] for each in found] == sorted((each["full"] for each in found), reverse=True)
    assert found[-1]["full"] == 0
    for each in found:
        assert each["put"] == sum(count for way, count in each.items() if way != "put")
        assert each["put"] == found[0]["put"]
    assert found[0]["put"] < len(alone.log.leave)


def test_who_is_on_no_list_does_not_move(tmp_path: Path, alone: Replication) -> None:
    run = finished(written(tmp_path), "homes.population=200000")
    listed = run.arrivals.attributes["homes_list"]
    others = listed == run.arrivals.labels["homes_list"].index("none")
    assert 0.4 < others.mean() < 0.6
    assert np.array_equal(run.log.leave[others], alone.log.leave[others])


def test_two_homes_compete_for_one_nurse(tmp_path: Path) -> None:
    alone = homes(view(finished(_with(tmp_path, REVIEWS, ""))))["home_north_reviews_per_week"]
    both = homes(view(finished(_with(tmp_path, REVIEWS, REVIEWS))))
    assert both["home_north_reviews_per_week"] < 0.8 * alone
    assert both["home_east_reviews_per_week"] > 0.2 * alone
    together = both["home_north_reviews_per_week"] + both["home_east_reviews_per_week"]
    assert together == pytest.approx(alone, rel=0.15)


def _with(folder: Path, north: str, east: str, *more: str) -> Path:
    """Two homes; what is said of each besides, and one nurse."""
    file = written(folder, homes="north east")
    text = file.read_text().replace("[home.east]", f"{north}[home.east]") + east
    file.write_text(text + nurses() + "".join(more))
    return file


def test_the_share_known_rises_with_reviews_that_are_done_and_only_the_known_are_kept(tmp_path: Path) -> None:
    only = "homes.group.frail.known_only=true"
    few, many = (finished(_with(tmp_path, text, ""), only) for text in ("", REVIEWS))
    assert fates(few)["unknown"] > fates(many)["unknown"] > 0
    assert homes(view(many))["home_north_known_percent"] > 0
    known_before = finished(
        _with(tmp_path, "known_share = 1.0\n", ""), only, "homes.caseload.known_days=100000"
    )
    assert fates(known_before)["unknown"] < fates(few)["unknown"]


def test_in_reach_takes_home_early(tmp_path: Path) -> None:
    some = REACH.format(5).replace("nurses", "visitors")
    without, reached = (finished(_with(tmp_path, text, "")) for text in ("", some))
    assert homes(view(reached))["home_north_taken_home_early_per_week"] > 0
    days = [going_home(view(run))["delay_mean_days"] for run in (without, reached)]
    assert days[1] < 0.95 * days[0]


def test_in_reach_takes_the_teams_time_from_reviews(tmp_path: Path) -> None:
    nothing, some = (finished(_with(tmp_path, REACH.format(n) + REVIEWS, "")) for n in (0, 5))
    early = homes(view(some))["home_north_taken_home_early_per_week"]
    assert early > 0
    assert homes(view(nothing))["home_north_taken_home_early_per_week"] == 0
    reviews = [homes(view(run))["home_north_reviews_per_week"] for run in (nothing, some)]
    assert reviews[0] - reviews[1] == pytest.approx(1.5 * early, rel=0.5)


def test_a_young_home_is_put_fewer_crises_than_an_old_one(tmp_path: Path) -> None:
    young, middle, old = (
        fates(finished(written(tmp_path), f"home.north.open_months={months}"))["put"]
        for months in (0, 12, 48)
    )
    assert young < 0.3 * old
    assert 0.4 * old < middle < 0.7 * old


def test_evening_sessions_take_on_who_would_have_found_it_closed(tmp_path: Path) -> None:
    day = ["homes.team.visitors.end=14:00", "homes.team.visitors.lines=8", "homes.team.visitors.in_post=8"]
    evening = 'homes.team.visitors.evening={ start = "14:00", end = "20:00", cover = [1, 1, 1, 1, 1, 0, 0] }'
    shut, late = (fates(finished(written(tmp_path), *day, *more)) for more in ([], [evening]))
    assert late["closed"] < 0.6 * shut["closed"]
    assert late["kept"] > shut["kept"]
    assert late["put"] == shut["put"]


def test_a_crisis_goes_before_the_practices_visits_and_finds_the_team_at_them(tmp_path: Path) -> None:
    extra = 'homes.care.routine_visit={ family = "fixed", unit = "minutes", value = 60 }'
    file = written(tmp_path)
    waits = []
    for a_week in (0, 300):
        run = finished(file, extra, f"home.north.routine_visits_per_week={a_week}")
        pieces = view(run).pieces
        first = (pieces.work == list(run.scenario.work).index("homes_visitors_first")) & pieces.begun
        waits.append((pieces.start - pieces.since)[first])
    assert waits[0].mean() < 300 < waits[1].mean()
    assert np.quantile(waits[1], 0.9) <= 3700


def test_both_engines_write_the_same(tmp_path: Path) -> None:
    run = finished(
        _with(tmp_path, REACH.format(3) + REVIEWS, REVIEWS),
        "run.weeks=2",
        "homes.group.frail.known_only=true",
    )
    assert run_plan(run.plan, "simpy").same_as(run.log)
    assert fates(run)["kept"] > 0


@pytest.mark.prove
@pytest.mark.parametrize("name", ["hereford_homes", "whole_team"])
def test_the_shipped_homes_without_posts_or_without_room_leave_the_shipped_hospital_as_it_is(
    name: str,
) -> None:
    folder, weeks = Path(__file__).parents[2] / "scenarios", ["run.weeks=8", "run.warm_up_weeks=4"]
    alone, file = finished(folder / "hereford.toml", *weeks), folder / f"{name}.toml"
    homes = load_scenario(file).homes
    assert homes is not None
    posts = [f"homes.team.{team}.{what}=0" for team in homes.team for what in ("lines", "in_post")]
    nothing = (
        "step_up_slots",
        "in_reach_slots",
        "reviews_per_week",
        "routine_visits_per_week",
        "late_contacts_per_week",
        "medicines_at_once",
        "care_homes",
    )
    room = [f"home.{home}.{what}=0" for home in ("north", "east", "south", "west") for what in nothing]
    assert finished(file, *weeks, *posts).log.same_as(alone.log)
    assert_nothing_moves(finished(file, *weeks, *room), alone)
