"""Teams taken from staff who were somewhere else: who waits for those waits longer, and nothing else moves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from helpers.homes import finished, nurses, view, written

from dghsim.engine.plan import NONE
from dghsim.engine.run import run_plan
from dghsim.measures.going_home import going_home
from dghsim.measures.homes import homes
from dghsim.scenario.load import load_scenario
from dghsim.studies.change import changed
from dghsim.studies.homes.without import same_without_homes

COMMUNITY = """
[homes.community]
before = "care_asked"
who = { needs = ["care"] }
posts = 20
longer_by = 1.0
"""
OWN_DELAY = """
[demand.attribute.slow]
by = "needs"
[demand.attribute.slow.distribution]
none = { family = "fixed", unit = "days", value = 1 }
care = { family = "exponential", unit = "days", mean = 4 }
[pathway.stage.care_asked]
type = "delay"
duration = { family = "attribute", attribute = "slow" }
"""
TAKEN = "homes.team.visitors.taken_from={ community = 4 }"
NO_ROOM = "home.north.step_up_slots=0"


def delay(file: Path, *sets: str) -> float:
    return going_home(view(finished(file, "run.weeks=20", NO_ROOM, *sets)))["delay_mean_days"]


@pytest.mark.parametrize("own", ["", OWN_DELAY], ids=["drawn at the stage", "an attribute"])
def test_a_fifth_of_the_staff_gone_is_a_fifth_longer_and_twice_as_much_where_said(
    tmp_path: Path, own: str
) -> None:
    file = written(tmp_path, COMMUNITY, own)
    before, longer, twice = (
        delay(file, *sets) for sets in ((), (TAKEN,), (TAKEN, "homes.community.longer_by=2"))
    )
    assert longer == pytest.approx(1.2 * before, rel=0.05)
    assert twice == pytest.approx(1.4 * before, rel=0.05)


@pytest.mark.parametrize(
    "sets",
    [
        ["homes.team.visitors.lines=0", "homes.team.visitors.in_post=0"],
        ["homes.community.longer_by=0", TAKEN],
        ["homes.team.visitors.taken_from={ community = 0 }"],
    ],
    ids=["no posts", "nobody waits for them", "nobody taken"],
)
def test_what_takes_nobody_changes_nothing_to_the_last_bit(tmp_path: Path, sets: list[str]) -> None:
    without = [each for each in sets if "community" not in each]
    plain = finished(written(tmp_path), NO_ROOM, *without)
    assert finished(written(tmp_path, COMMUNITY), NO_ROOM, *sets).log.same_as(plain.log)


def test_only_those_wait_longer_who_wait_for_that_staff(tmp_path: Path) -> None:
    file = written(tmp_path, COMMUNITY)
    before, after = (finished(file, NO_ROOM, *sets) for sets in ((), (TAKEN,)))
    needs = before.arrivals.attributes["needs"] == before.arrivals.labels["needs"].index("care")
    gone = (before.log.leave != NONE) & (after.log.leave != NONE)
    assert np.array_equal(before.log.leave[~needs], after.log.leave[~needs])
    assert (after.log.leave[needs & gone] >= before.log.leave[needs & gone]).all()


def test_who_is_taken_home_early_does_not_wait_for_them(tmp_path: Path) -> None:
    reach = 'in_reach_by = "visitors"\nin_reach_slots = 50\n'
    file = written(tmp_path, reach, COMMUNITY)
    most = "homes.in_reach.suited_share=0.9"
    some = finished(file, "run.weeks=8", NO_ROOM, most, TAKEN)
    assert homes(view(some))["home_north_taken_home_early_per_week"] > 20
    assert going_home(view(some))["delay_mean_days"] < 0.7 * delay(
        file, TAKEN, "homes.in_reach.suited_share=0"
    )


def test_both_engines_write_the_same(tmp_path: Path) -> None:
    reach = 'in_reach_by = "nurses"\nin_reach_slots = 3\n'
    run = finished(written(tmp_path, reach, nurses(), COMMUNITY, OWN_DELAY), "run.weeks=2", TAKEN)
    assert run_plan(run.plan, "simpy").same_as(run.log)


BY_ITSELF = (
    'duration = { family = "lognormal", unit = "minutes", median = 60, sigma = 0.5 }\n[pathway.stage.bed]'
)
BY_A_DOCTOR = """duration = { family = "fixed", unit = "minutes", value = 1 }
[pathway.stage.seen]
type = "work"
work = "seen"
[pathway.stage.bed]"""
DOCTORS = """
[work.seen]
label = "Seen"
category = "wards"
duration = { family = "fixed", unit = "minutes", value = 5 }
[rota.tier.registrar]
label = "Registrars"
level = 2
rules = "wtr"
lines = 5
in_post = 4
grades = { registrar = 3, specialty = 1 }
leave_days = 0
most_away = 0
[rota.tier.registrar.duty.at_work]
label = "Day"
code = "DAY"
start = "08:00"
end = "20:00"
cover = [1, 1, 1, 1, 1, 1, 1]
first = ["seen"]
[money]
pay_gbp_per_year = { registrar = 60000, specialty = 70000 }
bank_gbp_per_hour = { registrar = 50 }
agency_gbp_per_hour = { registrar = 60 }
"""
FROM_REGISTRARS = "homes.team.visitors.taken_from={ registrar = 2 }"


def test_posts_taken_from_the_hospital_are_vacant_there_and_come_back_without_homes(tmp_path: Path) -> None:
    file = written(tmp_path)
    small = tmp_path / "small.toml"
    small.write_text(small.read_text().replace(BY_ITSELF, BY_A_DOCTOR) + DOCTORS)
    homes_ = load_scenario(file, sets=[FROM_REGISTRARS])
    tier = homes_.rota.tier["registrar"]
    assert (tier.lines, tier.in_post, tier.grades) == (5, 2, {"registrar": 1, "specialty": 1})
    back = same_without_homes(homes_).rota.tier["registrar"]
    assert back == load_scenario(small).rota.tier["registrar"]
    fewer = changed(homes_, {"homes.team.visitors.taken_from": {"registrar": 1}}).rota.tier["registrar"]
    assert (fewer.in_post, fewer.grades) == (3, {"registrar": 2, "specialty": 1})
    again = changed(homes_, {"home.north.step_up_slots": 3}).rota.tier["registrar"]
    assert again == tier
    more = changed(homes_, {"rota.tier.registrar.in_post": 5}).rota.tier["registrar"]
    assert more.in_post == 3
