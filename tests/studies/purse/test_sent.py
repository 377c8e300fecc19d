"""Whatever leaves one hospital arrives at the other, or is on the way: to the penny, over any runs of two sites."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from helpers.purse import flows, purse
from helpers.whole import whole
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.measures.model import Difference, Study
from dghsim.measures.statistics import paired
from dghsim.rota.build import build_rota
from dghsim.scenario.levers.read import chosen, find_lever
from dghsim.scenario.root import Scenario
from dghsim.studies.decide.sent import books_of, income_sent, sent_a_year, terms_of
from dghsim.studies.levers import Tried
from dghsim.studies.purse.flows import Flows
from dghsim.studies.purse.ledger import COMMISSIONER, HOSPITAL, NEXT_DOOR, STAFF
from dghsim.studies.purse.sent import Moved, Paid, keep_sent_books
from dghsim.studies.sites import HERE, NEXT, replicate_sites

PENNY = 0.005
PAY = purse().hospital
YEARS = st.lists(st.floats(-20_000, 20_000), min_size=3, max_size=3).map(np.array)
DAYS = st.lists(st.floats(0, 90_000), min_size=3, max_size=3).map(np.array)
PAID = Paid(short_stays=100, long_stays=200, attendances=100)


def side(days: np.ndarray, doctors: np.ndarray) -> Flows:
    return flows(homes={}, bed_days=days, doctors_gbp=doctors)


@settings(max_examples=60)
@given(YEARS, YEARS, st.lists(DAYS, min_size=4, max_size=4))
def test_books_are_closed_whatever_happens(
    sent: np.ndarray, came: np.ndarray, days: list[np.ndarray]
) -> None:
    here, there = (
        (side(days[0], 30 * days[1]), side(days[1], 30 * days[0])),
        (side(days[2], 30 * days[3]), side(days[3], 30 * days[2])),
    )
    books = keep_sent_books(PAY, PAID, Moved(sent, came), here, there)
    parties = (COMMISSIONER, HOSPITAL, NEXT_DOOR, STAFF)
    assert {*books.without.parties, *books.with_lever.parties} <= {*parties}
    assert sum(books.change(party) for party in parties) == pytest.approx(np.zeros(3), abs=PENNY)
    on_the_way = books.income(COMMISSIONER)
    assert -books.income(HOSPITAL) == pytest.approx(books.income(NEXT_DOOR) + on_the_way, abs=PENNY)
    assert on_the_way == pytest.approx((sent - came) * books.each_gbp, abs=PENNY)


def test_a_patient_is_worth_the_mean_one_at_the_marginal_rate_and_the_cost_stays() -> None:
    same = (flows(homes={}), flows(homes={}))
    fewer = (flows(homes={}), flows(homes={}, bed_days=np.full(3, 49_000.0)))
    sent = np.full(3, 400.0)
    books = keep_sent_books(PAY, PAID, Moved(sent, sent), fewer, same)
    assert books.each_gbp == pytest.approx(0.7 * (100 * 600 + 200 * 3000 + 100 * 160) / 400)
    assert books.change(NEXT_DOOR) == pytest.approx(400 * books.each_gbp)
    # A thousand bed-days are three beds: none closes, and only what goes with each day is saved.
    assert books.here.cashable_gbp == pytest.approx(20_000)
    assert books.here.notional_gbp == pytest.approx(300_000)
    assert books.change(HOSPITAL) == pytest.approx(20_000 - 400 * books.each_gbp)
    assert Paid(0, 0, 0).each(PAY) == 0


def hospital(code: str, **changes: object) -> Scenario:
    changes = {"demand__stream__door__per_day": 6, "demand__stream__door__envelope_per_day": 60} | changes
    made = whole(**changes)
    return made.model_copy(update={"hospital": made.hospital.model_copy(update={"code": code})})


def sending(code: str, to: str, chance: float) -> Scenario:
    first = next(iter(whole().pathway.stage))
    slow = {"family": "exponential", "unit": "hours", "mean": 9}
    return hospital(
        code,
        demand__stream__door__start="door",
        pathway__stage__door={
            "type": "branch", "cases": [{"when": {"chance": chance}, "goto": "road"}], "next": first,
        },
        pathway__stage__road={"type": "delay", "duration": slow, "next": "away"},
        pathway__stage__away={"type": "elsewhere", "to": to, "start": first, "next": first},
    )  # fmt: skip


def studied(here: Scenario, there: Scenario) -> tuple[Study, Study]:
    sites = {name: (one, build_rota(one)) for name, one in ((HERE, here), (NEXT, there))}
    found = replicate_sites(sites, replications=3, workers=1)
    return found[HERE], found[NEXT]


@pytest.fixture(scope="module")
def calm() -> tuple[Study, Study]:
    return studied(hospital("AAA"), hospital("BBB"))


def tried(before: tuple[Study, Study], after: tuple[Study, Study]) -> Tried:
    pulled = chosen(["overnight_closure"])
    here, there = (paired(one, other, "sent") for one, other in zip(before, after, strict=True))
    return Tried(tuple(pulled), here, next_door=there)


@pytest.mark.parametrize(("here", "there"), [(0.5, 0.0), (0.9, 0.4), (0.2, 1.0)])
def test_over_runs_of_two_sites_what_leaves_one_comes_to_the_other(
    calm: tuple[Study, Study], here: float, there: float
) -> None:
    """A journey of nine hours, so that some are on the way when the weeks begin and end; both may send."""
    both = sending("AAA", NEXT, here), sending("BBB", HERE, there) if there else hospital("BBB")
    one = tried(calm, studied(*both))
    books, back = books_of(one), books_of(replace(one, difference=one.next_door, next_door=one.difference))
    assert books is not None
    assert one.difference is not None
    sent = sent_a_year(one.difference)
    assert sent is not None
    assert (sent > 100).all()
    for each in (books, back) if there else (books,):
        assert each is not None
        gone, came = -each.income(HOSPITAL), each.income(NEXT_DOOR)
        assert gone == pytest.approx(came + each.income(COMMISSIONER), abs=PENNY)
        on_the_road = abs(gone - came) / each.each_gbp / 52 * calm[0].scenario.run.weeks
        assert (on_the_road < 8).all(), "of the few on a journey of nine hours"
        assert (came > 0).all()
    assert income_sent(one) == pytest.approx(-books.income(HOSPITAL))


def test_the_scenarios_purse_goes_before_the_levers_prices(calm: tuple[Study, Study]) -> None:
    _, lever = find_lever("overnight_closure")
    assert lever.income is not None
    one = tried(calm, studied(sending("AAA", NEXT, 0.5), hospital("BBB")))
    terms = terms_of(one)
    assert terms is not None
    assert terms.price_year == "2016/17"
    low, best, high = (income_sent(one, where) for where in ("low", "best", "high"))
    assert low is not None
    assert best is not None
    assert high is not None
    assert (low < best).all()
    assert (best < high).all()
    own = purse(price_year="2030/31")
    base = replace(calm[0], scenario=calm[0].scenario.model_copy(update={"purse": own}))
    assert one.difference is not None
    richer = replace(one, difference=replace(one.difference, base=base))
    terms = terms_of(richer)
    assert terms is not None
    assert (terms.price_year, set(terms.pay)) == ("2030/31", {"best"})


def test_nothing_is_priced_where_nobody_is_sent_or_nothing_was_kept(calm: tuple[Study, Study]) -> None:
    assert books_of(tried(calm, calm)) is None
    one = tried(calm, studied(sending("AAA", NEXT, 0.5), hospital("BBB")))
    assert one.difference is not None
    bare: Difference = replace(one.difference, base=replace(calm[0], behind=pd.DataFrame()))
    assert books_of(replace(one, difference=bare)) is None
    assert income_sent(replace(one, difference=bare)) is None
    assert books_of(replace(one, pulled=())) is None
