"""Frail people who are known and have a plan: reviews make them, and plans go out of date."""

from __future__ import annotations

import numpy as np

from dghsim.demand.requests import Floats
from dghsim.scenario.practices import CarePlans
from dghsim.years import PUBLISHED


def with_plan(reviews: Floats, frail: float, plans: CarePlans) -> Floats:
    """How many have a plan at the end of each day: (worlds, days).

    Args:
        reviews: done, (worlds, days).
        frail: people.
        plans: what is known at the start, and how plans fade.

    Whoever has no plan is reviewed first.
    """
    kept = (1 - min(plans.fades_share_per_year, 1.0)) ** (1 / PUBLISHED)
    have = np.full(len(reviews), frail * plans.known_share_at_start)
    by_day = np.empty(reviews.shape)
    for day in range(reviews.shape[1]):
        have = np.minimum(frail, have * kept + reviews[:, day])
        by_day[:, day] = have
    return by_day
