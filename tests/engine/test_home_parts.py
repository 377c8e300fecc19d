"""Each part of a home by itself: who is taken home early, how often people are visited, when pharmacies are open."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from helpers.homes import finished, nurses, view, written

from dghsim.engine.plan import Ints
from dghsim.measures.homes import homes
from dghsim.measures.model import Replication

REACH = 'in_reach_by = "nurses"\nin_reach_slots = 5\n'
REVIEWS = 'reviews_by = "nurses"\nreviews_per_week = 40\n'
MEDICINES = """medicines_at_once = 5
[homes.medicines]
before = "stay"
onward = "needs_care"
suited_share = 0.5
hand_over = { family = "fixed", unit = "minutes", value = 30 }
open = { days = { mon = ["12:00-15:00"], tue = ["12:00-15:00"] } }
"""


def held(run: Replication, place: str) -> tuple[Ints, Ints]:
    """Patients who were in a place, and since when."""
    stays = view(run).stays
    mine = stays[stays["place"] == list(run.scenario.place).index(place)]
    return mine["patient"], mine["start"]


def test_only_those_it_is_for_are_taken_home_early(tmp_path: Path) -> None:
    file = written(tmp_path, REACH, nurses())
    for who in ("frail", "fit"):
        run = finished(file, f'homes.in_reach.who={{ frailty = ["{who}"] }}')
        patients, _ = held(run, "homes_north_reach_slots")
        came = run.arrivals.attributes["frailty"][patients]
        assert len(came) > 5
        assert (came == run.arrivals.labels["frailty"].index(who)).all()


def test_a_home_that_is_not_there_yet_reviews_nobody_and_takes_nobody_home(tmp_path: Path) -> None:
    file = written(tmp_path, REACH, REVIEWS, nurses())
    old = homes(view(finished(file)))
    slow = ("home.north.open_months=0", "homes.growth.mid_months=200", "homes.growth.mature_months=201")
    young = homes(view(finished(file, *slow)))
    for what in ("reviews_per_week", "taken_home_early_per_week", "visits_per_week"):
        assert old[f"home_north_{what}"] > 0
        assert young[f"home_north_{what}"] == 0


def test_who_is_looked_after_is_visited_at_once_and_then_every_day(tmp_path: Path) -> None:
    """A visit at first, where one in ten is lost; each later one is the last with a chance of one in three."""
    file = written(tmp_path, visitors=5)
    run = finished(file, "run.weeks=16", "homes.team.visitors.cover=[2, 2, 2, 2, 2, 2, 2]")
    seen = view(run)
    taken, _ = held(run, "homes_north_slots")
    work = [list(run.scenario.work).index(f"homes_visitors_{what}") for what in ("first", "visit")]
    visits = (np.isin(seen.pieces.work, work) & seen.pieces.begun).sum()
    assert visits / len(taken) == pytest.approx(1 + 0.9 * 3, rel=0.06)


def test_pharmacies_take_medicines_over_in_their_hours_alone(tmp_path: Path) -> None:
    _, since = held(finished(written(tmp_path, MEDICINES)), "homes_north_medicines")
    day, second = np.divmod(since, 86_400)
    assert len(since) > 20
    assert (day % 7 <= 1).all()
    assert ((second >= 12 * 3600) & (second < 15 * 3600)).all()


def test_what_was_known_before_the_run_goes_out_of_date(tmp_path: Path) -> None:
    file = written(tmp_path, "known_share = 1.0\n", REVIEWS, nurses())
    run = finished(file, "homes.caseload.known_days=28", "run.weeks=20")
    knew = run.arrivals.attributes["homes_north_knew"] == run.arrivals.labels["homes_north_knew"].index("yes")
    early, late = np.array_split(knew, 2)
    assert early.mean() == pytest.approx(4 / 11 * (1 - np.exp(-11 / 4)), abs=0.03)
    assert late.mean() < 0.05


def test_people_in_more_need_come_more_often_from_their_list(tmp_path: Path) -> None:
    file = written(tmp_path, homes="north south")
    run = finished(file, "homes.population=200000", "home.south.need=2")
    labels, listed = run.arrivals.labels["homes_list"], run.arrivals.attributes["homes_list"]
    north, south = ((listed == labels.index(name)).mean() for name in ("north", "south"))
    assert north == pytest.approx(0.25, abs=0.03)
    assert south == pytest.approx(0.5, abs=0.03)
