"""A hospital with homes and without: the same people, the same books, from real runs."""

from pathlib import Path

import numpy as np
import pytest
from helpers.home_town import town, written

from dghsim.errors import InputError
from dghsim.measures.model import Study
from dghsim.scenario.load import load_scenario
from dghsim.studies.homes.tell import HomesTold, growth, tell_homes
from dghsim.studies.homes.without import same_without_homes
from dghsim.studies.purse.ledger import HOSPITAL, STAFF
from dghsim.studies.simulate import simulate


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Study, Study]:
    scenario = load_scenario(written(tmp_path_factory.mktemp("town")))
    return simulate(same_without_homes(scenario), workers=1), simulate(scenario, workers=1)


@pytest.fixture(scope="module")
def told(runs: tuple[Study, Study]) -> HomesTold:
    return tell_homes(*runs)


def test_without_homes_the_hospital_is_what_it_is_alone(runs: tuple[Study, Study], tmp_path_factory) -> None:
    gone = dict.fromkeys(("home", "homes", "practices", "purse"))
    alone = simulate(load_scenario(written(tmp_path_factory.mktemp("alone"), **gone)), workers=1)
    without = runs[0].values[list(alone.values.columns)]
    assert without.equals(alone.values)


def test_people_on_lists_are_those_of_the_take(runs: tuple[Study, Study]) -> None:
    without, with_homes = (study.values.mean() for study in runs)
    admitted = [
        f"home_{name}_{how}_stays_per_year" for name in ("north", "south") for how in ("short", "long")
    ]
    a_year = 364 * without["arrivals_per_day"]
    assert without[admitted].sum() == pytest.approx(0.9 * a_year, rel=0.05)
    assert with_homes[admitted].sum() < without[admitted].sum()
    assert with_homes["homes_hospital_bed_days_per_year"] < without["homes_hospital_bed_days_per_year"]
    assert with_homes["home_north_found_per_year"] > 100
    assert without["home_north_found_per_year"] == 0


def test_the_books_are_closed(told: HomesTold) -> None:
    assert told.money is not None
    for ledger in (told.money.books.without, told.money.books.with_homes):
        assert sum(ledger.balance(party) for party in ledger.parties) == pytest.approx(np.zeros(3), abs=1e-3)


def test_teams_are_paid_once_and_are_not_among_the_hospitals_doctors(
    runs: tuple[Study, Study], told: HomesTold
) -> None:
    assert told.money is not None
    books, saved = told.money.books, told.money.books.saved
    assert saved.locums_gbp == pytest.approx(0, abs=1e-6)
    team = runs[1].values["cost_homes_nurses_gbp_per_year"].to_numpy()
    paid = [each for each in books.with_homes.payments if each.line == "team: Nurses"]
    assert len(paid) == 2
    assert sum(each.gbp for each in paid) == pytest.approx(team)
    pharmacist = next(each.gbp for each in books.with_homes.payments if "pharmacist" in each.line)
    assert books.change(STAFF) == pytest.approx(team + pharmacist - saved.cashable_gbp)
    assert runs[1].values["homes_staff_gbp_per_year"].to_numpy() == pytest.approx(team)
    assert (runs[1].values["cost_total_gbp_per_year"] == runs[0].values["cost_total_gbp_per_year"]).all()


def test_the_hospital_loses_what_the_marginal_rate_says(runs: tuple[Study, Study], told: HomesTold) -> None:
    assert told.money is not None
    less = runs[0].values.mean() - runs[1].values.mean()
    full = sum(
        less[f"home_{name}_short_stays_per_year"] * 600 + less[f"home_{name}_long_stays_per_year"] * 3000
        for name in ("north", "south")
    )
    books = told.money.books
    lost = books.without.line("emergency admissions", HOSPITAL) - books.with_homes.line(
        "emergency admissions", HOSPITAL
    )
    assert lost.mean() == pytest.approx(0.7 * full)


