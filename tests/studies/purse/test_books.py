"""The books of a hospital and its homes: closed, and right by hand."""

from collections.abc import Mapping

import numpy as np
import pytest
from helpers.purse import flows, home_flows, purse
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.studies.purse.books import SHARED, keep_books
from dghsim.studies.purse.ledger import (
    COMMISSIONER,
    HOSPITAL,
    PHARMACIES,
    STAFF,
    SUPPLIERS,
    TAXPAYER,
    home_of,
    practices_of,
)

FEW = st.floats(0, 5_000)


def changed(**home: object) -> Mapping[str, float]:
    """By party: pounds a year better off, with a home that runs but nothing else unless said."""
    books = keep_books(purse(), flows(), flows(homes={"north": home_flows(**home)}))
    return {party: float(books.change(party).mean()) for party in books.with_homes.parties}


@settings(max_examples=40)
@given(st.lists(FEW, min_size=8, max_size=8), st.lists(FEW, min_size=3, max_size=3))
def test_both_books_are_closed_whatever_happens(used: list[float], days: list[float]) -> None:
    names = ("short_stays", "long_stays", "ed_attendances", "referrals", "out_of_hours", "prescribing_gbp",
             "wait_days", "gp_hours")  # fmt: skip
    changed_home = home_flows(
        **{name: np.array([each, 0.0, 2 * each]) for name, each in zip(names, used, strict=True)}
    )
    books = keep_books(purse(), flows(), flows(homes={"north": changed_home}, bed_days=np.array(days)))
    for ledger in (books.without, books.with_homes):
        assert sum(ledger.balance(party) for party in ledger.parties) == pytest.approx(np.zeros(3), abs=1e-3)
    assert sum(books.change(party) for party in books.with_homes.parties) == pytest.approx(
        np.zeros(3), abs=1e-3
    )


def test_a_home_that_changes_nothing_costs_what_it_is_paid() -> None:
    found = changed()
    assert found[COMMISSIONER] == pytest.approx(-10_000 * (7 + 1 / 2))
    assert found[home_of("north")] == pytest.approx(70_000)
    assert found[SUPPLIERS] == pytest.approx(5_000)
    assert found[HOSPITAL] == found[TAXPAYER] == found[STAFF] == 0


def test_pharmacies_are_paid_for_whom_they_see() -> None:
    prices, seen = purse(pharmacy_contact_gbp=8.0), home_flows(pharmacy_contacts=np.array([100.0, 0.0, 50.0]))
    books = keep_books(prices, flows(), flows(homes={"north": seen}))
    assert books.change(PHARMACIES) == pytest.approx([800, 0, 400])
    assert books.change(home_of("north")) == pytest.approx(70_000 - np.array([800, 0, 400]))
    assert sum(books.change(party) for party in books.with_homes.parties) == pytest.approx(
        np.zeros(3), abs=1e-3
    )


def test_the_hospital_loses_the_marginal_rate_and_the_commissioner_gains_it() -> None:
    found = changed(long_stays=np.full(3, 390.0))
    assert found[HOSPITAL] == pytest.approx(-10 * 3000 * 0.7)
    assert found[COMMISSIONER] == pytest.approx(10 * 3000 * 0.7 - 75_000)


def test_hours_of_gps_are_paid_to_their_practices() -> None:
    found = changed(gp_hours=np.full(3, 100.0))
    assert found[practices_of("north")] == pytest.approx(8_000)
    assert found[home_of("north")] == pytest.approx(70_000 - 8_000)


def test_the_team_is_paid_and_leaves_public_hands() -> None:
    found = changed(team_gbp={"pharmacist": np.full(3, 30_000.0)})
    assert found[STAFF] == pytest.approx(30_000)
    assert found[home_of("north")] == pytest.approx(40_000)


def test_a_gain_beyond_the_corridor_is_shared_and_a_loss_too() -> None:
    books = keep_books(purse(), flows(), flows(homes={"north": home_flows(prescribing_gbp=np.full(3, 1e6))}))
    assert books.with_homes.line(SHARED, home_of("north")) == pytest.approx((500_000 - 140_000) / 2)
    books = keep_books(purse(), flows(), flows(homes={"north": home_flows(prescribing_gbp=np.full(3, 2e6))}))
    assert books.with_homes.line(SHARED, home_of("north")) == pytest.approx(-(500_000 - 140_000) / 2)


def test_no_gain_without_passing_the_gate() -> None:
    for fails in ({"wait_days": np.full(3, 20.0)}, {"plans_share": np.full(3, 0.1)}):
        home = home_flows(prescribing_gbp=np.full(3, 1e6), **fails)
        books = keep_books(purse(), flows(), flows(homes={"north": home}))
        assert not books.with_homes.line(SHARED, home_of("north")).any()


def test_bed_days_are_cash_only_by_whole_steps_and_what_goes_with_each() -> None:
    for days, steps in ((2005.0, 0), (2015.0, 1), (4030.0, 2), (-4000.0, 0)):  # six beds at 92 %: 2,009.3
        books = keep_books(purse(), flows(), flows(bed_days=np.full(3, 50_000 - days)))
        assert books.saved.steps == steps
        assert books.saved.cashable_gbp == pytest.approx(steps * 250_000 + 20 * days)
        assert books.saved.notional_gbp == pytest.approx(300 * days)
        assert books.change(HOSPITAL) == pytest.approx(books.saved.cashable_gbp)


def test_beds_close_only_where_they_are_surely_free() -> None:
    for noise, steps in ((10.0, 1), (2_000.0, 0)):
        books = keep_books(purse(), flows(), flows(bed_days=47_500 + noise * np.array([-1.0, 0.0, 1.0])))
        assert books.saved.steps == steps


def test_two_homes_have_books_of_their_own() -> None:
    homes = {"north": home_flows(long_stays=np.full(3, 390.0)), "south": home_flows(people=20_000)}
    base = {"north": home_flows(), "south": home_flows(people=20_000)}
    books = keep_books(purse(), flows(homes=base), flows(homes=homes))
    assert books.change(home_of("south")) == pytest.approx(140_000)
    assert books.change(HOSPITAL) == pytest.approx(-21_000)
