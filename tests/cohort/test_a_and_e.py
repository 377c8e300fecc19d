import math

import pytest

from dghsim.cohort.a_and_e import departments
from dghsim.cohort.public import places, year_of


def test_all_22_reported_the_whole_of_2016_17() -> None:
    codes = {place.code for place in places()}
    assert set(departments("2016/17")) == set(departments("2016/17", type_1=True)) == codes


def test_types_are_told_apart_in_the_years_that_do() -> None:
    main, every = (departments("2016/17", type_1=one)["RLQ"] for one in (True, False))
    assert (main.attendances, main.over_4_hours, main.admissions) == (53_984, 11_871, 12_033)
    assert (every.attendances, every.over_4_hours) == (53_984 + 36_945, 11_871)
    assert main.within_4_hours == pytest.approx(78.0, abs=0.05)
    assert not departments("2022/23", type_1=True)


def test_a_later_year_is_what_the_hospitals_files_are_made_of() -> None:
    found, year = departments("2022/23")["RBD"], year_of("RBD", "2022/23")
    assert (found.attendances, found.over_4_hours) == (year.attendances, year.over_4_hours)
    assert math.isnan(departments("2022/23")["RGR"].within_4_hours)
    assert "RA3" not in departments("2018/19")
