"""Ladder and workforce speak of tiers and grades that there are."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.keys import unknown
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario


def _grades(scenario: Scenario) -> list[str]:
    """Every grade in post; a tier without grades has its own name for one."""
    tiers = scenario.rota.tier.items()
    return list(dict.fromkeys(grade for name, tier in tiers for grade in tier.grades or (name,)))


def rungs_name_tiers_and_grades(scenario: Scenario) -> Iterator[Problem]:
    """A rung fills duties of tiers that there are, asks grades that there are, and costs by tier."""
    tiers, grades = scenario.rota.tier, _grades(scenario)
    for name, rung in scenario.rota.ladder.items():
        key = ("rota", "ladder", name)
        for place, tier in enumerate(rung.tiers):
            if tier not in tiers:
                yield Problem((*key, "tiers", str(place)), unknown(tier, tiers, what="tier"))
        for tier in rung.gbp_per_hour:
            if tier not in tiers:
                yield Problem((*key, "gbp_per_hour", tier), unknown(tier, tiers, what="tier"))
        for place, grade in enumerate(rung.grades):
            if grade not in grades:
                yield Problem((*key, "grades", str(place)), unknown(grade, grades, what="grade"))


def few_enough_rungs(scenario: Scenario) -> Iterator[Problem]:
    """The rungs asked are kept as the bits of one number."""
    if len(scenario.rota.ladder) > 62:
        yield Problem(("rota", "ladder"), f"must have at most 62 rungs, not {len(scenario.rota.ladder)}")


def posts_name_grades(scenario: Scenario) -> Iterator[Problem]:
    """Posts are of grades that there are; of a planner's own rota, whatever grades its file names."""
    if scenario.rota.workforce is None or scenario.rota.own is not None:
        return
    grades = _grades(scenario)
    for grade in scenario.rota.workforce.grade:
        if grade not in grades:
            yield Problem(("rota", "workforce", "grade", grade), unknown(grade, grades, what="grade"))


CHECKS = (rungs_name_tiers_and_grades, few_enough_rungs, posts_name_grades)
