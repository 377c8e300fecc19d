"""Random duties, and who works them: without a solver and without respect for rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from dghsim.rota.model import FILLED_BY, DutyTable
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario
from dghsim.studies.verify.generated.dice import Dice
from dghsim.studies.verify.generated.work import GRADES, RULES, own_work

Document = dict[str, Any]
UNCOVERED = FILLED_BY.index("uncovered")


def all_kinds(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """(tier, duty) of every duty of the scenario."""
    return tuple((tier, duty) for tier, given in scenario.rota.tier.items() for duty in given.duty)


def take_kinds(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """(tier, duty) of every duty that answers work."""
    duties = {(tier, name): scenario.rota.tier[tier].duty[name] for tier, name in all_kinds(scenario)}
    return tuple(kind for kind, duty in duties.items() if duty.first or duty.second)


def tiers(dice: Dice, levels: Sequence[int], works: list[str]) -> Document:
    """A tier of each level; each kind of work is answered by some duty; a normal day that answers none is common."""
    made: Document = {}
    for level in levels:
        made[f"t{level}"] = _tier(dice, level, works)
    answered = {name for tier in made.values() for duty in tier["duty"].values() for name in duty["first"]}
    for work in works:
        if work not in answered:
            tier = made[dice.pick(sorted(made))]
            duty = tier["duty"][dice.pick([name for name in sorted(tier["duty"]) if name != "normal"])]
            duty["second"] = [name for name in duty["second"] if name != work]
            duty["first"].append(work)
    return made


def _tier(dice: Dice, level: int, works: list[str]) -> Document:
    duties: Document = {}
    if dice.chance(0.4):
        duties["normal"] = {
            "code": "ND",
            "start": "09:00",
            "end": "17:00",
            "cover": [1] * 5 + [0] * 2,
            "normal": True,
        }
        duties["normal"] |= {"first": [], "second": []}
    for at in range(dice.whole(1, 3)):
        duties[f"d{level}{at}"] = _duty(dice, f"D{at}", works)
    leader = duties[f"d{level}0"]
    if dice.chance(0.3):
        after = _duty(dice, "F", works) | {
            "start": leader["end"],
            "cover": leader["cover"],
            "follows": f"d{level}0",
            "own": own_work(dice, 480),
        }
        duties[f"f{level}"] = after | {"end": f"{(int(leader['end'][:2]) + 8) % 24:02d}:{leader['end'][3:]}"}
    return {
        "label": f"Tier {level}", "level": level, "rules": dice.pick(RULES), "lines": 20, "in_post": 20, "most_away": 0,
        "grades": {"plain": 10, "quick": 5, "slow": 5}, "leave_days": 0, "duty": duties,
    }  # fmt: skip


def _duty(dice: Dice, code: str, works: list[str]) -> Document:
    """Six to twenty-four hours long, often overnight, sometimes with no cover at all on most days."""
    start = dice.clock()
    hours = dice.pick((6, 8, 12, 12, 13, 24))
    own = own_work(dice, 60 * hours)
    cover = [dice.pick((0, 1, 1, 2)) for _ in range(7)]
    cover[dice.whole(0, 6)] = 1
    first = dice.some(works, at_least=dice.whole(0, 2))
    duty: Document = {
        "code": code,
        "start": start,
        "end": f"{(int(start[:2]) + hours) % 24:02d}:{start[3:]}",
        "cover": cover,
        "first": first,
        "second": dice.some([work for work in works if work not in first]),
        "own": own,
    }
    if dice.chance(0.25):
        duty |= {"at": "home", "call_in_minutes": dice.minutes(0, 60)}
    return duty


def who_works(dice: Dice, scenario: Scenario, days: int) -> DutyTable:
    """Doctors drawn from a few in each tier. Some duties are uncovered; unless tidy, a doctor's may even overlap."""
    tidy, pool, uncovered = dice.chance(0.6), dice.whole(1, 4), dice.pick((0.0, 0.0, 0.1, 0.5))
    kinds = take_kinds(scenario) if dice.chance(0.5) else all_kinds(scenario)
    rows: list[tuple[int, ...]] = []
    free: dict[int, int] = {}
    on_day: dict[tuple[str, str, int], list[int]] = {}
    for day in range(days):
        for kind, (tier, name) in enumerate(kinds):
            duty = scenario.rota.tier[tier].duty[name]
            start = 86400 * day + 60 * minute_of_day(duty.start)
            end = start + 60 * duty.minutes
            leaders = on_day.get((tier, duty.follows or "", day))
            for seat in range(duty.cover[day % 7]):
                doctor = 10 * scenario.rota.tier[tier].level + dice.whole(0, pool)
                if leaders is not None and seat < len(leaders):
                    doctor = leaders[seat]
                if dice.chance(uncovered) or (tidy and free.get(doctor, 0) > start):
                    doctor = -1
                free[doctor] = end
                on_day.setdefault((tier, name, day), []).append(doctor)
                grade = -1 if doctor < 0 else doctor % len(GRADES)
                rows.append((start, end, kind, doctor, grade, UNCOVERED if doctor < 0 else 0))
    if dice.chance(0.5):
        dice.random.shuffle(rows)
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 6)
    names = tuple(f"Dr {number}" for number in range(40))
    slow = np.array([dice.pick((1.0, 1.0, 2.0, 1.2, 0.5)) for _ in range(len(names) + 1)])
    begins, ends, kind_of, doctors, grades, filled_by = table.T.copy()
    made = DutyTable(begins, ends, kind_of, doctors, grades, filled_by, kinds, names, GRADES)
    return dataclasses.replace(made, slowness=slow[made.doctor]) if dice.chance(0.5) else made
