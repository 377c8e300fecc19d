"""All of the demand that does not depend on the replication, made once for a scenario."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.access import AccessTable, access_table
from dghsim.demand.attributes import AttributeTable, attribute_tables
from dghsim.demand.candidates import poisson_thresholds
from dghsim.demand.dispersion import highest_effect
from dghsim.demand.rates import busiest_per_day, rates_per_day
from dghsim.errors import InputError, show
from dghsim.randomness import named
from dghsim.scenario.demand import Dispersion, Stream
from dghsim.scenario.root import Scenario

_SLACK = 1 + 1e-9


@dataclass(frozen=True, slots=True)
class StreamTable:
    """One stream ready to be drawn."""

    name: str
    who: int
    patients: bool
    dispersed: bool
    thinned: bool
    room: int
    """Patients that the places which thin it can hold; of one that is not thinned, as `reference`, 1."""
    reference: int
    thresholds: NDArray[np.int64]
    """Of the number of candidates in an hour."""
    share: NDArray[np.float64]
    """Rate / envelope at each hour from the epoch, before the day's effect."""


@dataclass(frozen=True, slots=True)
class DemandTables:
    """One scenario's demand ready to be drawn."""

    hospital: str
    seed: int
    days: int
    dispersion: Dispersion
    streams: tuple[StreamTable, ...]
    attributes: tuple[AttributeTable, ...]
    access: AccessTable | None = None


def prepare(scenario: Scenario) -> DemandTables:
    """Tables for `draw_arrivals`. Raises InputError for a low envelope or an undrawable attribute."""
    weeks = scenario.run.warm_up_weeks + scenario.run.weeks
    streams = tuple(_stream(scenario, name, stream, weeks) for name, stream in scenario.demand.stream.items())
    return DemandTables(
        hospital=scenario.hospital.code,
        seed=scenario.run.seed,
        days=7 * weeks,
        dispersion=scenario.demand.dispersion,
        streams=streams,
        attributes=attribute_tables(scenario.demand.attribute),
        access=access_table(scenario),
    )


def _stream(scenario: Scenario, name: str, stream: Stream, weeks: int) -> StreamTable:
    _check_envelope(scenario, name, stream)
    rates = rates_per_day(stream, scenario.run.start, scenario.run.warm_up_weeks, weeks)
    return StreamTable(
        name=name,
        who=named(scenario.hospital.code, name),
        patients=stream.entity == "patient",
        dispersed=stream.dispersed,
        thinned=stream.thinned_by is not None,
        room=1 if stream.thinned_by is None else _room(scenario, name, stream),
        reference=1 if stream.thinned_by is None else stream.thinned_by.reference_patients,
        thresholds=poisson_thresholds(stream.envelope_per_day / 24),
        share=rates / stream.envelope_per_day,
    )


def _check_envelope(scenario: Scenario, name: str, stream: Stream) -> None:
    key = f"demand.stream.{name}.envelope_per_day"
    needed, reasons = busiest_per_day(stream), "busiest hour, weekday and month"
    if stream.dispersed and scenario.demand.dispersion.day_log_sd > 0:
        needed *= highest_effect(scenario.demand.dispersion)
        reasons += ", a day four standard deviations busy"
    if stream.thinned_by is not None:
        needed *= max(1.0, _room(scenario, name, stream) / stream.thinned_by.reference_patients)
        reasons += ", every place full"
    if needed > stream.envelope_per_day * _SLACK:
        enough = math.ceil(needed / _SLACK) if math.isfinite(needed) else needed
        raise InputError(f"{key} is {stream.envelope_per_day:g}: at least {enough:.10g} ({reasons})")


def _room(scenario: Scenario, name: str, stream: Stream) -> int:
    """How many patients the places that thin a stream can hold."""
    places = stream.thinned_by.places if stream.thinned_by is not None else []
    for place in places:
        if place not in scenario.place:
            raise InputError(f"demand.stream.{name}.thinned_by.places: {show(place)} is not a place")
    return sum(scenario.place[place].most for place in places)
