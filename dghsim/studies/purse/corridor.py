"""What the contract would pay with a narrower corridor or a wider one: the same years, the same homes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dghsim.scenario.purse import Purse
from dghsim.studies.purse.books import Books, gate, share_of
from dghsim.studies.purse.flows import Flows, HomeFlows
from dghsim.studies.purse.ledger import Floats
from dghsim.studies.purse.spending import spending
from dghsim.studies.purse.spread import Spread, spread

TRIED = (0.0, 0.005, 0.01, 0.02)
"""Of the budget, either way; that of the contract is beside them."""


@dataclass(frozen=True, slots=True)
class AtCorridor:
    """With one corridor."""

    corridor_share: float
    won: tuple[tuple[str, Spread], ...]
    """By home, pounds a year that the commissioner pays it; below nought where it pays."""
    moved: float
    """Share of homes' years in which money moves."""
    by_luck: float
    """The same, with what was spent without homes and with the quality gate as it is with them."""


def corridors(purse: Purse, books: Books, without: Flows, with_homes: Flows) -> Iterator[AtCorridor]:
    """From none on."""
    for corridor in sorted({*TRIED, purse.capitation.corridor_share}):
        rule = purse.capitation.model_copy(update={"corridor_share": corridor})
        at = purse.model_copy(update={"capitation": rule})
        won = {name: _won(at, books, name, home, home) for name, home in with_homes.homes.items()}
        luck = [_won(at, books, name, without.homes[name], home) for name, home in with_homes.homes.items()]
        yield AtCorridor(
            corridor,
            tuple((name, spread(pounds)) for name, pounds in won.items()),
            share_moved(list(won.values())),
            share_moved(luck),
        )


def share_moved(won: list[Floats]) -> float:
    """Of homes' years, those in which anything is paid."""
    return float(np.mean([one != 0 for one in won])) if won else 0.0


def _won(purse: Purse, books: Books, name: str, spent: HomeFlows, passes: HomeFlows) -> Floats:
    """By replication, with what `spent` used and the quality gate as `passes` does."""
    basis = books.basis[name]
    under = basis.spent_gbp - np.asarray(sum(spending(purse, spent, basis).values()))
    return share_of(purse, passes, under, gate(purse.capitation, passes))
