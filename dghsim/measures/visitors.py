"""Patients whom another hospital, which runs too, has sent here."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.view import View


def visitors(view: View) -> dict[str, float]:
    """How many a day, and how long they were on the way; nothing where nobody may be sent."""
    sent = view.replication.sent
    if sent is None:
        return {}
    come = (sent != NONE) & (view.arrive >= view.begin) & (view.arrive < view.end)
    minutes = (view.arrive - sent)[come] / 60
    mean, longest = (minutes.mean(), np.quantile(minutes, 0.9)) if len(minutes) else (np.nan, np.nan)
    return {
        "visitors_per_day": float(come.sum()) / (7 * view.weeks),
        "visitors_journey_mean_minutes": float(mean), "visitors_journey_p90_minutes": float(longest),
        "visitors_journey_hours_per_day": float(minutes.sum()) / 60 / (7 * view.weeks),
    }  # fmt: skip
