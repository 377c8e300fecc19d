"""What the rules of the cohort take from the scenario that all hospitals extend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dghsim.cohort.staffing import TierBase
from dghsim.scenario.access import Access
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

STAYS = ("short", "acute", "complex", "long")
DELAYS = ("pathway_1", "pathway_2", "pathway_3")


@dataclass(frozen=True, slots=True)
class Base:
    """The scenario's numbers that follow a hospital's size, age or delays."""

    take: float
    """Patients a day, all streams of patients."""
    room: int
    """Beds that ward jobs come from."""
    envelopes: Mapping[str, int]
    per_day: Mapping[str, float]
    ages: Mapping[str, float]
    """Presenting group -> mean of its distribution, years."""
    stays: Mapping[str, float]
    """Class of stay -> median days."""
    delays: Mapping[str, float]
    """Discharge pathway -> mean days."""
    tiers: Mapping[str, TierBase]
    budget: float
    """Pounds a year."""
    doctors: int
    """In post, all tiers."""
    access: Access
    buses: Mapping[str, tuple[str, ...]]
    """Weekday -> hours in which they run."""


def read_base(scenario: Scenario) -> Base:
    """Taken from the scenario as it stands."""
    streams, access = scenario.demand.stream, scenario.access
    assert access is not None
    distributions = {
        name: scenario.demand.attribute[name].model_dump()["distribution"]
        for name in ("age", "stay", "delay")
    }
    return Base(
        take=sum(stream.per_day for stream in streams.values() if stream.entity == "patient"),
        room=sum(scenario.place[name].count for name in ("amu", "ward")),
        envelopes={name: round(stream.envelope_per_day) for name, stream in streams.items()},
        per_day={name: stream.per_day for name, stream in streams.items()},
        ages={group: one["mean"] for group, one in distributions["age"].items()},
        stays={name: distributions["stay"][name]["median"] for name in STAYS},
        delays={name: distributions["delay"][name]["mean"] for name in DELAYS},
        tiers={name: tier_base(tier) for name, tier in scenario.rota.tier.items()},
        budget=(scenario.money.medical_budget_gbp_per_year or 0.0) if scenario.money else 0.0,
        doctors=sum(tier.in_post for tier in scenario.rota.tier.values()),
        access=access,
        buses={day: tuple(hours) for day, hours in scenario.window[access.buses].days.items()},
    )


def tier_base(tier: Tier) -> TierBase:
    """One tier as it stands."""
    return TierBase(
        lines=tier.lines if isinstance(tier.lines, int) else tier.in_post,
        in_post=tier.in_post,
        most_away=tier.most_away,
        grades=tier.grades,
        cover={name: tuple(duty.cover) for name, duty in tier.duty.items()},
        hours={name: duty.minutes / 60 for name, duty in tier.duty.items()},
        normal=frozenset(name for name, duty in tier.duty.items() if duty.normal),
    )
