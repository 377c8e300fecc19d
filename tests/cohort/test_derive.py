import dataclasses
import math

import pytest

from dghsim.cohort.derive import derive, years_older
from dghsim.cohort.public import Place, Year, places, year_of

PLACE = Place("X", "Trust", "Site", 0, 52, "england", 30, 100_000, 0.25, 0.03, 0.1, 0.5, 300, 0.2)
YEAR = Year("2022/23", 70_000, 1, 7_300, 1, 200.0, 190.0, 8.0, 38.0)


def test_the_take_is_half_of_the_admissions() -> None:
    found = derive(PLACE, YEAR, [(PLACE, YEAR)])
    assert (found.take, found.direct) == (10.0, 2.0)
    assert (found.medical_beds, found.amu, found.ward) == (120, 8, 112)
    assert (found.chairs, found.vehicles) == (3, 2)
    assert found.imputed == ()


def test_stays_fill_the_beds_as_they_are_filled() -> None:
    # Little's law: patients a day x days each = patients there.
    found = derive(PLACE, YEAR, [(PLACE, YEAR)])
    assert found.take * found.stay_days == pytest.approx(0.6 * 190)
    assert found.take * found.delay_days == pytest.approx(0.6 * 38)


def test_what_is_not_reported_is_the_cohorts_median() -> None:
    other = dataclasses.replace(PLACE, direct_share=0.4)
    nobody = dataclasses.replace(PLACE, direct_share=math.nan)
    old = Year("2016/17", 40_000, 1, 3_650, *(math.nan,) * 5)
    found = derive(nobody, old, [(PLACE, YEAR), (other, dataclasses.replace(YEAR, adult_beds=300.0))])
    assert found.imputed == ("direct", "beds", "delay")
    admissions = 3_650 / (1 - 0.3)
    assert found.take == pytest.approx(admissions / 365 / 2)
    assert found.medical_beds == round(0.6 * admissions * 250 / 7_300)
    assert math.isnan(found.delay_days)


def test_an_older_population_sends_older_patients() -> None:
    old = dataclasses.replace(PLACE, over_65=0.30)
    assert years_older(old, PLACE) == pytest.approx(5 * 0.31)
    assert years_older(dataclasses.replace(PLACE, over_65=math.nan), PLACE) == 0


def test_every_hospital_of_the_cohort_takes_10_to_60_a_day() -> None:
    known = [(place, year_of(place.code, "2022/23")) for place in places()]
    reported = [pair for pair in known if not math.isnan(pair[1].admissions)]
    assert len(reported) == 19
    assert all(10 < derive(place, year, reported).take < 60 for place, year in reported)
