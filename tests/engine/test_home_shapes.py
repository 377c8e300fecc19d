"""Homes of any shape: both engines write the same, each crisis has one end, and nothing comes of no room."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from helpers.homes import TEAM, fates, finished, view, written

from dghsim.engine.run import run_plan
from dghsim.measures.homes import homes
from dghsim.measures.measure import measure

_DISCIPLINES = {"minds": "mental_health", "helpers": "voluntary", "carers": "social_care"}
_ALSO = """
[homes.rounds]
visit = {{ family = "fixed", unit = "minutes", value = {minutes} }}
good_for_days = {days}
[homes.medicines]
before = "stay"
onward = "needs_care"
suited_share = 0.5
hand_over = {{ family = "fixed", unit = "minutes", value = {minutes} }}
open = {{ days = {{ mon = ["09:00-18:00"], thu = ["10:00-12:00", "14:00-15:00"] }} }}
[homes.continuity]
who = {{ frailty = ["frail"] }}
fewer_share = {share}
"""


def made_up(folder: Path, seed: int) -> tuple[Path, list[str]]:
    """A file, and what is set in it: two homes, one of which has whatever there is."""
    random = np.random.default_rng(seed)

    def any_of(*those: object) -> str:
        return str(random.choice(np.array(those, dtype=object))).lower()

    numbers = dict.fromkeys(("minutes", "days", "share"), 0.0)
    numbers |= {"minutes": float(random.integers(5, 90)), "days": float(random.integers(1, 20)), "share": 0.2}
    work = f'medicines_at_once = {any_of(0, 1, 5)}\nrounds_by = "carers"\ncare_homes = {any_of(0, 3, 30)}\n'
    work += f'late_contacts_per_week = {any_of(0, 40)}\nreviews_by = "visitors"\n'
    work += (
        f'reviews_per_week = {any_of(0, 20)}\nin_reach_by = "visitors"\nin_reach_slots = {any_of(0, 2, 20)}\n'
    )
    work += (
        "disciplines = { " + ", ".join(f'{what} = "{team}"' for team, what in _DISCIPLINES.items()) + " }\n"
    )
    for team in _DISCIPLINES:
        there = int(random.integers(0, 2))
        work += TEAM.format(name=team, lines=3 * there, cover=[there] * int(random.integers(1, 7)) + [0] * 7)
    work = "\n".join(_seven(line) for line in work.split("\n"))
    file = written(
        folder, work + _ALSO.format(**numbers), homes="north south", slots=int(random.integers(1, 30))
    )
    return file, [
        "run.weeks=1", "run.warm_up_weeks=1", f"homes.group.residents.on_rounds={any_of(True, False)}",
        f"homes.group.frail.known_only={any_of(True, False)}", f"homes.continuity.assumed={any_of(True, False)}",
        f"homes.caseload.finds_share={any_of(0, 0.3)}", f"homes.team.visitors.leave_days={any_of(0, 50)}",
        'homes.care.late_contact={ family = "fixed", unit = "minutes", value = 25 }',
        'homes.in_reach.settling={ family = "fixed", unit = "minutes", value = 45 }',
        "homes.in_reach.settled_by=voluntary", "homes.in_reach.bridged_by=social_care",
        f"homes.group.{any_of('residents', 'frail')}.visited_by=mental_health",
    ]  # fmt: skip


def _seven(line: str) -> str:
    """A cover of seven days."""
    name, _, days = line.partition(" = [")
    return f"{name} = [{', '.join(days.strip(']').split(', ')[:7])}]" if name == "cover" else line


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.prove) for seed in range(2, 42))])
def test_of_any_shape(tmp_path: Path, seed: int) -> None:
    file, sets = made_up(tmp_path, seed)
    run = finished(file, *sets)
    assert run_plan(run.plan, "simpy").same_as(run.log)
    found = fates(run)
    assert found["put"] == sum(count for way, count in found.items() if way != "put")
    told = homes(view(run))
    assert all(value >= 0 for value in told.values())
    assert {name for name in measure(run).values if name in told} == set(told)
    none = [
        f"home.{name}.{what}=0" for name in ("north", "south") for what in ("step_up_slots", "in_reach_slots")
    ]
    nothing = [
        *none,
        "home.south.medicines_at_once=0",
        "homes.caseload.finds_share=0",
        "homes.continuity.assumed=false",
    ]
    still = finished(file, *sets, *nothing)
    alone = finished(tmp_path / "small.toml", *sets[:2])
    patients = len(alone.log.leave)
    came = np.isin(still.arrivals.stream[still.arrivals.patient >= 0], [still.arrivals.streams.index("door")])
    assert came.sum() == patients
    assert np.array_equal(still.log.leave[came], alone.log.leave)
