"""Doctors on each duty by minute of the week, as the rota would have it with no gap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.scenario.base import minute_of_day
from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.windows import HOURS
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Duty, OwnWork, Tier

MINUTES = 60 * HOURS
_NIGHT = (23 * 60, 6 * 60)
_NIGHT_MINUTES = 180
"""A night, by the contract of doctors in training, has three hours between 23:00 and 06:00."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One duty through the week."""

    tier: str
    name: str
    duty: Duty
    there: Floats
    """(10080,) doctors on it in each minute."""
    away: Floats
    """(10080,) doctors' worth of breaks and own work in each minute; not above `there`."""

    def last_minutes(self, minutes: int) -> Floats:
        """(10080,) doctors in the last so many minutes of their shift."""
        return _spread(self.duty, self.duty.minutes - min(minutes, self.duty.minutes), self.duty.minutes, 1.0)


def shifts(scenario: Scenario) -> list[Shift]:
    """Every duty, in the order of the file."""
    return [
        _shift(scenario, tier_name, tier, name, duty)
        for tier_name, tier in scenario.rota.tier.items()
        for name, duty in tier.duty.items()
    ]


def by_hour(minutes: Floats) -> Floats:
    """(168,) means of the (10080,) minutes."""
    hours: Floats = minutes.reshape(HOURS, 60).mean(axis=1)
    return hours


def _shift(scenario: Scenario, tier_name: str, tier: Tier, name: str, duty: Duty) -> Shift:
    there = _spread(duty, 0, duty.minutes, 1.0)
    away = np.zeros(MINUTES)
    for own in duty.own:
        due = _due(own, duty)
        away += _spread(duty, due, min(due + own.minutes, duty.minutes), 1.0)
    breaks = scenario.rota.breaks
    if breaks is not None and duty.at == "site":
        share = min(breaks_due(tier, duty) * breaks.minutes / duty.minutes, 1.0)
        away += _spread(duty, 0, duty.minutes, share)
    return Shift(tier_name, name, duty, there, np.minimum(away, there))


def _spread(duty: Duty, first: int, last: int, each: float) -> Floats:
    """(10080,) so much for each doctor, from minute `first` to `last` of every shift of the duty."""
    spread = np.zeros(MINUTES)
    for day, doctors in enumerate(duty.cover):
        begin = 1440 * day + minute_of_day(duty.start)
        np.add.at(spread, np.arange(begin + first, begin + last) % MINUTES, each * doctors)
    return spread


def _due(own: OwnWork, duty: Duty) -> int:
    """Minute of the shift in which it falls due."""
    if own.before_end_minutes is not None:
        return max(duty.minutes - own.before_end_minutes, 0)
    return min(own.after_minutes or 0, duty.minutes)


def breaks_due(tier: Tier, duty: Duty) -> int:
    """Breaks in a shift of the duty, roughly as rule sets have them; none where no rules bind.

    Doctors in training: one over 5 hours, a second over 9, a third in a night of 12; others one over 6.
    """
    if tier.rules == "none":
        return 0
    if not tier.rules.startswith("training-"):
        return int(duty.minutes > 360)
    begin = minute_of_day(duty.start)
    clock = np.arange(begin, begin + duty.minutes) % 1440
    night = int(((clock >= _NIGHT[0]) | (clock < _NIGHT[1])).sum()) >= _NIGHT_MINUTES
    return int(duty.minutes > 300) + int(duty.minutes > 540) + int(night and duty.minutes >= 720)
