"""Grades of doctors: which there are, and how those of a tier are shared out."""

from __future__ import annotations

from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier


def known_grades(scenario: Scenario) -> tuple[str, ...]:
    """Every grade that is paid or in post; a tier that names none has a grade of its own name."""
    in_post = [grade for name, tier in scenario.rota.tier.items() for grade in tier.grades or (name,)]
    return tuple(dict.fromkeys((*scenario.money.pay_gbp_per_year, *in_post)))


def grade_shares(name: str, tier: Tier) -> dict[str, float]:
    """Grade -> share of the tier's doctors in post; those not said to be of another grade are of the first."""
    if not tier.grades:
        return {name: 1.0}
    counts = {grade: float(count) for grade, count in tier.grades.items()}
    first = next(iter(counts))
    counts[first] += max(tier.in_post - sum(counts.values()), 0)
    total = sum(counts.values())
    return {grade: count / total for grade, count in counts.items()} if total else {first: 1.0}
