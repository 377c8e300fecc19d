"""Who pays whom: every pound leaves one party and arrives at another, so that all balances together are nought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Party: TypeAlias = str
"""Who can pay or be paid: one of those below, a home or its practices."""

HOSPITAL: Party = "The hospital"
NEXT_DOOR: Party = "The hospital next door"
COMMISSIONER: Party = "The commissioner"
COMMUNITY: Party = "Community services"
OUT_OF_HOURS: Party = "The out-of-hours service"
TAXPAYER: Party = "The taxpayer"
STAFF: Party = "Staff"
SUPPLIERS: Party = "Suppliers"
PHARMACIES: Party = "Pharmacies"
OUTSIDE: tuple[Party, ...] = (STAFF, SUPPLIERS, PHARMACIES)
"""Where money ends: what they get no public body has any more. Pharmacies are shops."""


def home_of(name: str) -> Party:
    """A home."""
    return f"Home {name}"


def practices_of(name: str) -> Party:
    """The practices of a home."""
    return f"Practices of {name}"


@dataclass(frozen=True, slots=True)
class Payment:
    """One line of the books; one entry a replication, a year's pounds each."""

    line: str
    """Such as `emergency admissions`."""
    payer: Party
    payee: Party
    gbp: Floats
    """Not below nought: money that flows the other way has the other as its payer."""

    def __post_init__(self) -> None:
        if self.payer == self.payee:
            raise ValueError(f"{self.line}: {self.payer} would pay itself")
        if not (np.isfinite(self.gbp).all() and (self.gbp >= 0).all()):
            raise ValueError(f"{self.line}: a payment must be a finite amount, not below nought")


@dataclass(frozen=True, slots=True)
class Ledger:
    """All payments of a year, in every replication."""

    payments: tuple[Payment, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        """Everybody who pays or is paid, in the order of booking."""
        return tuple(dict.fromkeys(who for each in self.payments for who in (each.payer, each.payee)))

    def received(self, party: Party) -> Floats:
        """Pounds that arrive."""
        return _total(each.gbp for each in self.payments if each.payee == party)

    def paid(self, party: Party) -> Floats:
        """Pounds that leave."""
        return _total(each.gbp for each in self.payments if each.payer == party)

    def balance(self, party: Party) -> Floats:
        """What is left of what came: below nought where more left."""
        return self.received(party) - self.paid(party)

    def line(self, name: str, payee: Party) -> Floats:
        """What a party gets by one line, less what it gives back by it."""
        there = [each for each in self.payments if each.line == name]
        got = _total(each.gbp for each in there if each.payee == payee)
        return got - _total(each.gbp for each in there if each.payer == payee)


def pay(line: str, payer: Party, payee: Party, gbp: Floats) -> Iterator[Payment]:
    """The amounts as payments: those below nought go the other way, under the same line."""
    yield Payment(line, payer, payee, np.maximum(gbp, 0.0))
    if (gbp < 0).any():
        yield Payment(line, payee, payer, np.maximum(-gbp, 0.0))


def _total(amounts: Iterable[Floats]) -> Floats:
    return np.asarray(sum(amounts, np.zeros(())), dtype=np.float64)
