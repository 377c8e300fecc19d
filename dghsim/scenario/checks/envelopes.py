"""Candidate arrivals are drawn at a fixed rate: it must be above any rate wanted, and not more than fits."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dghsim.scenario.demand import Dispersion, Stream
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario

HEADROOM = 1.5
"""For busy days and for what-ifs that raise demand."""
FARTHEST_DAY = 4.0
"""Standard deviations at which a day's effect is held."""
MOST_CANDIDATES = 10_000_000


def busiest_per_day(stream: Stream) -> float:
    """The highest rate that any hour, weekday and month together can give, as patients a day."""
    weekend = stream.weekend_hour_shares or stream.hour_shares
    mean = sum(stream.hour_shares) / 24
    weekday_peak = max(stream.hour_shares) * max(stream.weekday_factors[:5])
    weekend_peak = max(weekend) * max(stream.weekday_factors[5:])
    weekday_peak *= max(1.0, stream.bank_holiday_rebound or 1.0)
    return stream.per_day * max(weekday_peak, weekend_peak) / mean * max(stream.month_factors)


def headroom(dispersion: Dispersion, stream: Stream) -> float:
    """How far above its busiest rate a stream's envelope must lie: 1.5 times, more where days vary much."""
    sd = dispersion.day_log_sd if stream.dispersed else 0.0
    return max(HEADROOM, math.exp(FARTHEST_DAY * sd - sd**2 / 2))


def needed_per_day(scenario: Scenario, stream: Stream) -> float:
    """The smallest envelope of a stream of the scenario that lies above its peak with room to spare."""
    needed = busiest_per_day(stream) * headroom(scenario.demand.dispersion, stream)
    if stream.thinned_by is not None:
        room = sum(scenario.place[place].most for place in stream.thinned_by.places)
        needed *= max(1.0, room / stream.thinned_by.reference_patients)
    return needed


def envelopes_hold(scenario: Scenario) -> Iterator[Problem]:
    """Each stream's envelope lies above its peak with room to spare; the number needed is named."""
    for name, stream in scenario.demand.stream.items():
        needed = needed_per_day(scenario, stream)
        if needed > stream.envelope_per_day:
            says = (
                f"must be at least {math.ceil(needed)} for the busiest hour, not {stream.envelope_per_day:g}"
            )
            yield Problem(("demand", "stream", name, "envelope_per_day"), says)


def candidates_fit(scenario: Scenario) -> Iterator[Problem]:
    """One replication's candidates fit in memory."""
    days = 7 * (scenario.run.warm_up_weeks + scenario.run.weeks)
    total = sum(stream.envelope_per_day for stream in scenario.demand.stream.values()) * days
    if total > MOST_CANDIDATES:
        says = f"envelopes make {total:.3g} candidate arrivals in {days} days; at most {MOST_CANDIDATES:,}"
        yield Problem(("demand", "stream"), says)


CHECKS = (envelopes_hold, candidates_fit)
