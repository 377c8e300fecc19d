"""A small hospital, and the same with Primary Care Homes beside it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.facts import facts_of
from dghsim.measures.homes import REFUSED
from dghsim.measures.model import Replication
from dghsim.measures.view import View, look
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.studies.replicate import prepare, run_one

HOSPITAL = """
schema_version = 1
name = "A small hospital"
[hospital]
code = "SMALL"
[era]
demand = "2022/23"
rules = "wtr"
pay_year = "2022/23"
[run]
start = 2022-04-04
weeks = 6
warm_up_weeks = 2
replications = 3
[demand.stream.door]
start = "door"
per_day = 60
envelope_per_day = 400
hour_shares = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
[demand.attribute.frailty]
shares = { fit = 0.6, frail = 0.4 }
[demand.attribute.resident]
chance = 0.5
[demand.attribute.needs]
shares = { none = 0.7, care = 0.3 }
[pathway.stage.door]
type = "delay"
mark = "ews"
duration = { family = "lognormal", unit = "minutes", median = 60, sigma = 0.5 }
[pathway.stage.bed]
type = "hold"
place = "ward"
[pathway.stage.stay]
type = "delay"
duration = { family = "exponential", unit = "days", mean = 3 }
[pathway.stage.needs_care]
type = "branch"
mark = "ready"
cases = [{ when = { attribute = "needs", equals = "care" }, goto = "care_asked" }]
next = "out"
[pathway.stage.care_asked]
type = "delay"
duration = { family = "exponential", unit = "days", mean = 4 }
[pathway.stage.out]
type = "leave"
[place.ward]
count = 400
"""
TEAM = """
[homes.team.{name}]
label = "{name}"
grade = "nurse"
lines = {lines}
in_post = {lines}
start = "08:00"
end = "20:00"
cover = {cover}
pay_gbp_per_year = 40000
bank_gbp_per_hour = 30
agency_gbp_per_hour = 40
"""
HOMES = """
extends = "small.toml"
schema_version = 1
name = "With homes"
[homes]
streams = ["door"]
comes_back_by = "door"
population = 100000
drawn = false
[homes.group.residents]
label = "Residents"
who = { resident = ["yes"] }
suited_share = 0.4
[homes.group.frail]
label = "Frail"
who = { frailty = ["frail"] }
suited_share = 0.3
[homes.care]
first_visit = { family = "fixed", unit = "minutes", value = 6 }
visit = { family = "fixed", unit = "minutes", value = 4 }
mean_days = 3
kept_share = 0.8
fails_at_first_visit_share = 0.5
last_hour_minutes = 60
[homes.caseload]
review = { family = "fixed", unit = "minutes", value = 60 }
known_days = 100
[homes.in_reach]
before = "care_asked"
who = { needs = ["care"] }
suited_share = 0.5
assessment = { family = "fixed", unit = "minutes", value = 30 }
bridging = { family = "fixed", unit = "minutes", value = 60 }
"""
HOME = """
[home.{name}]
label = "{name}"
registered = {registered}
over_65_share = 0.2
frail_share = 0.02
open_months = 600
team = "visitors"
step_up_slots = {slots}
"""


RANGE = """
[[provenance]]
keys = ["homes.group.residents.suited_share"]
evidence = "illustrative"
source = "A test"
low = 0.1
high = 0.7
[[provenance]]
keys = ["demand.attribute.resident.chance"]
evidence = "illustrative"
source = "A test"
low = 0.4
high = 0.6
"""
"""Of a number of the homes, and of another."""


def written(folder: Path, *extra: str, slots: int = 1000, visitors: int = 4, homes: str = "north") -> Path:
    """The file of a hospital with homes; `small.toml` beside it is the hospital alone."""
    (folder / "small.toml").write_text(HOSPITAL)
    cover = "[2, 2, 2, 2, 2, 1, 1]" if visitors else "[0, 0, 0, 0, 0, 0, 0]"
    names = homes.split()
    shared = 100_000 // len(names)
    text = HOMES + TEAM.format(name="visitors", lines=visitors, cover=cover)
    text += "".join(HOME.format(name=name, registered=shared, slots=slots) for name in names)
    file = folder / "homes.toml"
    file.write_text(text + "".join(extra))
    return file


def nurses(lines: int = 1) -> str:
    """A team of so many posts that works on some weekdays."""
    cover = [lines] * 3 + [0] * 4
    return TEAM.format(name="nurses", lines=lines, cover=cover)


def finished(file: Path, *sets: str, replication: int = 0) -> Replication:
    """One replication of a file."""
    scenario = load_scenario(file, sets=sets)
    return run_one(prepare(scenario, build_rota(scenario)), replication)


def view(run: Replication) -> View:
    """As the measures look at it."""
    return look(run, facts_of(run.scenario))


def fates(run: Replication) -> dict[str, int]:
    """How many crises put to the homes ended each way, over the whole run; each in one of them."""
    log = run.log
    seen = view(run)
    asked, came = seen.mark("home_asked") != NONE, seen.mark("came") != NONE
    refused = {why: seen.mark(f"home_{why}") != NONE for why in REFUSED}
    kept = seen.left_as("at_home") & asked
    there = asked & ~kept & ~came & ~np.any([*refused.values()], axis=0) & (log.leave == NONE)
    ways = refused | {"kept": kept, "came": came, "there": there}
    assert (np.sum([*ways.values()], axis=0)[asked | refused["unknown"]] == 1).all(), "one end for each"
    return {way: int(which.sum()) for way, which in ways.items()} | {
        "put": int((asked | refused["unknown"]).sum())
    }