def test_practices_are_told_by_home(told: HomesTold) -> None:
    north, south = (each.table.set_index("measure_id") for each in told.practices)
    assert [each.label for each in told.practices] == ["North", "South"]
    assert north.loc["gp_hours_meeting_per_week", "difference"] > 2
    assert south.loc["gp_hours_meeting_per_week", "verdict"] == "no change"
    assert north.loc["with_plan_percent", "verdict"] == south.loc["with_plan_percent", "verdict"] == "better"


def test_a_home_grows_as_its_crises_do(runs: tuple[Study, Study]) -> None:
    there = growth(runs[1].scenario, "north")
    assert len(there) == 56
    assert there[0] == pytest.approx(
        1 / (1 + 19**-2)
    )  # mature is 24 months, 12 after the middle; it has been 36
    assert (np.diff(there) > 0).all()


def test_money_and_practices_only_where_they_are_given(runs: tuple[Study, Study]) -> None:
    def less(*names: str) -> HomesTold:
        without, with_homes = runs
        scenario = with_homes.scenario.model_copy(update=dict.fromkeys(names))
        return tell_homes(
            without, Study(scenario, with_homes.rota, with_homes.measures, with_homes.values, {})
        )

    assert less("purse").money is None
    assert len(less("purse").practices) == 2
    assert less("purse", "practices").practices == ()


def told_of(runs: tuple[Study, Study], file: Path, **values: float) -> HomesTold:
    """Of another file, and of runs in which some measures were others; nothing is run again."""
    without, with_homes = runs
    changed = with_homes.values.assign(**values)
    return tell_homes(without, Study(load_scenario(file), with_homes.rota, with_homes.measures, changed, {}))


def test_doctors_and_teams_are_paid_in_pounds_of_the_purses_year(
    runs: tuple[Study, Study], told: HomesTold, tmp_path: Path
) -> None:
    dearer = runs[0].values["cost_total_gbp_per_year"].iloc[0] + 1000
    half = told_of(runs, written(tmp_path, purse__pay_year_factor=0.5), cost_total_gbp_per_year=dearer)
    assert half.money is not None
    assert told.money is not None
    assert half.money.books.saved.locums_gbp == pytest.approx(-500)
    paid, before = (
        sum(each.gbp.mean() for each in one.books.with_homes.payments if each.line == "team: Nurses")
        for one in (half.money, told.money)
    )
    assert paid == pytest.approx(before * 0.5)


def test_staff_in_practices_are_paid_as_they_are_found(
    runs: tuple[Study, Study], told: HomesTold, tmp_path: Path
) -> None:
    young = told_of(runs, written(tmp_path, home__north__open_months=11.5))
    assert young.money is not None
    assert told.money is not None
    paid, before = (
        next(each.gbp.mean() for each in one.books.with_homes.payments if "pharmacist" in each.line)
        for one in (young.money, told.money)
    )
    assert 0.4 * before < paid < 0.6 * before


def test_practices_know_what_the_team_really_did(runs: tuple[Study, Study], tmp_path: Path) -> None:
    visits = {"per_person_year": 0.1, "minutes": {"gp": 45.0}, "on_the_day": True, "at_home": True}
    file = written(tmp_path, practices__request__visit=visits)
    nothing, visited, called = (
        told_of(runs, file, home_north_handed_visits_per_week=made, home_north_late_contacts_per_week=late)
        .practices[0].table.set_index("measure_id")["changed"]
        for made, late in ((0.0, 0.0), (5.0, 0.0), (0.0, 5.0))
    )  # fmt: skip
    assert nothing["contacts_team_per_week"] == called["contacts_team_per_week"] == 0
    assert visited["contacts_team_per_week"] == pytest.approx(5, rel=0.15)
    fewer = nothing["out_of_hours_per_1000_year"] - called["out_of_hours_per_1000_year"]
    assert fewer == pytest.approx(5 * 365 / 7 / 9)


def test_no_team_no_homes(tmp_path) -> None:
    nobody = town()["homes"]["team"]["nurses"] | {"lines": 0, "in_post": 0}
    with pytest.raises(InputError, match="no home whose team has posts"):
        same_without_homes(load_scenario(written(tmp_path, homes__team__nurses=nobody)))
