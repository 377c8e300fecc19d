"""The calendar of bank holidays against the dates that GOV.UK gives."""

import datetime

import pytest

from dghsim.bank_holidays import bank_holidays, is_bank_holiday

PUBLISHED = {
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_year_has_the_published_days(year: int) -> None:
    assert sorted(str(day)[5:] for day in bank_holidays(year)) == PUBLISHED[year].split()


@pytest.mark.parametrize("year", range(1971, 2200))
def test_every_year_has_eight_weekdays_and_those_proclaimed(year: int) -> None:
    added = {2011: 1, 2012: 1, 2022: 2, 2023: 1}.get(year, 0)
    assert len(bank_holidays(year)) == 8 + added
    assert all(day.weekday() < 5 for day in bank_holidays(year))


def test_easter_monday_is_one_and_easter_tuesday_is_none() -> None:
    assert is_bank_holiday(datetime.date(2038, 4, 26))
    assert not is_bank_holiday(datetime.date(2038, 4, 27))
