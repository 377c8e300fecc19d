"""The stretch of dates a rota covers: warm-up, the measured weeks and, at the end, the weeks of draining."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np

from dghsim.errors import InputError
from dghsim.scenario.root import Scenario

DRAIN_WEEKS = 8
"""Weeks of duties after the last measured one where a run is left to drain."""
DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Horizon:
    """Whole weeks from a Monday."""

    epoch: datetime.date
    """Second 0 of the plan: the first Monday of the warm-up."""
    warm_up_weeks: int
    measured_weeks: int
    drain_weeks: int

    @property
    def weeks(self) -> int:
        """All of them."""
        return self.warm_up_weeks + self.measured_weeks + self.drain_weeks

    @property
    def days(self) -> int:
        """All of them."""
        return 7 * self.weeks

    @property
    def origin(self) -> np.datetime64:
        """The epoch as a datetime in seconds."""
        return np.datetime64(self.epoch, "s")

    @property
    def measured(self) -> slice:
        """The measured days among all days."""
        return slice(7 * self.warm_up_weeks, 7 * (self.warm_up_weeks + self.measured_weeks))

    @property
    def leave_spans(self) -> tuple[slice, ...]:
        """Days over which leave is reckoned: the warm-up, each measured year of 52 weeks, what is left, the drain."""
        years, rest = divmod(self.measured_weeks, 52)
        weeks = [self.warm_up_weeks, *[52] * years, rest, self.drain_weeks]
        ends = np.cumsum(weeks).tolist()
        return tuple(
            slice(7 * (end - length), 7 * end) for end, length in zip(ends, weeks, strict=True) if length
        )


def horizon_of(scenario: Scenario) -> Horizon:
    """The horizon of a scenario's run.

    Raises:
        InputError: `run.start` is no Monday, or the warm-up would begin before year 1.
    """
    run = scenario.run
    if run.start.weekday() != 0:
        raise InputError(f"run.start is {run.start}, a {run.start:%A}; allowed: a Monday")
    try:
        epoch = run.start - datetime.timedelta(weeks=run.warm_up_weeks)
        drain = DRAIN_WEEKS if run.end == "drain" else 0
        _ = run.start + datetime.timedelta(weeks=run.weeks + drain + 1)
    except OverflowError as error:
        raise InputError(f"run.start is {run.start}; the run leaves the calendar") from error
    return Horizon(epoch, run.warm_up_weeks, run.weeks, drain)
