"""How many arrive in each hour of the week."""

from __future__ import annotations

import numpy as np

from dghsim.scenario.demand import Stream
from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.windows import HOURS


def hourly_rates(stream: Stream) -> Floats:
    """(168,) mean arrivals in each hour of a week of an average month."""
    weekend = stream.weekend_hour_shares or stream.hour_shares
    each = stream.per_day * sum(stream.month_factors) / 12 / sum(stream.hour_shares)
    days = [
        np.array(stream.hour_shares if day < 5 else weekend) * stream.weekday_factors[day] for day in range(7)
    ]
    rates: Floats = each * np.concatenate(days)
    return rates


def weekly_arrivals(stream: Stream) -> float:
    """Mean arrivals in a week of an average month."""
    return float(hourly_rates(stream).sum())


def spread(rates: Floats, number: int) -> Floats:
    """So many arrival times in seconds of the week, evenly through the arrivals that the rates make."""
    reached = np.concatenate([[0.0], np.cumsum(rates)])
    wanted = (np.arange(number) + 0.5) / number * reached[-1]
    times: Floats = np.interp(wanted, reached, np.arange(HOURS + 1) * 3600.0)
    return times
