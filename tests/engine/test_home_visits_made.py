"""Rounds of care homes, reviews that find illness, medicines taken over, and what is only assumed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from helpers.homes import fates, finished, nurses, view, written

from dghsim.engine.plan import NONE
from dghsim.engine.run import run_plan
from dghsim.measures.catalogue import catalogue
from dghsim.measures.going_home import going_home
from dghsim.measures.home_use import on_list
from dghsim.measures.homes import homes, in_weeks, of_home
from dghsim.measures.measure import measure
from dghsim.measures.model import Replication

ROUNDS = """
rounds_by = "nurses"
care_homes = 10
reviews_by = "nurses"
reviews_per_week = 20
medicines_at_once = 2
[homes.rounds]
visit = { family = "fixed", unit = "minutes", value = 60 }
good_for_days = 14
[homes.medicines]
before = "stay"
onward = "needs_care"
suited_share = 0.5
hand_over = { family = "fixed", unit = "minutes", value = 30 }
open = { days = { mon = ["09:00-18:00"], tue = ["09:00-18:00"] } }
[homes.continuity]
who = { frailty = ["frail"] }
fewer_share = 0.25
"""
ON_ROUNDS = "homes.group.residents.on_rounds=true"
ASSUMED = "homes.continuity.assumed=true"
FINDS = "homes.caseload.finds_share=0.3"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path, ROUNDS, nurses(4))


def found(run: Replication, what: str) -> float:
    return homes(view(run))[f"home_north_{what}_per_week"]


def test_residents_are_known_by_the_rounds_that_are_really_made(file: Path) -> None:
    none, few, many = (
        finished(file, ON_ROUNDS, "home.north.reviews_per_week=0", f"homes.team.nurses.{posts}")
        for posts in ("in_post=0", "cover=[1, 0, 0, 0, 0, 0, 0]", "lines=4")
    )
    assert found(none, "rounds") == 0 < found(few, "rounds") < found(many, "rounds") <= 10
    assert fates(none)["unknown"] > fates(few)["unknown"] > fates(many)["unknown"] > 0
    kept = [homes(view(run))["homes_kept_residents_per_year"] for run in (none, few, many)]
    assert kept[0] == 0 < kept[1] < kept[2]
    assert fates(none)["put"] == fates(many)["put"]


def test_illness_found_brings_people_who_would_not_have_come(file: Path) -> None:
    plain, finds = (finished(file, *sets) for sets in ((), (FINDS,)))
    more = view(finds).counted.sum() - view(plain).counted.sum()
    ill = found(finds, "found_ill")
    assert ill == pytest.approx(0.3 * found(finds, "reviews"), rel=0.3)
    assert more == pytest.approx(ill * 6, rel=0.25)
    seen = view(finds)
    sent = seen.mark("came") != NONE
    assert (seen.arrive[sent] == seen.mark("came")[sent]).all()
    assert on_list(seen, "north")[sent].all()


def test_pharmacies_take_medicines_over_while_open_and_as_far_as_they_have_time(file: Path) -> None:
    none, two, many = (finished(file, f"home.north.medicines_at_once={count}") for count in (0, 2, 50))
    assert 0 < found(two, "medicines") < found(many, "medicines")
    assert "home_north_medicines_per_week" not in homes(view(none))
    stays = [view(run).stays for run in (two, many)]
    assert all((each["end"] >= each["start"])[each["end"] != NONE].all() for each in stays)
    shut = finished(file, "homes.medicines.suited_share=0")
    assert np.array_equal(none.log.leave, shut.log.leave)
    assert going_home(view(many)).keys() == going_home(view(none)).keys()


def test_continuity_is_assumed_only_when_asked_and_then_told_apart(file: Path) -> None:
    told, assumed = finished(file), finished(file, ASSUMED)
    assert "homes_spared_per_year" not in homes(view(told))
    spared = homes(view(assumed))["homes_spared_per_year"] * view(assumed).years
    frail = 0.4 * in_weeks(view(told))[of_home(view(told), "north")].sum()
    assert spared == pytest.approx(0.25 * frail, rel=0.25)
    assert fates(assumed)["put"] < fates(told)["put"]


def test_every_measure_is_in_the_catalogue_and_the_other_way_about(file: Path) -> None:
    run = finished(file, ON_ROUNDS, FINDS, ASSUMED)
    known = {one.id for one in catalogue(run.scenario) if one.id.startswith(("home_north", "homes_"))}
    assert known == {name for name in measure(run).values if name.startswith(("home_north", "homes_"))}


def test_both_engines_write_the_same(file: Path) -> None:
    run = finished(file, ON_ROUNDS, FINDS, ASSUMED, "run.weeks=1", "run.warm_up_weeks=1")
    assert run_plan(run.plan, "simpy").same_as(run.log)
    assert found(run, "rounds") > 0
