"""What is used in a year, as far as somebody pays for it. Arrays have one entry a replication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dghsim.studies.purse.ledger import Floats


@dataclass(frozen=True, slots=True)
class HomeFlows:
    """Of the people of one home."""

    people: int
    """Registered."""
    short_stays: Floats
    """Emergency medical admissions with no night or one."""
    long_stays: Floats
    """With more."""
    ed_attendances: Floats
    """By themselves, after waiting in vain for their practice."""
    referrals: Floats
    """To clinics."""
    out_of_hours: Floats
    """Contacts."""
    prescribing_gbp: Floats
    wait_days: Floats
    """Mean, for what may wait."""
    plans_share: Floats
    """Of the frail, with a plan at the end."""
    team_gbp: Mapping[str, Floats] = field(default_factory=dict)
    """Who -> what the home pays for them; nobody without a home."""
    gp_hours: Floats | float = 0.0
    """Of GPs, that the home takes out of its practices."""
    pharmacy_contacts: Floats | float = 0.0
    """Sent by its practices."""


@dataclass(frozen=True, slots=True)
class Flows:
    """Of a hospital and the homes around it."""

    homes: Mapping[str, HomeFlows]
    bed_days: Floats
    """Of everybody in the hospital."""
    doctors_gbp: Floats
    """Its doctors and locums."""
