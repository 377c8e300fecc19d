"""Counts of one replication's posts over the weeks measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dghsim.rota.horizon import Horizon
from dghsim.rota.workforce.model import Events, Floats, Ints, Line, Mask, States, WorkforceYear
from dghsim.scenario.root import Scenario


@dataclass(frozen=True, slots=True)
class PreparedYear:
    """What the counting needs and no replication changes."""

    tiers: tuple[str, ...]
    tier: Ints
    """By post."""
    measured: slice
    months: tuple[str, ...]
    month: Ints
    """By measured day, index into `months`."""
    smallest: Ints
    normal_post: Ints
    """Post and day of each normal day on the rota within the weeks measured."""
    normal_day: Ints


def prepare_year(
    scenario: Scenario,
    lines: tuple[Line, ...],
    horizon: Horizon,
    normal: tuple[Ints, Ints],
    smallest: Mapping[str, int] | None = None,
) -> PreparedYear:
    """The months, and the fewest lines that fit each tier: those given, else what the arithmetic of the rules asks.

    `normal` is the post and the day of every normal day on the rota.
    """
    tiers = tuple(scenario.rota.tier)
    days = horizon.origin.astype("datetime64[D]") + np.arange(horizon.days)[horizon.measured]
    months, month = np.unique(days.astype("datetime64[M]"), return_inverse=True)
    inside = (normal[1] >= horizon.measured.start) & (normal[1] < horizon.measured.stop)
    known = smallest or {}
    return PreparedYear(
        tiers=tiers,
        tier=np.array([tiers.index(line.tier) for line in lines], dtype=np.int64),
        measured=horizon.measured,
        months=tuple(str(each) for each in months),
        month=month.astype(np.int64),
        smallest=np.array([known.get(name, fewest_lines(scenario, name)) for name in tiers], dtype=np.int64),
        normal_post=normal[0][inside],
        normal_day=normal[1][inside],
    )


def fewest_lines(scenario: Scenario, tier_name: str) -> int:
    """The fewest lines that the arithmetic of rules and cover asks for; the solver may need more."""
    from dghsim.rota.template.bounds import lower_bounds

    bounds = lower_bounds(tier_name, scenario.rota.tier[tier_name])
    return max([bound.lines for bound in bounds], default=0)


def year_of(prepared: PreparedYear, states: States, given_up: Ints) -> WorkforceYear:
    """The counts of one replication. `given_up` has, by tier, the measured normal days lost to swaps and acting."""
    held = states.held[:, prepared.measured]
    in_post = _by_month(prepared, held)
    post, day = prepared.normal_post, prepared.normal_day
    there = states.held[post, day] & ~states.sick[post, day]
    normal_tier = prepared.tier[post]
    number = len(prepared.tiers)
    return WorkforceYear(
        states=states,
        tiers=prepared.tiers,
        months=prepared.months,
        establishment=np.bincount(prepared.tier, minlength=number),
        smallest=prepared.smallest,
        in_post=in_post,
        below_smallest=in_post < prepared.smallest[:, None] - 1e-9,
        **{name: _counted(prepared, events) for name, events in states.events.items()},
        vacant_days=_days(prepared, ~held),
        sick_days=_days(prepared, states.sick[:, prepared.measured]),
        newcomer_days=_days(prepared, states.new[:, prepared.measured]),
        normal_days_planned=np.bincount(normal_tier, minlength=number),
        normal_days_worked=np.bincount(normal_tier[there], minlength=number) - given_up,
    )


def _by_month(prepared: PreparedYear, held: Mask) -> Floats:
    numbers = np.zeros((len(prepared.tiers), held.shape[1]))
    np.add.at(numbers, prepared.tier, held)
    lengths = np.bincount(prepared.month)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    means: Floats = np.add.reduceat(numbers, starts, axis=1) / lengths
    return means


def _days(prepared: PreparedYear, mask: Mask) -> Ints:
    return np.bincount(prepared.tier, mask.sum(axis=1), len(prepared.tiers)).astype(np.int64)


def _counted(prepared: PreparedYear, events: Events) -> Ints:
    inside = (events.day >= prepared.measured.start) & (events.day < prepared.measured.stop)
    return np.bincount(prepared.tier[events.post[inside]], minlength=len(prepared.tiers)).astype(np.int64)
