"""The rest that may be expected of a period on call from home."""

from __future__ import annotations

from dghsim.rota.rules import Rule
from dghsim.rota.template.spans import DAY, Span


def too_little_rest(span: Span, rule: Rule, hours: float) -> bool:
    """Whether less than `hours` in 24 of rest are expected, or too few at night without a break.

    The total is taken in proportion to the period. At night as much rest is expected as the work leaves room for,
    since the planner gives only its amount.
    """
    in_24 = (span.length - span.work) / span.length * 24
    opens, closes = int(rule.number("night_from")), int(rule.number("night_to"))
    night = (closes - opens) % DAY
    in_window = sum(span.within(opens + day * DAY, opens + day * DAY + night) for day in (-1, 0, 1))
    at_night = max(0, span.work - (span.length - in_window))
    return in_24 < hours or night - at_night < rule.number("night_hours") * 60
