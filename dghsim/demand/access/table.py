"""What `[access]` comes to, before any patient is drawn: chances by acuity, hour and slot of the week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.access.waiting import Waiting, waiting
from dghsim.demand.access.week import Floats, slots_open
from dghsim.demand.rates import week_rates
from dghsim.scenario.access import Access
from dghsim.scenario.labels import labels_of
from dghsim.scenario.root import Scenario

MOST_LATE = 0.5
"""Share of patients who are later than at the reference, whatever the figures say; as many at most are earlier."""


@dataclass(frozen=True, slots=True)
class AccessTable:
    """One scenario's access ready to be drawn."""

    streams: frozenset[str]
    gp_streams: frozenset[str]
    acuity: str
    bands: int
    late: float
    """Share of patients later than at the reference; below nought: earlier."""
    late_seconds: float
    worse: float
    """Share of them who are a band worse; of the earlier, better."""
    ambulance: Floats
    """(bands, 24) chance of an ambulance."""
    can_wait: NDArray[np.bool_]
    """(bands,)"""
    waiting: Mapping[str, Waiting]
    """By stream of `streams`."""
    arrives_by: str
    modes: tuple[int, int, int]
    """Positions of the labels own, ambulance, gp."""
    goes_home_by: str
    homes: tuple[int, int, int]
    """Positions of the labels own, bus, bus_as_reference."""
    no_lift: tuple[float, float]
    """Share of patients who depend on a bus home, here and at the reference."""

    def touches(self, stream: str) -> bool:
        """Whether access is of that stream's patients."""
        return stream in self.streams or stream in self.gp_streams


def access_table(scenario: Scenario) -> AccessTable | None:
    """None where the scenario says nothing of access."""
    access = scenario.access
    if access is None:
        return None
    attributes = scenario.demand.attribute
    bands = labels_of(attributes[access.acuity])
    modes, homes = (labels_of(attributes[name]) for name in (access.arrives_by, access.goes_home_by))
    can_wait = np.array([band in access.can_wait for band in bands])
    ambulance = ambulance_chances(access, bands)
    before = chances(access, bands)
    slots = slots_open(scenario.window[access.buses]), slots_open(scenario.window[access.reference.buses])
    share = access.effects.waits_for_bus_share
    waits = share * access.no_car_share, share * access.reference.no_car_share
    walks = {
        name: week_rates(scenario.demand.stream[name]) * (1 - before[can_wait].mean(axis=0))[None, :]
        if can_wait.any()
        else np.zeros((7, 24))
        for name in access.streams
    }
    return AccessTable(
        streams=frozenset(access.streams),
        gp_streams=frozenset(access.gp_streams),
        acuity=access.acuity,
        bands=len(bands),
        late=_late(access),
        late_seconds=3600 * access.effects.late_hours,
        worse=access.effects.worse_share,
        ambulance=ambulance,
        can_wait=can_wait,
        waiting={
            name: waiting(slots, waits, rate, access.effects.spread_hours) for name, rate in walks.items()
        },
        arrives_by=access.arrives_by,
        modes=(modes.index("own"), modes.index("ambulance"), modes.index("gp")),
        goes_home_by=access.goes_home_by,
        homes=(homes.index("own"), homes.index("bus"), homes.index("bus_as_reference")),
        no_lift=(
            access.effects.no_lift_share * access.no_car_share,
            access.effects.no_lift_share * access.reference.no_car_share,
        ),
    )


def chances(access: Access, bands: tuple[str, ...]) -> Floats:
    """(bands, 24) chance of an ambulance at the reference."""
    chance = np.array([access.ambulance_chance[band] for band in bands])[:, None]
    by_hour = np.array(access.ambulance_odds_by_hour)[None, :]
    return np.asarray(chance * by_hour / (1 - chance + chance * by_hour), dtype=np.float64)


def ambulance_chances(access: Access, bands: tuple[str, ...]) -> Floats:
    """(bands, 24) chance of an ambulance here: odds by distance, then who has no car any more, or has one now."""
    base, effects = chances(access, bands), access.effects
    farther = (access.minutes_to_hospital - access.reference.minutes_to_hospital) / 10
    odds = (1 + effects.ambulance_per_10_minutes) ** farther
    here = base * odds / (1 - base + base * odds) if farther else base
    moved = effects.ambulance_instead_share * (access.no_car_share - access.reference.no_car_share)
    changed = here + (1 - here) * moved if moved > 0 else here + here * moved
    return np.asarray(changed, dtype=np.float64)


def _late(access: Access) -> float:
    effects, reference = access.effects, access.reference
    share = (
        effects.late_per_10_minutes * (access.minutes_to_hospital - reference.minutes_to_hospital) / 10
        + effects.late_per_10_percent_deprived
        * (access.income_deprived_share - reference.income_deprived_share)
        * 10
    )
    return min(max(share, -MOST_LATE), MOST_LATE)
