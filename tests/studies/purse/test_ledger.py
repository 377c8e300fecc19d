"""Closed books: every pound paid arrives, and all balances together are nought."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.studies.purse.ledger import Ledger, Payment, pay

PARTIES = ("one", "two", "three", "four")
POUNDS = st.floats(-1e9, 1e9, allow_nan=False)


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    found: list[Payment] = []
    for number in range(draw(st.integers(1, 8))):
        payer, payee = draw(st.permutations(PARTIES))[:2]
        gbp = np.array(draw(st.lists(POUNDS, min_size=3, max_size=3)))
        found += pay(f"line {number}", payer, payee, gbp)
    return Ledger(tuple(found))


@given(ledgers())
def test_balances_together_are_nought(ledger: Ledger) -> None:
    assert sum(ledger.balance(party) for party in ledger.parties) == pytest.approx(np.zeros(3), abs=1e-3)


@given(ledgers())
def test_all_that_is_paid_is_received(ledger: Ledger) -> None:
    paid = sum(ledger.paid(party) for party in ledger.parties)
    assert sum(ledger.received(party) for party in ledger.parties) == pytest.approx(paid, abs=1e-3)


@given(st.lists(POUNDS, min_size=1, max_size=5))
def test_what_is_below_nought_goes_the_other_way(gbp: list[float]) -> None:
    ledger = Ledger(tuple(pay("share", "one", "two", np.array(gbp))))
    assert ledger.line("share", "two") == pytest.approx(np.array(gbp))
    assert all((each.gbp >= 0).all() for each in ledger.payments)


def test_nobody_pays_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        Payment("line", "one", "one", np.ones(2))


@pytest.mark.parametrize("gbp", [-1.0, np.nan, np.inf])
def test_a_payment_is_a_finite_amount(gbp: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Payment("line", "one", "two", np.array([gbp]))
