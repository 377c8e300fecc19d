"""What the scenario and the rota fix, worked out once for all replications."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.facts import Facts, facts_of, pay_is_known
from dghsim.measures.grouped import NAN, ratio
from dghsim.measures.roster import Roster, read_roster
from dghsim.measures.workforce import workforce
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario

_FAR = 1 << 40


@dataclass(frozen=True, slots=True)
class Fixed:
    """Handed to `measure` for every replication of the same scenario and rota."""

    facts: Facts
    values: dict[str, float]
    """The measures of kind `fixed`."""
    code_of: dict[str, int]
    """Number of each doctor in post of the rota."""
    shift_keys: Ints
    """Doctor's number times 2**40 plus start in seconds from the epoch, of every planned shift, sorted."""
    posts_gbp: float
    """A year, of the doctors in post; NaN where not known."""
    take_gbp: float
    """The part of it that falls to duties that answer work."""

    def next_shift(self, code: Ints, after: Ints) -> Ints:
        """Start of the first planned shift of each doctor at or after a moment; NONE if there is none."""
        if not len(self.shift_keys):
            return np.full(len(code), NONE, dtype=np.int64)
        at = np.searchsorted(self.shift_keys, code * _FAR + after)
        key = self.shift_keys[np.minimum(at, len(self.shift_keys) - 1)]
        found = (at < len(self.shift_keys)) & (key // _FAR == code) & (code != NONE)
        return np.where(found, key % _FAR, NONE)


def fixed_of(scenario: Scenario, rota: DatedRota) -> Fixed:
    """Works it out."""
    facts = facts_of(scenario)
    roster = read_roster(scenario, rota)
    values = workforce(scenario, facts, rota, roster)
    posts, take = _pay(scenario, rota, roster) if pay_is_known(scenario) else (NAN, NAN)
    if pay_is_known(scenario):
        values["cost_posts_gbp_per_year"] = posts
    code_of, keys = _shifts(scenario, rota)
    return Fixed(facts, values, code_of, keys, posts, take)


def _shifts(scenario: Scenario, rota: DatedRota) -> tuple[dict[str, int], Ints]:
    planned = rota.shifts[(rota.shifts["kind"] == "shift") & (rota.shifts["filled_by"] == "post")]
    doctors = planned["doctor"].to_numpy(object)
    code_of = {str(doctor): code for code, doctor in enumerate(dict.fromkeys(doctors))}
    start = planned["start"].to_numpy("datetime64[s]").astype(np.int64)
    start = start - horizon_of(scenario).origin.astype(np.int64)
    code = np.array([code_of[doctor] for doctor in doctors], dtype=np.int64)
    return code_of, np.sort(code * _FAR + start)


def _pay(scenario: Scenario, rota: DatedRota, roster: Roster) -> tuple[float, float]:
    """Pounds a year of the doctors in post, and the part of it for duties that answer work, by hours."""
    whole, take = 0.0, 0.0
    for name, tier in scenario.rota.tier.items():
        doctors = [str(doctor) for doctor in rota.leave["doctor"][rota.leave["tier"] == name]]
        first = next(iter(tier.grades), name)
        pay = [
            scenario.money.pay_gbp_per_year.get(roster.grade.get(doctor, first), NAN) for doctor in doctors
        ]
        cost = scenario.money.on_cost_factor * sum(pay)
        own = roster.of_doctors(doctors)
        hours = roster.counted_hours
        whole += cost
        take += (
            cost * ratio(float(hours[own & roster.answers].sum()), float(hours[own].sum())) if cost else 0.0
        )
    return (whole, take) if len(rota.leave) else (NAN, NAN)
