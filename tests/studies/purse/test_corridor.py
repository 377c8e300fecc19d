"""What the contract pays by its corridor: narrower moves more, and as written it is what the books have."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.purse import flows, home_flows, purse
from hypothesis import given
from hypothesis import strategies as st

from dghsim.scenario.purse import Purse
from dghsim.studies.purse.books import SHARED
from dghsim.studies.purse.corridor import AtCorridor
from dghsim.studies.purse.ledger import home_of
from dghsim.studies.purse.told import MoneyTold, tell_money


def told(less_gbp: float, prices: Purse | None = None) -> MoneyTold:
    """A home whose people cost so much less in prescribing."""
    spent = home_flows(prescribing_gbp=np.full(3, 1.5e6 - less_gbp))
    return tell_money(prices or purse(), flows(), flows(homes={"north": spent}))


def by_share(found: MoneyTold) -> dict[float, AtCorridor]:
    return {each.corridor_share: each for each in found.corridors}


def test_half_of_what_is_beyond_it_goes_to_the_home() -> None:
    found = by_share(told(100_000))
    budget = 10_000 * 700
    assert [found[at].won[0][1].mean for at in (0.0, 0.005, 0.01, 0.02)] == pytest.approx(
        [0.5 * max(100_000 - at * budget, 0) for at in (0.0, 0.005, 0.01, 0.02)]
    )
    assert (found[0.01].moved, found[0.02].moved) == (1.0, 0.0)
    assert found[0.0].by_luck == 0


@given(st.floats(-400_000, 400_000))
def test_a_narrower_corridor_moves_no_less(less: float) -> None:
    won = [abs(each.won[0][1].mean) for each in told(less).corridors]
    assert won == sorted(won, reverse=True)


def test_as_written_it_is_what_the_books_have() -> None:
    rule = purse().capitation.model_copy(update={"corridor_share": 0.013})
    found = told(200_000, purse(capitation=rule))
    paid = found.books.with_homes.line(SHARED, home_of("north"))
    assert by_share(found)[0.013].won[0][1].mean == pytest.approx(paid.mean())
    assert list(by_share(found)) == [0.0, 0.005, 0.01, 0.013, 0.02]
