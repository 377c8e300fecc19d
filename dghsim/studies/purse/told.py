"""The books of a hospital and its homes, with what they say."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.scenario.purse import Purse
from dghsim.studies.purse.books import Books, keep_books
from dghsim.studies.purse.corridor import AtCorridor, corridors
from dghsim.studies.purse.flows import Flows
from dghsim.studies.purse.verdict import BreakEven, Verdict, break_even, verdict


@dataclass(frozen=True, slots=True)
class MoneyTold:
    """In pounds of the purse's year."""

    purse: Purse
    books: Books
    verdict: Verdict
    turns: tuple[BreakEven, ...]
    corridors: tuple[AtCorridor, ...]


def tell_money(purse: Purse, without: Flows, with_homes: Flows) -> MoneyTold:
    """Of the same years without homes and with them."""
    books = keep_books(purse, without, with_homes)
    found = verdict(books)
    turns = tuple(break_even(purse, books, without, with_homes, found))
    return MoneyTold(purse, books, found, turns, tuple(corridors(purse, books, without, with_homes)))
