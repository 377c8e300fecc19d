"""The rule that limits a tier's average hours, and the weeks over which it averages."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.errors import InputError, show
from dghsim.rota.agreed import agreed_rules
from dghsim.rota.rules import RuleSet
from dghsim.scenario.rota import Tier


@dataclass(frozen=True, slots=True)
class ReferencePeriod:
    """A limit on average hours: no more than `limit_minutes` a week over any `weeks` weeks."""

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


def reference_periods(tier: Tier) -> tuple[ReferencePeriod, ...]:
    """Of each rule on average hours that must not be broken, in the order of the set; each alike once."""
    return tuple(
        dict.fromkeys(
            ReferencePeriod(int(rule.number("reference_weeks")), rule.limit * 60)
            for rule in tier_rules(tier)
            if rule.checked and rule.severity == "breach" and rule.check == "average_hours"
        )
    )


def tightest_period(tier: Tier) -> ReferencePeriod | None:
    """The one that allows least a week; None where no rule limits average hours."""
    return min(reference_periods(tier), key=lambda period: period.limit_minutes, default=None)
