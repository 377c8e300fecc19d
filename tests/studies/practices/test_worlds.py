"""A home's practices with it and without: the same people ask, and nothing changes that the home does not change."""

from dataclasses import replace

import numpy as np
import pytest
from helpers.practices import RUN, home, practices

from dghsim.scenario.practices import Request
from dghsim.studies.practices.figures import figures_of
from dghsim.studies.practices.worlds import Home, World, worlds_of


def both(one: Home) -> tuple[World, World]:
    return worlds_of(practices(), RUN, one, hospital="RLQ")


def figure(world: World, name: str) -> float:
    return float(figures_of(practices(), world)[name].mean())


@pytest.mark.parametrize(
    "one",
    [
        home(),
        home(there=0.0, hours_per_week={"pharmacist": 40.0}, meeting_hours=2.0, reviews_per_frail_year=1.0),
    ],
    ids=["brings-nothing", "not-there-yet"],
)
def test_a_home_without_capacity_changes_nothing_to_the_bit(one: Home) -> None:
    without, with_home = both(one)
    assert (without.book.seen == with_home.book.seen).all()
    assert (without.book.waiting_by_day == with_home.book.waiting_by_day).all()
    before, after = (figures_of(practices(), each) for each in (without, with_home))
    assert all(np.array_equal(before[name], after[name], equal_nan=True) for name in before)


def test_the_same_people_ask_with_and_without() -> None:
    without, with_home = both(home(hours_per_week={"pharmacist": 40.0}, reviews_per_frail_year=1.0))
    asked = without.book.lines.names.index("care_plans")
    others = [at for at in range(len(without.book.lines.names)) if at != asked]
    assert (without.book.asked[:, others] == with_home.book.asked[:, others]).all()
    assert (with_home.book.asked[:, asked] > without.book.asked[:, asked]).all()


def test_a_pharmacist_takes_from_gps_and_shortens_the_wait() -> None:
    without, with_home = both(home(hours_per_week={"pharmacist": 20.0}))
    assert figure(without, "by_others_percent") == 0
    assert figure(with_home, "by_others_percent") > 60
    assert figure(with_home, "wait_days") < figure(without, "wait_days")
    assert figure(with_home, "ed_per_1000_year") < figure(without, "ed_per_1000_year")
    assert figure(with_home, "referrals_per_1000_year") > figure(without, "referrals_per_1000_year")


def test_the_meeting_and_the_team_cost_appointments() -> None:
    without, with_home = both(home(meeting_hours=2.0, meeting_gps=4.0, gp_hours_per_week=10.0))
    assert figure(with_home, "gp_hours_meeting_per_week") == pytest.approx(8, rel=0.05)
    assert figure(with_home, "gp_hours_team_per_week") == pytest.approx(10 * 123 / 130)  # days open
    assert figure(with_home, "gp_contacts_per_person_year") < figure(without, "gp_contacts_per_person_year")
    assert figure(with_home, "wait_days") > figure(without, "wait_days")


def test_practices_that_give_all_their_gps_see_nobody_by_them() -> None:
    _, with_home = both(home(gp_hours_per_week=1e6))
    assert with_home.book.seen[:, -1].sum() == 0
    assert (with_home.slots.minutes >= 0).all()


def test_reviews_make_plans() -> None:
    without, with_home = both(home(reviews_per_frail_year=1.0))
    assert figure(with_home, "with_plan_percent") > figure(without, "with_plan_percent")
    assert figure(with_home, "with_plan_percent") <= 100


def test_the_homes_own_reviews_make_plans_too() -> None:
    without, with_home = both(replace(home(), found_per_year=np.full(RUN.replications, 200.0)))
    more = figure(with_home, "with_plan_percent") - figure(without, "with_plan_percent")
    assert more == pytest.approx(100 * 200 * 28 / 52 / 300, rel=0.2)  # in 28 weeks, some of them faded


def test_a_home_moves_no_other_homes_people() -> None:
    one, _ = both(home())
    other, _ = both(replace(home(), name="south"))
    assert (one.book.asked != other.book.asked).any()


def test_figures_are_of_a_year() -> None:
    without, _ = both(home())
    asked = without.book.asked.sum(axis=1) / without.home.people / without.years
    assert asked == pytest.approx(np.full(RUN.replications, 4.6), rel=0.08)
    assert figure(without, "out_of_hours_per_1000_year") > 100


def test_visits_that_the_team_takes_over_are_no_longer_the_gps() -> None:
    visits = Request(per_person_year=0.1, minutes={"gp": 45.0, "nurse": 50.0}, on_the_day=True, at_home=True)
    given = practices(request={"visit": visits}, hours_per_1000_week={"nurse": 0.0, "gp": 9.0})
    worlds = worlds_of(given, RUN, replace(home(), visits_per_week=8.0), hospital="RLQ")
    without, with_home = (figures_of(given, each) for each in worlds)
    assert without["contacts_team_per_week"].max() == 0
    assert with_home["contacts_team_per_week"].mean() == pytest.approx(8 * 123 / 130, rel=0.1)
    assert with_home["home_visits_per_week"] == pytest.approx(without["home_visits_per_week"])
    less = (without["gp_hours_per_week"] - with_home["gp_hours_per_week"]).mean()
    assert less == pytest.approx(with_home["contacts_team_per_week"].mean() * 45 / 60)


def test_calls_that_the_team_takes_are_no_longer_the_out_of_hours_services() -> None:
    late = np.full(RUN.replications, 2.0)
    taken = figure(both(replace(home(), late_per_week=late))[1], "out_of_hours_per_1000_year")
    left = figure(both(home())[1], "out_of_hours_per_1000_year")
    one = home()
    assert left - taken == pytest.approx(2 * 365 / 7 * 1000 / one.people)


def test_who_gives_up_would_have_been_referred_as_often_as_is_said() -> None:
    book = both(home())[0]
    found = [
        figures_of(practices(give_up_refer_factor=factor), book)["referrals_per_1000_year"].mean()
        for factor in (0.0, 0.5, 1.0)
    ]
    assert found[0] > found[1] > found[2]
    assert found[1] == pytest.approx((found[0] + found[2]) / 2)


def test_visits_are_taken_run_by_run() -> None:
    visits = Request(per_person_year=0.2, minutes={"gp": 45.0}, on_the_day=True, at_home=True)
    given = practices(request={"visit": visits}, hours_per_1000_week={"gp": 9.0})
    one = replace(home(), visits_per_week=np.array([0.0, 4.0, 8.0]))
    taken = figures_of(given, worlds_of(given, RUN, one, hospital="RLQ")[1])["contacts_team_per_week"]
    assert taken == pytest.approx(np.array([0, 4, 8]) * 123 / 130, rel=0.1)
