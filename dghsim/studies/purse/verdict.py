"""What the books say: who is better off, what can be spent again, and what would have to be true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from dghsim.measures.spans import DAYS_A_YEAR
from dghsim.scenario.purse import Purse
from dghsim.studies.purse.books import Books, keep_books
from dghsim.studies.purse.flows import Flows
from dghsim.studies.purse.ledger import COMMISSIONER, HOSPITAL, OUTSIDE, Floats, Party
from dghsim.studies.purse.spread import Spread, spread
from dghsim.studies.purse.steps import beds_freed


@dataclass(frozen=True, slots=True)
class Verdict:
    """In pounds a year, with homes less without."""

    bed_days: Spread
    """Saved."""
    by_party: tuple[tuple[Party, Spread], ...]
    """Better off, in the order of booking."""
    public: Spread
    """Left in public hands: what staff and suppliers no longer get. Payments between public bodies cancel out."""
    cashable: Spread
    """Of the hospital's cost, what really goes."""
    notional: Spread
    """Bed-days saved at their average cost."""
    homes_cost: Spread
    """Teams, set-up and pharmacies, as they leave public hands."""


def verdict(books: Books) -> Verdict:
    """Of both ledgers."""
    parties = tuple(dict.fromkeys((*books.without.parties, *books.with_homes.parties)))
    outside = np.asarray(sum(books.change(party) for party in OUTSIDE))
    return Verdict(
        spread(books.saved.bed_days), tuple((party, spread(books.change(party))) for party in parties),
        spread(-outside), spread(books.saved.cashable_gbp), spread(books.saved.notional_gbp),
        spread(_homes_cost(books)),
    )  # fmt: skip


def _homes_cost(books: Books) -> Floats:
    found = [
        each.gbp
        for each in books.with_homes.payments
        if each.payee in OUTSIDE and each.line.startswith(("team", "set-up", "pharmacies"))
    ]
    return np.asarray(sum(found, np.zeros_like(books.saved.bed_days)))


@dataclass(frozen=True, slots=True)
class BreakEven:
    """A number at which the sign turns, beside what it is here; None where no such number would."""

    says: str
    unit: str
    """`pounds`, `%`, `beds`, `bed-days a year`."""
    here: float
    turns: float | None


def break_even(
    purse: Purse, books: Books, without: Flows, with_homes: Flows, found: Verdict
) -> Iterator[BreakEven]:
    """By the means: each alone, all else as it is."""
    pay, days = purse.hospital, found.bed_days.mean
    yield BreakEven(
        f"Bed-days surely saved before the first {pay.step_beds} beds can close", "bed-days a year",
        books.saved.surely, pay.step_beds * DAYS_A_YEAR * pay.occupied_share,
    )  # fmt: skip
    freed = int(max(0.0, beds_freed(books.saved.surely, pay)))
    yield BreakEven("The largest step of beds that could close", "beds", pay.step_beds, freed or None)
    lacking = -(found.public.mean - found.cashable.mean)
    yield BreakEven(
        "Cash for each bed-day saved at which public money is neither won nor lost", "pounds",
        found.cashable.mean / days if days > 0 else 0.0, lacking / days if days > 0 and lacking > 0 else None,
    )  # fmt: skip
    for who, party in (("commissioner", COMMISSIONER), ("hospital", HOSPITAL)):
        says = f"Marginal rate at which the {who} is as well off as without homes"
        turns = _rate(party, purse, without, with_homes)
        yield BreakEven(says, "%", 100 * pay.marginal_share, None if turns is None else 100 * turns)


def _rate(party: Party, purse: Purse, without: Flows, with_homes: Flows) -> float | None:
    """None where a party is better off at every rate, or at none."""

    def better_off(rate: float) -> float:
        pay = purse.hospital.model_copy(update={"marginal_share": rate})
        books = keep_books(purse.model_copy(update={"hospital": pay}), without, with_homes)
        return float(np.mean(books.change(party)))

    if better_off(0.0) * better_off(1.0) >= 0:
        return None
    return float(brentq(better_off, 0.0, 1.0, xtol=1e-6))
