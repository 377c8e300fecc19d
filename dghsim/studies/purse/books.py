"""A year's payments between a hospital, the homes around it, and everybody else who pays or is paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from dghsim.scenario.purse import Capitation, Purse
from dghsim.studies.purse.flows import Flows, HomeFlows
from dghsim.studies.purse.ledger import (
    COMMISSIONER,
    COMMUNITY,
    HOSPITAL,
    OUT_OF_HOURS,
    PHARMACIES,
    STAFF,
    SUPPLIERS,
    TAXPAYER,
    Floats,
    Ledger,
    Party,
    Payment,
    home_of,
    pay,
    practices_of,
)
from dghsim.studies.purse.sharing import gain_share
from dghsim.studies.purse.spending import Expected, expected, spending
from dghsim.studies.purse.steps import Saved, saved

SHARED = "gain and risk share"
_PAYEES = {
    "community services": COMMUNITY, "prescribing": SUPPLIERS, "emergency admissions": HOSPITAL,
    "emergency department": HOSPITAL, "clinics": HOSPITAL, "out of hours": OUT_OF_HOURS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Books:
    """The same years without homes and with them."""

    without: Ledger
    with_homes: Ledger
    saved: Saved
    basis: Mapping[str, Expected]
    """By home."""

    def change(self, party: str) -> Floats:
        """By how much a party is better off with homes, pounds a year."""
        return self.with_homes.balance(party) - self.without.balance(party)


def keep_books(purse: Purse, without: Flows, with_homes: Flows) -> Books:
    """Both ledgers, on what was expected of the years without.

    Args:
        purse: prices and the contract.
        without: what was used without homes, replication by replication; its homes are the same people.
        with_homes: on the same patients.
    """
    basis = {name: expected(purse, home) for name, home in without.homes.items()}
    less = saved(without, with_homes, purse.hospital)
    wards = float(np.mean(without.bed_days)) * purse.hospital.bed_day_gbp
    first = [
        *_everyday(purse, without, basis),
        *wards_and_doctors(HOSPITAL, wards, np.zeros_like(without.bed_days)),
    ]
    second = [*_everyday(purse, with_homes, basis), *wards_and_doctors(HOSPITAL, wards, less.cashable_gbp)]
    for name, home in with_homes.homes.items():
        second += [*_running(purse, name, home), *_sharing(purse, name, home, basis[name])]
    return Books(Ledger(tuple(first)), Ledger(tuple(second)), less, basis)


def _everyday(purse: Purse, flows: Flows, basis: Mapping[str, Expected]) -> Iterator[Payment]:
    """What is paid for a home's people whether or not there is one."""
    for name, home in flows.homes.items():
        allocated = home.people * purse.capitation.gbp_per_person_year + np.zeros_like(home.short_stays)
        yield from pay("allocation", TAXPAYER, COMMISSIONER, allocated)
        for line, gbp in spending(purse, home, basis[name]).items():
            yield from pay(line, COMMISSIONER, _PAYEES.get(line, practices_of(name)), gbp)


def wards_and_doctors(hospital: Party, gbp: float, less: Floats) -> Iterator[Payment]:
    """What a hospital's wards and doctors cost in the mean year, less what has really gone."""
    yield from pay("wards and doctors", hospital, STAFF, gbp - less)


def _running(purse: Purse, name: str, home: HomeFlows) -> Iterator[Payment]:
    each = home.people + np.zeros_like(home.short_stays)
    yield from pay("running", COMMISSIONER, home_of(name), each * purse.running_gbp_per_person_year)
    start_up = purse.start_up_gbp_per_person / purse.start_up_years
    yield from pay("start-up", COMMISSIONER, home_of(name), each * start_up)
    yield from pay("set-up bought", home_of(name), SUPPLIERS, each * start_up)
    for who, gbp in home.team_gbp.items():
        yield from pay(f"team: {who}", home_of(name), STAFF, gbp)
    gps = home.gp_hours * purse.gp_hour_gbp + np.zeros_like(each)
    yield from pay("hours of GPs", home_of(name), practices_of(name), gps)
    if purse.pharmacy_contact_gbp:
        seen = home.pharmacy_contacts * purse.pharmacy_contact_gbp + np.zeros_like(each)
        yield from pay("pharmacies", home_of(name), PHARMACIES, seen)


def _sharing(purse: Purse, name: str, home: HomeFlows, basis: Expected) -> Iterator[Payment]:
    under = basis.spent_gbp - sum(spending(purse, home, basis).values())
    passed = gate(purse.capitation, home)
    yield from pay(SHARED, COMMISSIONER, home_of(name), share_of(purse, home, np.asarray(under), passed))


def share_of(purse: Purse, home: HomeFlows, under: Floats, passed: Floats) -> Floats:
    """What the home wins by its contract, having spent so much less than expected."""
    own = purse.practice_gbp_per_person_year + purse.capitation.community_gbp_per_person_year
    income = home.people * (own + purse.running_gbp_per_person_year)
    budget = home.people * purse.capitation.gbp_per_person_year
    return gain_share(under, passed, budget, income, purse.capitation)


def gate(rule: Capitation, home: HomeFlows) -> Floats:
    """Whether the quality gate is passed, 0 or 1 by replication."""
    return np.asarray(
        (home.wait_days <= rule.gate_days) & (home.plans_share >= rule.gate_plans_share), dtype=np.float64
    )
