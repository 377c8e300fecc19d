from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.rota.posts import doctor_name, interleaved, posts_of, vacancy_order, vacant_name


@given(st.integers(1, 60))
def test_every_line_can_fall_vacant_and_the_last_is_first(lines: int) -> None:
    order = vacancy_order(lines)
    assert sorted(order) == list(range(lines))
    assert order[0] == lines - 1


def test_vacancies_stand_as_far_apart_as_can_be() -> None:
    assert vacancy_order(8)[:4] == (7, 3, 1, 5)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 9)))
def test_grades_are_mixed_and_each_as_often_as_asked(counts: dict[str, int]) -> None:
    assert Counter(interleaved(counts)) == Counter({grade: n for grade, n in counts.items() if n})


def test_grades_are_spread_not_in_blocks() -> None:
    assert interleaved({"a": 2, "b": 2}) == ["a", "b", "a", "b"]


def test_tier_that_ends_in_a_digit_keeps_the_number_readable() -> None:
    assert doctor_name("registrar", 3) == "registrar 3"
    assert doctor_name("tier_1", 3) == "tier 1 no. 3"
    assert vacant_name("tier_1", 3) == "Vacant 3 (tier 1)"


def test_one_more_in_post_renames_and_regrades_nobody(make_scenario) -> None:
    before = {
        post.slot: post
        for post in posts_of("registrar", make_scenario().rota.tier["registrar"], 9)
        if not post.vacant
    }
    more = make_scenario({"rota.tier.registrar.in_post": 8}).rota.tier["registrar"]
    after = {post.slot: post for post in posts_of("registrar", more, 9) if not post.vacant}
    assert len(after) == len(before) + 1
    assert before.items() <= after.items()


@pytest.mark.parametrize("in_post", [0, 5, 9])
def test_grades_in_post_are_those_of_the_tier_then_the_first(make_scenario, in_post: int) -> None:
    grades = {"registrar": min(1, in_post), "specialty_doctor": min(3, max(0, in_post - 1))}
    tier = make_scenario(
        {"rota.tier.registrar.in_post": in_post, "rota.tier.registrar.grades": grades}
    ).rota.tier["registrar"]
    posts = posts_of("registrar", tier, 9)
    found = Counter(post.grade for post in posts if not post.vacant)
    assert found["specialty_doctor"] == grades["specialty_doctor"]
    assert found.total() == in_post
    assert {post.grade for post in posts if post.vacant} <= {"registrar"}


def test_tier_without_grades_gives_its_own_name(make_scenario) -> None:
    tier = make_scenario({"rota.tier.registrar.grades": {}}).rota.tier["registrar"]
    assert {post.grade for post in posts_of("registrar", tier, 9)} == {"registrar"}
