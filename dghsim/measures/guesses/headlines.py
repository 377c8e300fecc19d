"""The measures behind the answers, with the guesses that decide each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from dghsim.measures.guesses.drivers import Driver, drivers
from dghsim.measures.guesses.model import Guesses
from dghsim.measures.guesses.read import spread_of
from dghsim.measures.guesses.spread import Spread
from dghsim.measures.model import Measure, Study

JUDGED: tuple[str, ...] = (
    "uncovered_hours_per_week", "clinician_in_time_percent", "consultant_in_time_percent",
    "admission_to_consultant_in_time_percent", "high_news2_senior_30_minutes_percent", "ed_stay_mean_hours",
    "boarding_mean_hours", "cost_total_gbp_per_year",
)  # fmt: skip
BY_TIER: tuple[str, ...] = ("overran_percent", "leave_not_granted_days")
"""Ids less the tier's name: the tier where guesses move it the most."""
_ENOUGH = 4
"""Where guesses move fewer of these, other outputs that they move make up the number."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One measure over the draws."""

    measure: Measure
    mean: float
    """As written."""
    spread: Spread
    drivers: tuple[Driver, ...]


def headlines(study: Study) -> tuple[Headline, ...]:
    """Of a study with guesses drawn; empty without."""
    return tuple(_headlines(study))


def _headlines(study: Study) -> Iterator[Headline]:
    guesses = study.guesses
    if guesses is None:
        return
    for measure in _chosen(study):
        found = spread_of(study, measure.id, measure.unit)
        if found is not None:
            seed = crc32(measure.id.encode()) ^ study.scenario.run.seed
            named = drivers(guesses.points[found.rows], found.means, seed)
            yield Headline(measure, float(study.values[measure.id].mean()), found, named)


def _chosen(study: Study) -> list[Measure]:
    guesses = study.guesses
    there = {
        measure.id: measure
        for measure in study.measures
        if guesses is not None and measure.id in guesses.values and not study.values[measure.id].isna().all()
    }
    own = {name: measure for name, measure in there.items() if measure.kind != "input_echo"}
    chosen = [own[name] for name in JUDGED if name in own]
    for begins in BY_TIER:
        tiers = [own[name] for tier in study.scenario.rota.tier if (name := f"{begins}_{tier}") in own]
        if tiers:
            chosen.append(max(tiers, key=lambda measure: _width(study, measure)))
    moved = [measure for measure in own.values() if _is_moved(guesses, measure.id)]
    others = [measure for measure in moved if measure not in chosen and measure.kind == "output"]
    return chosen + others[: max(0, _ENOUGH - sum(measure in moved for measure in chosen))]


def _width(study: Study, measure: Measure) -> float:
    found = spread_of(study, measure.id, measure.unit)
    return 0.0 if found is None else found.high - found.low


def _is_moved(guesses: Guesses | None, measure: str) -> bool:
    if guesses is None:
        return False
    differences = guesses.values[measure] - guesses.written[measure][guesses.luck]
    return bool(np.nan_to_num(differences).any())
