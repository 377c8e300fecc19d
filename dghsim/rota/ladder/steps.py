"""The rungs of the ladder as the filling reads them, and who says yes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dghsim.randomness import philox
from dghsim.rota.ladder.gap_table import SeatTable
from dghsim.rota.model import FILLED_BY
from dghsim.scenario.root import Scenario
from dghsim.scenario.workforce import Rung

_DRAWS: Mapping[str, tuple[int, int]] = {
    "bank": (0, 0), "agency": (0, 1), "swap": (0, 2), "act_up": (0, 3), "act_down": (1, 0), "divert": (1, 1),
}  # fmt: skip
"""Which block of four words, and which of them, a rung called by its kind draws; others have a block of their own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rung."""

    name: str
    rung: Rung
    code: int
    """Index into `FILLED_BY`."""
    block: int
    word: int
    tiers: NDArray[np.bool_]
    """By tier: whether it fills its duties."""
    pounds_per_hour: NDArray[np.float64]
    """By tier of the duty."""

    @property
    def asks_own(self) -> bool:
        """Whether it takes a named doctor."""
        return self.rung.by in ("swap", "act_up", "act_down") or (
            self.rung.by == "bank" and self.rung.own_doctors
        )


def steps_of(scenario: Scenario) -> tuple[Step, ...]:
    """The ladder of the scenario; where it gives none, its two chances: the bank, then agency."""
    gaps = scenario.rota.gaps
    rungs = scenario.rota.ladder or {
        "bank": Rung(by="bank", chance=gaps.bank_chance, own_doctors=False, normal_days=True),
        "agency": Rung(by="agency", chance=gaps.agency_chance, normal_days=True),
    }
    return tuple(_steps(scenario, rungs))


def _steps(scenario: Scenario, rungs: Mapping[str, Rung]) -> Iterator[Step]:
    tiers = list(scenario.rota.tier)
    for name, rung in rungs.items():
        block, word = _DRAWS[name] if name == rung.by else (crc32(name.encode()), 0)
        yield Step(
            name=name,
            rung=rung,
            code=FILLED_BY.index(rung.by),
            block=block,
            word=word,
            tiers=np.array([not rung.tiers or tier in rung.tiers for tier in tiers], dtype=np.bool_),
            pounds_per_hour=np.array([_rate(scenario, rung, tier) for tier in tiers], dtype=np.float64),
        )


def _rate(scenario: Scenario, rung: Rung, tier: str) -> float:
    if tier in rung.gbp_per_hour:
        return rung.gbp_per_hour[tier]
    known = {"bank": scenario.money.bank_gbp_per_hour, "agency": scenario.money.agency_gbp_per_hour}
    return known[rung.by].get(tier, float("nan")) if rung.by in known else 0.0


def answers(
    steps: tuple[Step, ...],
    seats: SeatTable,
    gaps: NDArray[np.int64],
    notice: NDArray[np.int64],
    key: tuple[int, int],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """For each gap and rung, whether it may be asked and, if so, whether somebody would say yes.

    Args:
        steps: the ladder.
        seats: all of them.
        gaps: the seats with nobody there.
        notice: by gap, days that it has been known.
        key: seed and replication.

    Returns:
        Two arrays (gaps, rungs). The draw of a rung for a gap depends on no other gap or rung.
    """
    may = np.zeros((len(gaps), len(steps)), dtype=np.bool_)
    would = may.copy()
    entity, who, what = seats.entity[gaps], seats.who[gaps], seats.what[gaps]
    drawn: dict[int, tuple[NDArray[np.uint64], ...]] = {}
    for place, step in enumerate(steps):
        rung = step.rung
        if step.block not in drawn:
            visit = np.full_like(entity, step.block)
            drawn[step.block] = philox(entity, who, what, visit, np.uint64(key[0]), np.uint64(key[1]))
        chance = rung.chance * np.ones(len(gaps))
        chance *= np.where(seats.night[gaps], rung.night_factor, 1.0)
        chance *= np.where(seats.weekend[gaps], rung.weekend_factor, 1.0)
        chance *= np.where(notice < rung.short_notice_days, rung.short_notice_factor, 1.0)
        below = np.rint(np.minimum(chance, 1.0) * 2**32).astype(np.uint64)
        may[:, place] = step.tiers[seats.tier[gaps]] & (notice >= rung.notice_days)
        may[:, place] &= rung.normal_days | ~seats.normal[gaps]
        would[:, place] = may[:, place] & (drawn[step.block][step.word] < below)
    return may, would
