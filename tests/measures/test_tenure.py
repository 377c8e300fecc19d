"""How long posts are held and how advert rounds end, against the rota room and against each life of a post."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.finished import fixed_by, hospital, no_rota, view
from measures.test_golden import template

from dghsim.measures.model import Replication
from dghsim.measures.tenure import Tenure, posts_of, tenure_of
from dghsim.rota.dated import date_rota
from dghsim.rota.gaps import duties_for
from dghsim.rota.workforce.states import states_of
from dghsim.scenario.root import Scenario

GRADE = {"leavers_per_year": 1.5, "advert_chance": 0.4, "hire_months": 1}
DAYS = 52 * 7


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return hospital(
        run__weeks=52, rota__tier__t1__in_post=15, rota__tier__t1__grades={"plain": 15},
        rota__workforce={"advert_weeks": 4, "grade": {"plain": GRADE, "quick": GRADE, "slow": GRADE}},
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(scenario: Scenario) -> Replication:
    rota = date_rota(scenario, [template(tier) for tier in scenario.rota.tier])
    blank = view(scenario).replication
    return Replication(
        scenario, rota, blank.plan, blank.arrivals, duties_for(scenario, rota, 0), blank.duty_of, blank.log
    )


@pytest.fixture(scope="module")
def found(made: Replication) -> Tenure:
    return tenure_of(made, posts_of(made.scenario, made.rota))


def test_the_same_days_are_vacant_as_in_the_rota_room(made: Replication, found: Tenure) -> None:
    year, posts = made.duties.workforce, posts_of(made.scenario, made.rota)
    assert year is not None
    assert posts is not None
    for at, tier in enumerate(year.tiers):
        doctors = [made.duties.doctors.index(line.doctor) for line in posts.lines if line.tier == tier]
        held = DAYS * found.years[doctors].sum()
        assert held == pytest.approx(year.establishment[at] * DAYS - year.vacant_days[at])
        assert year.vacant_days[at] > 0
    assert (found.failed == year.failed_adverts).all()


def test_a_round_closes_failed_or_with_an_appointment(made: Replication, found: Tenure) -> None:
    posts = posts_of(made.scenario, made.rota)
    assert posts is not None
    states, begin = states_of(posts, 0), 7 * made.scenario.run.warm_up_weeks
    opened, failed = states.events["adverts"], states.events["failed_adverts"]
    closes = [(post, day + 28) for post, day in zip(opened.post.tolist(), opened.day.tolist(), strict=True)]
    inside = [one for one in closes if begin <= one[1] < begin + DAYS]
    lost = set(zip(failed.post.tolist(), failed.day.tolist(), strict=True))
    assert found.closed.sum() == len(inside) > 20
    assert found.failed.sum() == sum(one in lost for one in inside)
    assert 0.35 < found.failed.sum() / found.closed.sum() < 0.8


def test_without_a_workforce_everybody_stays(scenario: Scenario) -> None:
    still = hospital(run__weeks=26)
    assert posts_of(still, no_rota()) is None
    assert posts_of(scenario, no_rota()) is None
    found = view(still).tenure
    assert (found.years == 0.5).all()
    assert not found.closed.any()
    assert fixed_by(view(still)).posts is None


def test_it_is_the_same_whether_the_posts_are_handed_on_or_worked_out(
    made: Replication, found: Tenure
) -> None:
    year = made.duties.workforce
    assert year is not None
    assert year.states is not None
    alone = replace(made, duties=replace(made.duties, workforce=replace(year, states=None)))
    again = tenure_of(alone, posts_of(made.scenario, made.rota))
    assert (again.years == found.years).all()
    assert (again.closed == found.closed).all()
    moved = replace(year, states=replace(year.states, held=~year.states.held))
    other = tenure_of(
        replace(made, duties=replace(made.duties, workforce=moved)), posts_of(made.scenario, made.rota)
    )
    assert (other.years != found.years).any()
