"""Sets of kinds of work that all duties that answer any of them cannot clear in a week (Hall's condition).

For each set of duties, the work that only they answer: whoever does what when, no more of it can be done than if each
of those duties did nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np

from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.seats import Demanded, Taker

MOST_SETS = 2_000
"""Sets of duties looked at; beyond that only those of single kinds of work, and of all."""


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """Kinds of work that only some duties answer; clinician-hours a week."""

    works: tuple[int, ...]
    shifts: tuple[int, ...]
    load: float
    """Asked for."""
    free: float
    """What the duties have for any of it, breaks and own work taken off."""
    there: float
    """What they have if they take no break and leave their own work."""

    @property
    def endless(self) -> bool:
        """Whether a week brings more than a week can clear; if not, only breaks and own work are missed for it."""
        return self.load > self.there


def bottlenecks(seats: list[Demanded], hours: Floats) -> list[Bottleneck]:
    """Those asked for more than `free`, with the fewest kinds first. `hours` is (168, works) of work asked for."""
    asked = [seat for seat in seats if seat.must and seat.takers and hours[:, seat.work].any()]
    load = np.array([seat.pace * hours[:, seat.work].sum() for seat in asked])
    able = _able(asked)
    answering = [sum(1 << taker.shift for taker in seat.takers) for seat in asked]
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], Bottleneck] = {}
    for duties in _unions(answering):
        inside = [at for at, answered in enumerate(answering) if not answered & ~duties]
        # Cheap, and no more than they really have: most sets are far from full.
        if load[inside].sum() > able[inside].max(axis=0).sum():
            made = _bottleneck([asked[at] for at in inside], float(load[inside].sum()))
            if made.load > made.free:
                found[made.works, made.shifts] = made
    return sorted(found.values(), key=lambda made: (len(made.works), made.works, made.shifts))


def _able(seats: list[Demanded]) -> Floats:
    """(seats, duties) clinician-hours a week that each duty has for each seat."""
    duties = 1 + max((taker.shift for seat in seats for taker in seat.takers), default=0)
    able = np.zeros((len(seats), duties))
    for at, seat in enumerate(seats):
        for taker in seat.takers:
            able[at, taker.shift] = seat.factor / taker.factor * taker.free.sum()
    return able


def _unions(sets: list[int]) -> list[int]:
    """Every union of some of the sets of duties, as bits; if there are too many, the sets and the union of all."""
    plain = list(dict.fromkeys(sets))
    unions: dict[int, None] = {}
    for one in plain:
        unions |= dict.fromkeys([one, *(one | other for other in unions)])
        if len(unions) > MOST_SETS:
            return [*plain, reduce(int.__or__, plain)]
    return list(unions)


def _bottleneck(seats: list[Demanded], load: float) -> Bottleneck:
    # A duty counts at its best: as if it did only the work that it does fastest for the load that this makes.
    able: dict[int, list[tuple[float, Taker]]] = {}
    for seat in seats:
        for taker in seat.takers:
            able.setdefault(taker.shift, []).append((seat.factor / taker.factor, taker))
    free = sum(_best([speed * taker.free for speed, taker in takers]) for takers in able.values())
    there = sum(_best([speed * taker.there for speed, taker in takers]) for takers in able.values())
    return Bottleneck(tuple(sorted({seat.work for seat in seats})), tuple(sorted(able)), load, free, there)


def _best(hours: list[Floats]) -> float:
    return float(reduce(np.maximum, hours).sum())
