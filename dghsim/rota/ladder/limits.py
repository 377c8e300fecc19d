"""What a doctor's rules leave room for when one more duty is asked: rest around it, hours in a week and on average."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dghsim.rota.reference import reference_periods, tier_rules
from dghsim.scenario.rota import Tier

_HOUR = 3600
_REST = 11.0
"""Where the rules name no rest: that of the Working Time Regulations."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one tier; times in seconds and, of work, minutes."""

    rest: int
    """Between two shifts."""
    night_rest: int
    """After a night, unless another follows on the next date."""
    rolling_minutes: float
    """Work in any 168 hours; infinite without such a rule."""
    averages: tuple[tuple[float, int], ...]
    """Work a week on average, and the weeks over which; infinite, over one, without such a rule."""


def limits_of(tier: Tier) -> Limits:
    """The limits of a tier's rule set with its local agreements; rest that is only owed back is kept here too."""
    rests: list[float] = []
    night_rest, rolling = 0.0, math.inf
    for rule in tier_rules(tier):
        if not rule.checked:
            continue
        if rule.check == "rest_between":
            rests.append(rule.limit)
        elif rule.check == "rest_after_run" and rule.word("of") == "night" and rule.number("after") == 1:
            night_rest = max(night_rest, rule.limit)
        elif rule.check == "rolling_hours" and rule.number("hours") == 168:
            rolling = min(rolling, rule.limit * 60)
    rest = max(rests, default=_REST)
    averages = tuple((period.limit_minutes, period.weeks) for period in reference_periods(tier))
    return Limits(
        rest=round(rest * _HOUR),
        night_rest=round(max(rest, night_rest) * _HOUR),
        rolling_minutes=rolling,
        averages=averages or ((math.inf, 1),),
    )
