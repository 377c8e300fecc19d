"""Sets of kinds of work whose load all duties that answer any of them might not clear (Hall's condition).

For each set of duties, the work that only they answer. Whoever does what when, no less of that work can be waiting
than if each of those duties did nothing else: so what a set's backlog comes to is a lower limit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np

from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.seats import Demanded, Taker
from dghsim.scenario.load_by_hour.windows import HOURS

MOST_SETS = 2_000
"""Sets of duties looked at; beyond that only those of single kinds of work, and of all."""


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """Kinds of work that only some duties answer."""

    works: tuple[int, ...]
    shifts: tuple[int, ...]
    load: Floats
    """(168,) clinician-hours asked for in each hour."""
    free: Floats
    """(168,) clinician-hours that the duties have for any of it in each hour, breaks and own work taken off."""
    there: float
    """Clinician-hours a week that they have for it if they take no break and leave their own work."""
    backlog: Floats
    """(168,) least clinician-hours waiting at the end of each hour of a week like those before; of the first week
    after an empty start where the load is more than the duties could ever clear."""

    @property
    def endless(self) -> bool:
        """Whether a week brings more than a week can clear."""
        return float(self.load.sum()) > self.there

    @property
    def unrested(self) -> bool:
        """Whether it is cleared only if breaks and own work are missed."""
        return not self.endless and float(self.load.sum()) > float(self.free.sum())


def bottlenecks(seats: list[Demanded], hours: Floats) -> list[Bottleneck]:
    """All of them, those with the fewest kinds of work first. `hours` is (168, works) of work asked for."""
    asked = [seat for seat in seats if seat.must and hours[:, seat.work].any()]
    answering = [frozenset(taker.shift for taker in seat.takers) for seat in asked]
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], Bottleneck] = {}
    for duties in _unions(answering):
        inside = [
            seat for seat, answered in zip(asked, answering, strict=True) if answered and answered <= duties
        ]
        made = _bottleneck(inside, duties, hours)
        found[made.works, made.shifts] = made
    return sorted(found.values(), key=lambda made: (len(made.works), made.works, made.shifts))


def _unions(sets: list[frozenset[int]]) -> list[frozenset[int]]:
    """Every union of some of the sets; if there are too many, the sets themselves and the union of all."""
    plain = list(dict.fromkeys(one for one in sets if one))
    unions: dict[frozenset[int], None] = {}
    for one in plain:
        unions |= dict.fromkeys([one, *(one | other for other in unions)])
        if len(unions) > MOST_SETS:
            return [*plain, frozenset().union(*plain)]
    return list(unions)


def _bottleneck(seats: list[Demanded], duties: Iterable[int], hours: Floats) -> Bottleneck:
    load = np.zeros(HOURS)
    for seat in seats:
        load += seat.pace * hours[:, seat.work]
    # A duty counts at its best: as if it did only the work that it does fastest for the load that this makes.
    free, there = np.zeros(HOURS), np.zeros(HOURS)
    able: dict[int, list[tuple[float, Taker]]] = {}
    for seat in seats:
        for taker in seat.takers:
            able.setdefault(taker.shift, []).append((seat.factor / taker.factor, taker))
    for duty in duties:
        free += reduce(np.maximum, [speed * taker.free for speed, taker in able[duty]])
        there += reduce(np.maximum, [speed * taker.there for speed, taker in able[duty]])
    works = tuple(sorted({seat.work for seat in seats}))
    return Bottleneck(works, tuple(sorted(duties)), load, free, float(there.sum()), carried(load, free))


def carried(load: Floats, free: Floats) -> Floats:
    """(168,) what is left at the end of each hour once weeks repeat; if it only grows, in the first week."""
    left: list[float] = []
    backlog = 0.0
    hours = list(zip(load.tolist(), free.tolist(), strict=True))
    for _ in range(1 if load.sum() > free.sum() else 2):
        left = [backlog := max(backlog + comes - goes, 0.0) for comes, goes in hours]
    return np.array(left)
