"""Grades of the doctors in a planner's own rota."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from dghsim.errors import show
from dghsim.rota.own_rows import OwnRow
from dghsim.rota.posts import doctor_name, grades_by_slot, interleaved, vacant_name
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

_NUMBER = re.compile(r"\d{1,3}")


def grades_of(
    scenario: Scenario, rows: Sequence[OwnRow], homes: Mapping[str, str]
) -> tuple[dict[tuple[str, str], str], list[str]]:
    """(tier, doctor) -> grade for every row, and notes on grades that the scenario does not know.

    As written; else, for a doctor named as this program names them, the grade such a doctor has; the others share
    out what is left of the tier's grades, in alphabetical order, and are of the first grade after that.
    """
    known = {grade for tier in scenario.rota.tier.values() for grade in tier.grades}
    known |= set(scenario.money.pay_gbp_per_year)
    written = {row.doctor: row.grade for row in rows if row.grade}
    unknown = sorted({grade for grade in written.values() if grade not in known})
    by_doctor: dict[str, str] = {}
    for name, tier in scenario.rota.tier.items():
        doctors = sorted(
            {row.doctor for row in rows if row.filled_by == "post" and homes[row.doctor] == name}
        )
        given = {doctor: written[doctor] for doctor in doctors if written.get(doctor) in known}
        lines = _lines(name, {row.doctor for row in rows})
        by_doctor |= _shared_out(name, tier, doctors, given, lines)
    firsts = {name: next(iter(tier.grades), name) for name, tier in scenario.rota.tier.items()}
    found = {}
    for row in rows:
        tier_name = row.tier or homes[row.doctor]
        found[tier_name, row.doctor] = by_doctor.get(row.doctor, firsts[tier_name])
    notes = (
        [f"grades unknown to the scenario and not used: {', '.join(map(show, unknown[:8]))}"]
        if unknown
        else []
    )
    return found, notes


def _shared_out(
    name: str, tier: Tier, doctors: Sequence[str], given: Mapping[str, str], lines: int
) -> dict[str, str]:
    grades = dict(given)
    ours = {
        doctor_name(name, slot + 1): grade for slot, grade in enumerate(_grades_by_slot(name, tier, lines))
    }
    grades |= {doctor: ours[doctor] for doctor in doctors if doctor in ours and doctor not in grades}
    left = Counter(tier.grades) - Counter(grades.values())
    rest = [doctor for doctor in doctors if doctor not in grades]
    grades |= dict.fromkeys(rest, next(iter(tier.grades), name))
    return grades | dict(zip(rest, interleaved(dict(left)), strict=False))


def _grades_by_slot(name: str, tier: Tier, lines: int) -> tuple[str, ...]:
    return grades_by_slot(name, tier, lines) if lines else ()


def _lines(name: str, doctors: set[str]) -> int:
    """The lines of a template of ours, from the highest number of a doctor or vacancy; 0 where none is named so."""
    numbers = {int(text) for doctor in doctors for text in _NUMBER.findall(doctor)}
    ours = (n for n in numbers if doctor_name(name, n) in doctors or vacant_name(name, n) in doctors)
    return max(ours, default=0)
