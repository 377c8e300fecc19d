"""The rule that limits a tier's average hours, and the weeks over which it averages."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.errors import InputError, show
from dghsim.rota.agreed import agreed_rules
from dghsim.rota.rules import RuleSet
from dghsim.scenario.rota import Tier


@dataclass(frozen=True, slots=True)
class ReferencePeriod:
    """The tightest limit on average hours: no more than `limit_minutes` a week over any `weeks` weeks."""

    weeks: int
    limit_minutes: float


def tier_rules(tier: Tier) -> RuleSet:
    """The tier's rule set with its local agreements.

    Raises:
        InputError: an unknown rule set or rule.
    """
    try:
        return agreed_rules(tier.rules, tier)
    except InputError as error:
        raise InputError(f"tier {show(tier.label)}: {error}") from error


def reference_period(tier: Tier) -> ReferencePeriod | None:
    """The rule on average hours that allows least; None where no rule limits them."""
    periods = [
        ReferencePeriod(int(rule.number("reference_weeks")), rule.limit * 60)
        for rule in tier_rules(tier)
        if rule.checked and rule.severity == "breach" and rule.check == "average_hours"
    ]
    return min(periods, key=lambda period: period.limit_minutes, default=None)
