import dataclasses

import pytest
from helpers.loaded import loaded
from hypothesis import given
from hypothesis import strategies as st

from dghsim.cohort.base import Base, read_base
from dghsim.cohort.derive import Derived
from dghsim.cohort.staffing import TierBase, fewest_lines, hours_of, one_seat_each, seats, shared_out, staff

HEREFORD = Derived(31.3, 2.9, 177, 26, 6, 12, 10, 4, 5.2, 1.1, ())


@pytest.fixture(scope="module")
def base() -> Base:
    return read_base(loaded("hereford"))


def test_the_rule_gives_the_base_its_own_staffing_back(base: Base) -> None:
    for tier, own in base.tiers.items():
        found = staff(tier, own, HEREFORD, 287.8)
        assert (found.lines, found.in_post, found.most_away) == (own.lines, own.in_post, own.most_away)
        assert found.grades == own.grades
        assert all(own.cover[duty] == cover for duty, cover in found.cover.items())


def test_more_doctors_are_more_lines_and_more_in_post(base: Base) -> None:
    own = base.tiers["registrar"]
    small, large = (staff("registrar", own, HEREFORD, doctors) for doctors in (200, 400))
    assert (small.lines, large.lines) == (7, 14)
    assert small.in_post < large.in_post <= large.lines


def test_a_large_take_needs_lines_whatever_the_doctors(base: Base) -> None:
    large = dataclasses.replace(HEREFORD, take=52.0, medical_beds=300)
    found = staff("tier_1", base.tiers["tier_1"], large, 200)
    weekend = 3 + 1 + 2 + 2  # take, twilight, wards, nights
    assert found.lines >= 3 * weekend
    assert found.in_post < found.lines


def test_seats_grow_with_the_take_and_the_wards() -> None:
    small = dataclasses.replace(HEREFORD, take=12.0, medical_beds=70)
    assert seats(small)["tier_1"] == {"take_day": 1, "ward_day": 1, "take_night": 1, "normal_day": 2}
    large = dataclasses.replace(HEREFORD, take=50.0, medical_beds=300)
    assert seats(large)["tier_1"] == {"take_day": 3, "ward_day": 2, "take_night": 2, "normal_day": 7}


SMALL = TierBase(
    lines=9, in_post=8, most_away=1, grades={"imt": 8},
    cover={"day": (2, 2, 2, 2, 2, 1, 1), "night": (1,) * 7, "clinic": (3, 3, 3, 3, 3, 0, 0)},
    hours={"day": 12.0, "night": 12.0, "clinic": 8.0}, normal=frozenset({"clinic"}),
)  # fmt: skip


def test_one_seat_of_each_duty_and_no_normal_days() -> None:
    assert one_seat_each(SMALL) == {"day": (1,) * 7, "night": (1,) * 7}


def test_fewest_lines_are_set_by_hours_or_by_weekends() -> None:
    # 168 hours a week are 4.4 lines of 38; two at work of a weekend are 6 lines, 1 in 3.
    seat = one_seat_each(SMALL)
    assert hours_of(seat, SMALL) == 168
    assert fewest_lines(seat, SMALL) == 6
    assert fewest_lines({"day": (1, 1, 1, 1, 1, 0, 0), "night": (1, 1, 1, 1, 1, 0, 0)}, SMALL) == 4


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(1, 20), min_size=1), st.integers(0, 60))
def test_doctors_are_shared_among_grades_to_the_last(grades: dict[str, int], count: int) -> None:
    found = shared_out(grades, count)
    assert sum(found.values()) == count
    exact = {grade: count * number / sum(grades.values()) for grade, number in grades.items()}
    assert all(abs(found[grade] - exact[grade]) < 1 for grade in grades)
