"""What the workforce of one replication hands on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

LONG_KNOWN = -100_000
"""The day on which a vacancy that was there from the start became known."""


@dataclass(frozen=True, slots=True)
class Line:
    """One post: a line of a tier's template, or a doctor of a planner's own rota."""

    tier: str
    number: int
    """By which its draws are named; below 2**32."""
    planned: str
    """The name under which the planned rota has its duties."""
    doctor: str
    """The name of whoever holds it."""
    grade: str
    held: bool
    """Whether somebody is in post when the run begins."""
    frozen: bool = False
    """Vacant, and nobody is looked for."""


@dataclass(frozen=True, slots=True)
class Events:
    """Things that happened to posts, one entry each: which post, and on which day since the epoch."""

    post: Ints
    day: Ints


@dataclass(frozen=True, slots=True)
class States:
    """Every post on every day of one replication; arrays are (posts, days)."""

    held: Mask
    new: Mask
    """Held by somebody in the first weeks."""
    sick: Mask
    """Held, and away sick."""
    known: Ints
    """Where nobody works: the day on which that became known."""
    events: dict[str, Events]
    """adverts, failed_adverts, appointments, leavers, unfilled_changeovers."""


@dataclass(frozen=True, slots=True)
class WorkforceYear:
    """The posts of one replication over the weeks measured; arrays by tier in the order of the scenario."""

    tiers: tuple[str, ...]
    months: tuple[str, ...]
    """Such as 2022-04; as many as the measured weeks touch."""
    establishment: Ints
    """Posts."""
    smallest: Ints
    """Fewest lines that fit the rules."""
    in_post: Floats
    """(tiers, months): mean doctors in post over the month's measured days."""
    below_smallest: Mask
    """(tiers, months): fewer in post than the smallest that fits."""
    adverts: Ints
    """Rounds opened."""
    failed_adverts: Ints
    appointments: Ints
    """First days of those appointed after an advert."""
    leavers: Ints
    """Last days, not counting those who rotate."""
    unfilled_changeovers: Ints
    """Posts to which nobody came at a changeover."""
    vacant_days: Ints
    sick_days: Ints
    newcomer_days: Ints
    normal_days_planned: Ints
    """Normal days on the rota, those of vacant lines too, less leave."""
    normal_days_worked: Ints
    """Of those, the ones with somebody in post who is not sick and did not give it up."""
    states: States | None = None
    """Every post on every day, warm-up included."""
