"""Patients in beds outside medicine, and moves between beds."""

from __future__ import annotations

import numpy as np

from dghsim.measures.grouped import mean, ratio
from dghsim.measures.spans import DAY, overlap
from dghsim.measures.view import View
from dghsim.scenario.root import Scenario


def outlier_places(scenario: Scenario) -> tuple[int, ...]:
    """Places outside medicine, by number."""
    return tuple(at for at, place in enumerate(scenario.place.values()) if place.outlier)


def outliers(view: View) -> dict[str, float]:
    """Bed-days and moves into places outside medicine; bed moves where there is more than one place with beds."""
    away, values = outlier_places(view.replication.scenario), {}
    bedded = (view.first_bed >= view.begin) & (view.first_bed < view.end)
    if away:
        held = _bed_days(view, away)
        ever = np.zeros(len(view.arrive), dtype=bool)
        ever[view.stays["patient"][np.isin(view.stays["place"], away)]] = True
        values["outliers_mean_patients"] = held / (7 * view.weeks)
        values["outlier_bed_days_per_year"] = held / view.years
        values["outlier_bed_days_percent"] = 100 * ratio(
            held, _bed_days(view, tuple({*view.facts.beds, *away}))
        )
        values["outlier_moves_per_day"] = _begun(view, away) / (7 * view.weeks)
        values["outlier_patients_percent"] = 100 * mean(ever[bedded])
    if len(view.facts.beds) > 1:
        admitted = float(bedded.sum())
        values["bed_moves_each"] = ratio(_begun(view, view.facts.beds) - admitted, admitted)
    return values


def _bed_days(view: View, places: tuple[int, ...]) -> float:
    stays = view.stays
    rows = np.isin(stays["place"], places)
    return float(overlap(stays["start"][rows], stays["end"][rows], view.begin, view.end).sum()) / DAY


def _begun(view: View, places: tuple[int, ...]) -> int:
    """Stays in the places that begin in the weeks measured."""
    stays = view.stays
    rows = np.isin(stays["place"], places) & (stays["start"] >= view.begin) & (stays["start"] < view.end)
    return int(rows.sum())
