"""What a take costs before anybody comes: the posts that keep one seat of each duty going day and night."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dghsim.cohort.base import tier_base
from dghsim.cohort.staffing import fewest_lines, hours_of, one_seat_each
from dghsim.measures.spans import DAYS_A_YEAR
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier


@dataclass(frozen=True, slots=True)
class StandingCost:
    """One tier."""

    label: str
    hours_a_week: float
    """Of one seat of each duty but normal days, on call from home included."""
    lines: int
    """The fewest that bear it, by the hours a line bears beside leave and by weekends; a template may want one more."""
    gbp_a_post: float
    """A year, on-cost included, at the tier's own mix of grades; NaN where a grade has no pay."""

    @property
    def short(self) -> str:
        """The label without what comes after its colon."""
        return self.label.partition(":")[0]

    @property
    def gbp_a_year(self) -> float:
        """With every line filled."""
        return self.lines * self.gbp_a_post

    def gbp_a_patient(self, take: float) -> float:
        """With so many patients a day."""
        return self.gbp_a_year / (DAYS_A_YEAR * take)


def standing_costs(scenario: Scenario) -> tuple[StandingCost, ...]:
    """Tier by tier, of the duties as the scenario has them."""
    return tuple(_of(tier, _post(scenario, tier)) for tier in scenario.rota.tier.values())


def _of(tier: Tier, gbp_a_post: float) -> StandingCost:
    base = tier_base(tier)
    cover = one_seat_each(base)
    return StandingCost(tier.label, hours_of(cover, base), fewest_lines(cover, base), gbp_a_post)


def _post(scenario: Scenario, tier: Tier) -> float:
    pay, many = scenario.money.pay_gbp_per_year, sum(tier.grades.values())
    total = sum(count * pay.get(grade, math.nan) for grade, count in tier.grades.items())
    return scenario.money.on_cost_factor * total / many if many else math.nan
