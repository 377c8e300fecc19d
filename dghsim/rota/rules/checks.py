"""What each check measures and what may be set of it: a rule names a check, and so may a rule of a planner's own."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dghsim.rota.rules.rule import Parameter

KINDS_OF_DUTY = ("shift", "nroc", "night", "long", "long_evening", "any")
"""What `of` may say. `any` is whatever counts in runs of days."""
ONE_WEEKEND_IN = "weeks for each weekend worked"
_NIGHT_REST: dict[str, Parameter] = {"night_hours": 5.0, "night_from": 1320, "night_to": 420}


@dataclass(frozen=True, slots=True)
class Check:
    """A check as a rule uses it."""

    says: str
    """The sentence of a local rule that has none of its own; `{limit}` and parameters stand in it."""
    unit: str
    sense: Literal["at most", "at least"]
    kind: Literal["absolute", "averaged"] = "absolute"
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    """Name -> what it is where a local rule does not say."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Parameters that are words -> which."""


_OF = {"of": KINDS_OF_DUTY}
CHECK_KINDS: dict[str, Check] = {
    "average_hours": Check(
        "Average weekly work is no more than {limit} h over {reference_weeks} weeks.",
        "h a week",
        "at most",
        "averaged",
        {"reference_weeks": 26, "opt_out_limit": math.inf},
    ),
    "duty_length": Check(
        "A duty ({of}) lasts no more than {limit} h.", "h", "at most", "absolute", {"of": "shift"}, _OF
    ),
    "hours_after_on_call": Check(
        "The day after on call from home holds no more than {limit} h of shifts.",
        "h",
        "at most",
        "absolute",
        {"when": "always", "rest_hours": 8.0, **_NIGHT_REST},
        {"when": ("always", "disturbed")},
    ),
    "night_average": Check(
        "A night worker averages no more than {limit} h in 24 over {reference_weeks} weeks.",
        "h in 24",
        "at most",
        "averaged",
        {"reference_weeks": 17, "days_a_week": 6, "night_share": 0},
    ),
    "on_call_in_days": Check(
        "No more than {limit} periods on call from home start in {days} consecutive days.",
        "periods",
        "at most",
        "absolute",
        {"days": 7},
    ),
    "on_call_rest": Check(
        "On call from home, {limit} h of rest in 24 are expected, {night_hours} h of them unbroken at night.",
        "h of expected rest in 24",
        "at least",
        "absolute",
        _NIGHT_REST,
    ),
    "on_call_runs": Check(
        "No more than {limit} periods on call from home on consecutive days, but for Saturday and Sunday.",
        "periods in a row",
        "at most",
    ),
    "rest_after_on_call": Check(
        "At least {limit} h of rest follow on call from home before the next shift.",
        "h of rest",
        "at least",
    ),
    "rest_after_run": Check(
        "After {after} or more duties ({of}) in a row at least {limit} h of rest follow.",
        "h of rest",
        "at least",
        "absolute",
        {"of": "any", "after": 1},
        _OF,
    ),
    "rest_between": Check("At least {limit} h of rest lie between shifts.", "h of rest", "at least"),
    "rolling_hours": Check(
        "No {hours} hours in a row hold more than {limit} h of work.",
        "h",
        "at most",
        "absolute",
        {"hours": 168, "from": "minute"},
        {"from": ("minute", "midnight")},
    ),
    "run_length": Check(
        "Duties ({of}) start on no more than {limit} consecutive days.",
        "days",
        "at most",
        "absolute",
        {"of": "any"},
        _OF,
    ),
    "weekends": Check(
        "Weekends are worked no more often than 1 in {limit}.",
        ONE_WEEKEND_IN,
        "at least",
        "averaged",
    ),
    "weekends_a_year": Check(
        "No more than {limit} weekends a year.", "weekends a year", "at most", "averaged"
    ),
    "weekly_rest": Check(
        "{limit} h of rest in each 7 days, or {fortnight_hours} h or twice {limit} h in each 14, beside daily rest.",
        "h of rest",
        "at least",
        "absolute",
        {"fortnight_hours": 48, "daily_hours": 11},
    ),
}
"""By the names that rules use; a test keeps them those of the checker and of the solver."""
