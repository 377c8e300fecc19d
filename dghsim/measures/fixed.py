"""What the scenario and the rota fix, worked out once for all replications."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.by_doctor import doctors_of
from dghsim.measures.facts import Facts, facts_of, pay_is_known
from dghsim.measures.grouped import NAN, ratio
from dghsim.measures.roster import Roster, read_roster
from dghsim.measures.tenure import posts_of
from dghsim.measures.workforce import workforce
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.rota.workforce.states import PreparedPosts
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
    post_gbp: dict[str, float]
    """By tier: pounds a year of a doctor in post, on-cost included; NaN where not known, nothing where pay is not."""
    take_share: dict[str, float]
    """By tier: the part of a doctor's hours that falls to duties that answer work, normal days apart."""
    in_post: dict[str, int]
    """By tier: doctors in post on the rota."""
    posts: PreparedPosts | None
    """The posts, where the scenario says what becomes of them."""
    doctors: tuple[str, ...]
    """First in each post of a tier under rules, whether or not anybody is in it."""

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
    post, take = _pay(scenario, rota, roster) if pay_is_known(scenario) else ({}, {})
    code_of, keys = _shifts(scenario, rota)
    in_post = {name: int((rota.leave["tier"] == name).sum()) for name in scenario.rota.tier}
    return Fixed(
        facts,
        values,
        code_of,
        keys,
        post,
        take,
        in_post,
        posts_of(scenario, rota),
        doctors_of(scenario, rota),
    )


def _shifts(scenario: Scenario, rota: DatedRota) -> tuple[dict[str, int], Ints]:
    planned = rota.shifts[(rota.shifts["kind"] == "shift") & (rota.shifts["filled_by"] == "post")]
    doctors = planned["doctor"].to_numpy(object)
    code_of = {str(doctor): code for code, doctor in enumerate(dict.fromkeys(doctors))}
    start = planned["start"].to_numpy("datetime64[s]").astype(np.int64)
    start = start - horizon_of(scenario).origin.astype(np.int64)
    code = np.array([code_of[doctor] for doctor in doctors], dtype=np.int64)
    return code_of, np.sort(code * _FAR + start)


def _pay(scenario: Scenario, rota: DatedRota, roster: Roster) -> tuple[dict[str, float], dict[str, float]]:
    """By tier: pounds a year of the mean doctor in post, or of the first grade if there is none; share on the take."""
    post, take = {}, {}
    for name, tier in scenario.rota.tier.items():
        doctors = [str(doctor) for doctor in rota.leave["doctor"][rota.leave["tier"] == name]]
        first, rates = next(iter(tier.grades), name), scenario.money.pay_gbp_per_year
        pay = [rates.get(roster.grade.get(doctor, first), NAN) for doctor in doctors or [first]]
        own, hours = roster.of_doctors(doctors), roster.counted_hours
        on_take = own & roster.answers & ~roster.normal
        share = ratio(float(hours[on_take].sum()), float(hours[own].sum()))
        post[name] = scenario.money.on_cost_factor * sum(pay) / len(pay) if len(rota.leave) else NAN
        take[name] = share if doctors else 0.0
    return post, take
