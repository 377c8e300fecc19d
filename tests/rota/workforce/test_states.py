"""Many posts: what becomes of one depends on no other, and means are those of closed forms."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from dghsim.rota.workforce.states import states_of
from dghsim.rota.workforce.terms import MONTH

LEAVERS = {"leavers_per_year": 0.5, "advert_chance": 0.4, "hire_months": 6.0, "notice_weeks": 0}
YEAR = 365.25


def test_a_post_has_the_same_fate_whatever_becomes_of_others(make_posts) -> None:
    few = states_of(make_posts(LEAVERS | {"sick_share": 0.02}, posts=5), 3)
    many = states_of(make_posts(LEAVERS | {"sick_share": 0.02}, posts=30), 3)
    for name in ("held", "sick", "known"):
        np.testing.assert_array_equal(getattr(few, name), getattr(many, name)[:5])


def test_a_longer_run_begins_like_a_shorter_one(make_posts) -> None:
    short, long = (
        states_of(make_posts(LEAVERS | {"sick_share": 0.02}, weeks=weeks), 1) for weeks in (40, 90)
    )
    np.testing.assert_array_equal(short.held, long.held[:, : 7 * 40])
    np.testing.assert_array_equal(short.sick, long.sick[:, : 7 * 40])


def test_a_better_chance_moves_no_leaver_and_fills_no_post_later(make_posts) -> None:
    worse, better = (
        states_of(make_posts(LEAVERS | {"advert_chance": chance}, weeks=104), 2) for chance in (0.3, 0.6)
    )
    first = [np.argmin(states.held, axis=1) for states in (worse, better)]
    np.testing.assert_array_equal(*first)
    again = [
        np.array(
            [
                at + np.argmax(held[at:]) if not held[at:].all() else at
                for at, held in zip(out, states.held, strict=True)
            ]
        )
        for out, states in zip(first, (worse, better), strict=True)
    ]
    back = [states.held[np.arange(40), days] for states, days in zip((worse, better), again, strict=True)]
    both = back[0] & back[1]
    assert (again[1][both] <= again[0][both]).all()
    assert both.sum() > 5


def test_replications_differ(make_posts) -> None:
    posts = make_posts(LEAVERS)
    assert (states_of(posts, 0).held != states_of(posts, 1).held).mean() > 0.1


@pytest.mark.parametrize(("pause", "chance"), [(0, 0.4), (13, 0.4), (0, 1.0)])
def test_vacancy_share_is_that_of_the_renewal_process(make_posts, pause: int, chance: float) -> None:
    posts = make_posts(LEAVERS | {"advert_chance": chance}, posts=200, weeks=2000, pause_weeks=pause)
    held = np.mean([states_of(posts, each).held[:, 3000:].mean() for each in range(2)])
    rounds = 1 / chance
    out = 91 * rounds + 7 * pause * (rounds - 1) + 6 * MONTH
    inside = YEAR / 0.5 + 0.5
    assert 1 - held == pytest.approx(out / (inside + out), rel=0.04)


def test_notice_shortens_the_vacancy_by_as_much(make_posts) -> None:
    posts = make_posts(LEAVERS | {"advert_chance": 1.0, "notice_weeks": 13}, posts=200, weeks=2000)
    held = states_of(posts, 0).held[:, 3000:].mean()
    out, inside = 6 * MONTH, YEAR / 0.5 + 0.5
    assert 1 - held == pytest.approx(out / (inside + out), rel=0.06)


def test_posts_filled_at_changeovers_are_the_chance(make_posts) -> None:
    posts = make_posts({"changeover": {"aug": 1.0, "feb": 1.0}, "fill_chance": 0.8}, posts=200, weeks=520)
    states = states_of(posts, 0)
    assert states.held[:, 400:].mean() == pytest.approx(0.8, abs=0.015)
    assert len(states.events["adverts"].day) == 0
    unfilled = states.events["unfilled_changeovers"].day
    assert set(unfilled % 7) == {2}
    assert len(unfilled) == pytest.approx(200 * 20 * 0.2, rel=0.1)


def test_newcomers_are_new_for_their_weeks_and_those_there_from_the_start_never(make_posts) -> None:
    states = states_of(make_posts(LEAVERS | {"advert_chance": 1.0, "new_weeks": 4}), 0)
    arrivals = np.diff(states.held.astype(int), axis=1) == 1
    assert arrivals.sum() > 50
    for post, day in zip(*np.nonzero(arrivals), strict=True):
        inside = states.new[post, day + 1 : day + 1 + 28]
        left = states.held[post, day + 1 : day + 1 + 28]
        assert (inside == left)[: int(left.argmin()) or 28].all()
        assert not states.new[post, day]
    assert not states.new[:, 0].any()
    assert not (states.new & ~states.held).any()


def test_region_and_country_make_the_chance(make_posts) -> None:
    chance = {"leavers_per_year": 0.1}
    rural, town = (
        make_posts(chance, region="east_midlands", rural=rural).terms[0] for rural in (True, False)
    )
    assert rural is not None
    assert town is not None
    assert town.advert_chance == pytest.approx(0.37)
    assert rural.advert_chance == pytest.approx(1 - 0.63 * 1.25)


def test_grade_that_is_not_named_stays(make_posts) -> None:
    posts = make_posts(LEAVERS)
    assert posts.terms[0] is not None
    still = dataclasses.replace(posts, terms=(None,) * 40)
    assert states_of(still, 0).held.all()
