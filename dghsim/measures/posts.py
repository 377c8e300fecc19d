"""Establishment against in post over the year: who left, who came, and months below the arithmetic bound."""

from __future__ import annotations

import datetime

import numpy as np

from dghsim.measures.grouped import NAN, ratio
from dghsim.measures.model import Floats, Replication
from dghsim.measures.view import View
from dghsim.rota.workforce.model import WorkforceYear
from dghsim.scenario.root import Scenario

COUNTS = ("leavers", "appointments", "unfilled_changeovers")
ADVERTS = ("closed", "failed")
DAYS = ("vacant_days", "sick_days", "newcomer_days")


def posts(view: View) -> dict[str, float]:
    """By tier under rules; nothing where the scenario says nothing of its workforce."""
    scenario, year = view.replication.scenario, view.replication.duties.workforce
    if scenario.rota.workforce is None or not view.facts.tiers:
        return {}
    values: dict[str, float] = {}
    for name in view.facts.tiers:
        values |= _tier(view, year, name) if year is not None else dict.fromkeys(ids(name), NAN)
    return values


def ids(tier: str) -> tuple[str, ...]:
    """The measures of one tier, in the order in which they are read."""
    return (
        f"establishment_{tier}", f"in_post_mean_{tier}", f"smallest_fit_{tier}", f"below_smallest_months_{tier}",
        *(f"adverts_{what}_per_year_{tier}" for what in ADVERTS),
        *(f"{what}_per_year_{tier}" for what in (*COUNTS, *DAYS)), f"normal_days_lost_percent_{tier}",
    )  # fmt: skip


def _tier(view: View, year: WorkforceYear, name: str) -> dict[str, float]:
    at = year.tiers.index(name)
    planned, worked = float(year.normal_days_planned[at]), float(year.normal_days_worked[at])
    below = float(year.below_smallest[at].mean()) if len(year.months) else NAN
    rounds = [float(getattr(view.tenure, what)[at]) / view.years for what in ADVERTS]
    yearly = [float(getattr(year, what)[at]) / view.years for what in (*COUNTS, *DAYS)]
    found = (
        float(year.establishment[at]), mean_in_post(year, at, view.weeks), float(year.smallest[at]), 12 * below,
        *rounds, *yearly, 100 * ratio(max(planned - worked, 0.0), planned),
    )  # fmt: skip
    return dict(zip(ids(name), found, strict=True))


def mean_in_post(year: WorkforceYear, tier: int, weeks: int) -> float:
    """Doctors in post of a tier, by its number, on the mean day of the weeks measured."""
    return float(year.establishment[tier]) - float(year.vacant_days[tier]) / (7 * weeks)


def post_profiles(replication: Replication, tiers: tuple[str, ...]) -> dict[str, Floats]:
    """`in_post_TIER` and `below_smallest_TIER` (months,): doctors in post, and 1 where fewer than the bound."""
    scenario, year = replication.scenario, replication.duties.workforce
    if scenario.rota.workforce is None:
        return {}
    found: dict[str, Floats] = {}
    nothing = np.full(len(months(scenario)), NAN)
    for name in tiers:
        at = -1 if year is None else year.tiers.index(name)
        found[f"in_post_{name}"] = nothing if year is None else year.in_post[at].astype(np.float64)
        found[f"below_smallest_{name}"] = (
            nothing if year is None else year.below_smallest[at].astype(np.float64)
        )
    return found


def months(scenario: Scenario) -> tuple[str, ...]:
    """The months that the weeks measured touch, such as 2022-04."""
    first = scenario.run.start
    days = (first + datetime.timedelta(days) for days in range(7 * scenario.run.weeks))
    return tuple(dict.fromkeys(f"{day.year}-{day.month:02d}" for day in days))
