"""Admitted patients delayed in ED, and the deaths that published figures would lay to it."""

from __future__ import annotations

import numpy as np

from dghsim.measures.grouped import mean
from dghsim.measures.model import Floats
from dghsim.measures.standards import ed_stay
from dghsim.measures.view import View
from dghsim.scenario.outcomes import Outcomes

BEYOND = (5, 8, 12)
"""Hours in ED."""
_BEGINS, _ENDS = 5.0, 12.0
"""Hours between which the harm rises in line; no less before and no more after."""
_MIDDLE = 7.0
"""Hours of stay that the figure for 6 to 8 hours is taken to be of."""
_BAND = 6.0
"""Hours beyond which the standardised mortality ratio is raised."""


def delayed(view: View) -> dict[str, float]:
    """Patients and hours beyond each limit, and deaths where the scenario asks for them."""
    if not view.facts.beds:
        return {}
    stay, over = ed_stay(view)
    values = {}
    for limit in BEYOND:
        beyond = stay > limit
        values[f"ed_beyond_{limit}_patients_per_year"] = float(beyond.sum() / view.years)
        values[f"ed_beyond_{limit}_percent"] = 100 * mean(beyond[over | beyond])
        values[f"ed_beyond_{limit}_hours_per_year"] = float((stay - limit)[beyond].sum() / view.years)
    outcomes = view.replication.scenario.outcomes
    if outcomes.deaths and not view.replication.scenario.hospital.real:
        low, high = deaths(stay, outcomes)
        values["deaths_low_per_year"], values["deaths_high_per_year"] = low / view.years, high / view.years
    return values


def deaths(stay: Floats, outcomes: Outcomes) -> tuple[float, float]:
    """Further deaths within 30 days of admitted patients by hours in ED: the lower and the higher of two forms.

    One rises in line from 5 to 12 hours and has one death for each `patients_per_death` who stay 7; the other has the
    usual share of deaths raised by `deaths_rise` for all who stay beyond 6.
    """
    dose = (np.clip(stay, _BEGINS, _ENDS) - _BEGINS) / (_MIDDLE - _BEGINS)
    by_dose = float(dose.sum()) / outcomes.patients_per_death
    by_ratio = float((stay > _BAND).sum()) * outcomes.death_share * outcomes.deaths_rise
    return min(by_dose, by_ratio), max(by_dose, by_ratio)
