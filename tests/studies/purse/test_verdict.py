"""What the books say: whether bed-days are pounds, and where the sign turns."""

import numpy as np
import pytest
from helpers.purse import flows, home_flows, purse

from dghsim.report.homes.words import bed_days_and_pounds
from dghsim.studies.purse.books import keep_books
from dghsim.studies.purse.flows import Flows
from dghsim.studies.purse.ledger import COMMISSIONER, HOSPITAL
from dghsim.studies.purse.told import MoneyTold, tell_money

NOISE = np.array([-90.0, 0.0, 90.0])


def told(days: float, noise: float = 1.0, without: Flows | None = None, **home: object) -> MoneyTold:
    """A home with a team of £100,000 that saves so many bed-days."""
    home = {"team_gbp": {"nurses": np.full(3, 100_000.0)}} | home
    changed = flows(homes={"north": home_flows(**home)}, bed_days=50_000 - days + noise * NOISE)
    return tell_money(purse(), without or flows(), changed)


def luck(found: MoneyTold) -> float:
    """Share of years in which the contract moves money by chance."""
    return next(each.by_luck for each in found.corridors if each.corridor_share == 0.02)


def test_bed_days_and_no_pound() -> None:
    found = told(1_000)
    assert bed_days_and_pounds(found.verdict) == (
        "The homes save 1,000 bed-days a year (776 to 1,224) and no pound; public bodies together have £85,000 a year "
        "less: £20,000 of what the hospital costs can be spent again, of £300,000 that the bed-days come to at their "
        "average cost, and the homes cost £105,000."
    )
    assert found.verdict.public.mean == pytest.approx(-85_000)


def test_bed_days_and_pounds() -> None:
    said = bed_days_and_pounds(told(4_500).verdict)
    assert said.startswith(
        "The homes save 4,500 bed-days a year (4,276 to 4,724) and £485,000 a year (£480,529 to"
    )


def test_what_cannot_be_told_is_not() -> None:
    said = bed_days_and_pounds(told(5_250, noise=60.0).verdict)
    assert said.startswith(
        "Whether the homes save bed-days cannot be told (5,250 a year, −8,164 to 18,664), "
    )
    assert "and whether they save a pound cannot be told" in said


def test_bed_days_may_be_lost() -> None:
    assert bed_days_and_pounds(told(-500).verdict).startswith(
        "The homes cost 500 bed-days a year (276 to 724) and no"
    )


def test_where_the_sign_turns_it_is_nought() -> None:
    found = told(1_000, long_stays=np.full(3, 300.0))
    beds, step, cash, commissioner, hospital = found.turns
    assert (beds.here, beds.turns) == (pytest.approx(776, abs=1), pytest.approx(6 * 364 * 0.92))
    assert step.turns == 2  # 776 bed-days surely
    assert (cash.here, cash.turns) == (pytest.approx(20), pytest.approx(105))
    for party, turn in ((COMMISSIONER, commissioner), (HOSPITAL, hospital)):
        assert turn.here == pytest.approx(70)
        assert turn.turns is not None
        pay = purse().hospital.model_copy(update={"marginal_share": turn.turns / 100})
        fewer = home_flows(long_stays=np.full(3, 300.0), team_gbp={"nurses": np.full(3, 100_000.0)})
        changed = flows(homes={"north": fewer}, bed_days=49_000 + NOISE)
        again = keep_books(purse(hospital=pay), flows(), changed)
        assert again.change(party).mean() == pytest.approx(0, abs=1)


def test_no_marginal_rate_helps_where_no_admission_is_saved() -> None:
    assert [each.turns for each in told(0).turns[1:]] == [None] * 4


def test_chance_alone_moves_money_in_some_years() -> None:
    years = {"prescribing_gbp": np.array([1.0e6, 1.5e6, 2.0e6])}
    base = flows(homes={"north": home_flows(**years)})
    assert luck(told(0, without=base)) == pytest.approx(2 / 3)
    assert luck(told(0)) == 0


def test_chance_alone_wins_nothing_for_a_home_that_fails_the_quality_gate() -> None:
    years = {"prescribing_gbp": np.array([1.0e6, 1.5e6, 2.0e6])}
    base = flows(homes={"north": home_flows(**years)})
    found = told(0, without=base, wait_days=np.full(3, 20.0))
    assert luck(found) == pytest.approx(1 / 3)
