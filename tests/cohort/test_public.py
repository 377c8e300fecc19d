import math

import pytest

from dghsim.cohort.public import places, year_of
from dghsim.errors import InputError


def test_there_are_22_hospitals_each_with_its_place_and_its_next() -> None:
    found = places()
    assert len({place.code for place in found}) == len(found) == 22
    assert all(49 < place.latitude < 56 and -6 < place.longitude < 2 for place in found)
    assert {place.code: place.minutes_to_next for place in found}["R1F"] == 98  # the ferry in it


@pytest.mark.parametrize(
    ("code", "admissions", "attendances", "adult_beds", "occupied"),
    [("RLQ", 22_867, 68_815, 294.583, 273.083), ("R1F", 15_771, 68_419, 258.0, 245.333)],
)
def test_a_year_runs_from_april_to_march(
    code: str, admissions: int, attendances: int, adult_beds: float, occupied: float
) -> None:
    year = year_of(code, "2022/23")
    assert (year.admissions, year.attendances) == (admissions, attendances)
    assert (year.adult_beds, year.occupied) == (
        pytest.approx(adult_beds, abs=1e-3),
        pytest.approx(occupied, abs=1e-3),
    )


def test_of_2016_type_1_alone_counts() -> None:
    year = year_of("RBZ", "2016/17")
    assert (year.attendances, year.admissions, year.over_4_hours) == (45_354, 13_620, 5_945)
    assert math.isnan(year.adult_beds)


def test_what_is_not_reported_is_not_a_number() -> None:
    assert math.isnan(year_of("RGR", "2022/23").over_4_hours)
    assert math.isnan(year_of("RA3", "2022/23").admissions)
    assert math.isnan(year_of("RLQ", "2015/16").admissions)
    assert 0.1 < year_of("RLQ", "2022/23").delayed / year_of("RLQ", "2022/23").occupied < 0.5


@pytest.mark.parametrize("name", ["2022", "2022/24", "22/23", "2022-23", ""])
def test_a_year_is_written_with_a_slash(name: str) -> None:
    with pytest.raises(InputError, match="must be such as 2022/23"):
        year_of("RLQ", name)
