"""Which constraint stands for which check of a rule set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dghsim.rota.rules import Rule
from dghsim.rota.template.constraints import hours, lengths, on_call, rest, runs, weekends, weekly_rest
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost

Constraint = Callable[[Grid, Rule], Iterator[AtMost]]

CONSTRAINTS: Mapping[str, Constraint] = {
    "average_hours": hours.average_hours,
    "night_average": hours.night_average,
    "rolling_hours": hours.rolling_hours,
    "duty_length": lengths.duty_length,
    "on_call_rest": lengths.on_call_rest,
    "rest_between": rest.rest_between,
    "rest_after_on_call": rest.rest_after_on_call,
    "run_length": runs.run_length,
    "rest_after_run": runs.rest_after_run,
    "weekends": weekends.weekends,
    "weekends_a_year": weekends.weekends_a_year,
    "on_call_runs": on_call.on_call_runs,
    "on_call_in_days": on_call.on_call_in_days,
    "hours_after_on_call": on_call.hours_after_on_call,
    "weekly_rest": weekly_rest.weekly_rest,
}
"""Name of the check -> what it forbids. Every check that a rule set names is here; a test keeps it so."""
