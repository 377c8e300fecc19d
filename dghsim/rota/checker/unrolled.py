"""How often a cycle is laid end to end, so that every rule sees as far as it looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dghsim.rota.checker.clock import DAY
from dghsim.rota.rules import Rule, RuleSet

_FEWEST = 4
"""One copy before the one that is judged, and two after it: for runs, rest, and the averages of a long cycle."""
_AHEAD: Mapping[str, Callable[[Rule], float]] = {
    "rolling_hours": lambda rule: rule.number("hours") * 60,
    "on_call_in_days": lambda rule: rule.number("days") * DAY,
}
"""Checks that look forward from a duty, and how many minutes; any other finds all within the next cycle."""


def copies_of(rules: RuleSet, length: int) -> int:
    """Copies of a cycle of `length` minutes: a window that opens late in the second ends within the last."""
    ahead = max(
        (_AHEAD[rule.check](rule) for rule in rules if rule.checked and rule.check in _AHEAD), default=0
    )
    return max(_FEWEST, 2 + int(-(-ahead // length)))
