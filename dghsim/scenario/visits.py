"""How often each stage is passed, on average and roughly: enough to see an overload before the run.

Conditions count at their own probability, as if independent of one another; a window as its share of the
week; a place as never full.
"""

from __future__ import annotations

from dghsim.scenario.base import minute_of_day
from dghsim.scenario.demand import Demand, Stream
from dghsim.scenario.flow import below
from dghsim.scenario.odds import label_odds, share_under
from dghsim.scenario.pathway import AnyStage, Branch, Condition, End, Fork, Leave, Repeat, Window
from dghsim.scenario.root import Scenario

_MOST_ROUNDS = 5000


def open_share(window: Window) -> float:
    """The share of the week in which a window is open."""
    spans = [span.split("-") for day in window.days.values() for span in day]
    return sum(minute_of_day(end) - minute_of_day(start) for start, end in spans) / (7 * 1440)


def weekly_arrivals(stream: Stream) -> float:
    """Mean arrivals in a week of an average month."""
    weekend = stream.weekend_hour_shares or stream.hour_shares
    weekend_scale = sum(weekend) / sum(stream.hour_shares)
    days = sum(stream.weekday_factors[:5]) + weekend_scale * sum(stream.weekday_factors[5:])
    return stream.per_day * days * sum(stream.month_factors) / 12


def _probability(scenario: Scenario, condition: Condition) -> float:
    if condition.chance is not None:
        return condition.chance
    if condition.window is not None:
        return open_share(scenario.window[condition.window])
    if condition.attribute is None:
        return float(condition.occupied_at_least == 0)
    return _attribute_odds(scenario.demand, condition, condition.attribute)


def _attribute_odds(demand: Demand, condition: Condition, attribute: str) -> float:
    if condition.equals is not None:
        return label_odds(demand, attribute).get(condition.equals, 0.0)
    return 1 - share_under(demand, attribute, condition.at_least or 0.0)


def _ways(scenario: Scenario, stage: AnyStage, after: str | None) -> dict[str, float]:
    """Where the passages of a stage go, side branches included, with the mean number that go there."""
    ways: dict[str, float] = {}
    rest = 1.0
    if isinstance(stage, Branch):
        for case in stage.cases:
            share = rest * _probability(scenario, case.when)
            ways[case.goto] = ways.get(case.goto, 0.0) + share
            rest -= share
    if isinstance(stage, Repeat):
        rest = _probability(scenario, stage.until)
        ways[stage.back_to] = 1 - rest
    if isinstance(stage, Fork):
        ways[stage.launch] = 1.0
    onward = stage.next or after
    if onward is not None and not isinstance(stage, End | Leave):
        ways[onward] = ways.get(onward, 0.0) + rest
    return ways


def visits_per_week(scenario: Scenario) -> dict[str, float]:
    """Mean passages of each stage in a week, when everybody who comes gets through."""
    stages, after = scenario.pathway.stage, below(scenario.pathway.stage)
    ways = {name: _ways(scenario, stage, after.get(name)) for name, stage in stages.items()}
    visits = dict.fromkeys(stages, 0.0)
    moving: dict[str, float] = {}
    for stream in scenario.demand.stream.values():
        moving[stream.start] = moving.get(stream.start, 0.0) + weekly_arrivals(stream)
    for _ in range(_MOST_ROUNDS):
        onward: dict[str, float] = {}
        for name, number in moving.items():
            visits[name] += number
            for target, share in ways[name].items():
                onward[target] = onward.get(target, 0.0) + number * share
        moving = {name: number for name, number in onward.items() if number > 1e-6}
        if not moving:
            break
    return visits
