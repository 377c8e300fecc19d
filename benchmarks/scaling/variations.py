"""The default hospital made smaller or larger, and twenty-two of different sizes, by code alone."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed

HOSPITALS = 22
SMALLEST, LARGEST = 10.0, 40.0
"""Patients a day of the least and the greatest of the hospitals."""
_MOST = 20_000.0
"""The highest envelope that a scenario may give a stream."""


def patients_per_day(scenario: Scenario) -> float:
    """Of all streams whose patients come by themselves."""
    streams = scenario.demand.stream.values()
    return sum(each.per_day for each in streams if each.entity == "patient" and each.thinned_by is None)


def sized(scenario: Scenario, patients: float) -> Scenario:
    """The hospital with so many patients a day, and beds and ward work to match; its staff is the rota's affair."""
    factor = patients / patients_per_day(scenario)
    changes: dict[str, object] = {}
    for name, stream in scenario.demand.stream.items():
        key = f"demand.stream.{name}"
        changes[f"{key}.per_day"] = stream.per_day * factor
        changes[f"{key}.envelope_per_day"] = min(stream.envelope_per_day * factor * 1.1, _MOST)
        if stream.thinned_by is not None:
            changes[f"{key}.thinned_by.reference_patients"] = max(
                1, round(stream.thinned_by.reference_patients * factor)
            )
    for name, place in scenario.place.items():
        changes[f"place.{name}.count"] = max(1, round(place.count * factor))
    return changed(scenario, changes)


def teams(rota: DatedRota, count: int) -> DatedRota:
    """The rota worked by so many teams side by side, each a copy of the first under other names."""
    if count == 1:
        return rota
    return replace(
        rota, shifts=_copies(rota.shifts, count), leave=_copies(rota.leave, count), templates=(), breaches=(),
    )  # fmt: skip


def _copies(table: pd.DataFrame, count: int) -> pd.DataFrame:
    copies = [table.assign(doctor=table["doctor"] + f", team {team + 1}") for team in range(count)]
    every = pd.concat(copies, ignore_index=True)
    order = [name for name in ("start", "tier", "duty", "doctor") if name in every]
    return every.sort_values(order, kind="stable", ignore_index=True)


def hospitals(scenario: Scenario) -> list[Scenario]:
    """Twenty-two of them, from the smallest to the largest in equal steps, each with its own name and seed."""
    step = (LARGEST - SMALLEST) / (HOSPITALS - 1)
    return [_hospital(scenario, at, SMALLEST + at * step) for at in range(HOSPITALS)]


def _hospital(scenario: Scenario, at: int, patients: float) -> Scenario:
    made = sized(scenario, patients)
    named = made.hospital.model_copy(update={"code": f"H{at + 1:02}"})
    run = made.run.model_copy(update={"seed": scenario.run.seed + at})
    return made.model_copy(update={"hospital": named, "run": run})
