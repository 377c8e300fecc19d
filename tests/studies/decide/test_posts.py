"""Posts that levers bring, filled or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.decide.posts import MOST, numbers_filled, posts_brought, with_filled

HEREFORD = shipped("hereford")


@given(st.integers(0, 60))
def test_numbers_filled_are_few_begin_at_none_and_never_are_all(posts: int) -> None:
    found = numbers_filled(posts)
    assert len(found) <= MOST
    assert all(0 <= each < posts for each in found)
    assert found[:1] == (() if posts == 0 else (0,))


@pytest.mark.parametrize(
    ("lever", "tiers"),
    [("twilight=2", ("tier_1",) * 4), ("surge_beds=8", ()), ("hospital_at_night=1", ("night_team",) * 3)],
)
def test_posts_are_those_more_than_without(lever: str, tiers: tuple[str, ...]) -> None:
    assert posts_brought(load_scenario(HEREFORD), load_scenario(HEREFORD, levers=[lever])) == tiers


def test_empty_posts_are_vacant_lines_that_nobody_fills() -> None:
    base, pulled = load_scenario(HEREFORD), load_scenario(HEREFORD, levers=["twilight=2"])
    without, some = pulled.rota.tier["tier_1"], with_filled(base, pulled, 1).rota.tier["tier_1"]
    assert (some.in_post, some.held_vacant) == (without.in_post - 3, without.held_vacant + 3)
    assert some.lines == without.lines
    assert with_filled(base, pulled, 4) == pulled
