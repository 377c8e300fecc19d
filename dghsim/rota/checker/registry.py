"""Which function applies which check. A rule set names the check; a local rule may name any of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.hours import average_hours, duty_length, night_average, rolling_hours
from dghsim.rota.checker.on_call import hours_after_on_call, on_call_in_days, on_call_rest, on_call_runs
from dghsim.rota.checker.rest import rest_after_on_call, rest_after_run, rest_between
from dghsim.rota.checker.runs import run_length
from dghsim.rota.checker.weekends import weekends, weekends_a_year
from dghsim.rota.checker.weekly_rest import weekly_rest
from dghsim.rota.rules import Readings, Rule

Check = Callable[[Duties, Rule, Readings], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    "average_hours": average_hours,
    "duty_length": duty_length,
    "hours_after_on_call": hours_after_on_call,
    "night_average": night_average,
    "on_call_in_days": on_call_in_days,
    "on_call_rest": on_call_rest,
    "on_call_runs": on_call_runs,
    "rest_after_on_call": rest_after_on_call,
    "rest_after_run": rest_after_run,
    "rest_between": rest_between,
    "rolling_hours": rolling_hours,
    "run_length": run_length,
    "weekends": weekends,
    "weekends_a_year": weekends_a_year,
    "weekly_rest": weekly_rest,
}
