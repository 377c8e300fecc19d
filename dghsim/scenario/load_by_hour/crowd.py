"""Everybody who walks the pathway at once: who they are, when they came, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.demand import Demand
from dghsim.scenario.load_by_hour.draws import Dice, Floats, panel
from dghsim.scenario.load_by_hour.rates import hourly_rates, spread

Ints = NDArray[np.int64]
EACH = 5_000
"""Walkers of each stream, however small it is: enough for the shares of its branches."""
SHARED = 60_000
"""Walkers beyond those, by size of stream."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """(walkers,) arrays; a walker stands for `weight` arrivals a week."""

    came: Floats
    """Second of the week."""
    weight: Floats
    starts: tuple[tuple[str, Ints], ...]
    """First stage and walkers of each stream."""
    known: dict[str, Floats]


def crowd(demand: Demand, dice: Dice, fewer: int = 1) -> Crowd:
    """Walkers of every stream, with their attributes; so many times fewer than usual."""
    rates = {name: hourly_rates(stream) for name, stream in demand.stream.items()}
    busy = {name: float(rate.sum()) for name, rate in rates.items() if rate.sum() > 0}
    total = sum(busy.values())
    came: list[Floats] = [np.zeros(0)]
    weights: list[Floats] = [np.zeros(0)]
    starts: list[tuple[str, Ints]] = []
    first = 0
    for name, weekly in busy.items():
        number = (EACH + round(SHARED * weekly / total)) // fewer
        came.append(spread(rates[name], number))
        weights.append(np.full(number, weekly / number))
        starts.append((demand.stream[name].start, np.arange(first, first + number)))
        first += number
    return Crowd(np.concatenate(came), np.concatenate(weights), tuple(starts), panel(demand, first, dice))
