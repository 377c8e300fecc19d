"""Which days a season has, and how many beds a place so has on them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.demand.tables import prepare
from dghsim.scenario.checks import warnings
from dghsim.scenario.checks.envelopes import needed_per_day
from dghsim.scenario.describe import describe_file
from dghsim.scenario.pathway import Place
from dghsim.scenario.root import Scenario
from dghsim.scenario.season import Season, days_of_a_year

Load = Callable[..., Scenario]
Document = dict[str, Any]
WINTER = Season(beds=8, first_day="12-01", last_day="03-31")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_a_winter_goes_over_new_year_with_its_first_day_and_its_last() -> None:
    inside = ["2022-12-01", "2022-12-31", "2023-01-01", "2023-02-28", "2024-02-29", "2023-03-31"]
    outside = ["2022-11-30", "2023-04-01", "2023-07-15"]
    assert [WINTER.has(day(one)) for one in inside + outside] == [True] * 6 + [False] * 3


def test_a_season_may_be_one_day() -> None:
    one = Season(beds=1, first_day="12-25", last_day="12-25")
    assert [str(each) for each in days_of_a_year() if one.has(each)] == ["2024-12-25"]


def test_a_29th_of_february_is_there_in_leap_years_and_else_the_day_before_or_after() -> None:
    to = Season(beds=1, first_day="01-01", last_day="02-29")
    since = Season(beds=1, first_day="02-29", last_day="12-31")
    days = ["2023-02-28", "2023-03-01", "2024-02-29", "2024-03-01"]
    assert [to.has(day(one)) for one in days] == [True, False, True, False]
    assert [since.has(day(one)) for one in days] == [False, True, True, True]


DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))


@given(first=DAYS, last=DAYS)
def test_what_a_season_has_not_its_complement_has(first: datetime.date, last: datetime.date) -> None:
    before, after = first - datetime.timedelta(1), last + datetime.timedelta(1)
    if f"{after:%m-%d}" == f"{first:%m-%d}":
        with pytest.raises(ValueError, match="is the whole year"):
            Season(beds=1, first_day=f"{first:%m-%d}", last_day=f"{last:%m-%d}")
        return
    season = Season(beds=1, first_day=f"{first:%m-%d}", last_day=f"{last:%m-%d}")
    rest = Season(beds=1, first_day=f"{after:%m-%d}", last_day=f"{before:%m-%d}")
    assert season.has(first)
    assert season.has(last)
    assert all(season.has(each) != rest.has(each) for each in days_of_a_year())


def test_a_place_has_its_beds_of_the_year_and_those_of_each_season() -> None:
    spring = Season(beds=3, first_day="03-01", last_day="04-30")
    ward = Place(count=20, season={"winter": WINTER, "spring": spring})
    days = ["2023-02-28", "2023-03-01", "2023-03-31", "2023-04-01", "2023-05-01"]
    assert [ward.beds_on(day(one)) for one in days] == [28, 31, 31, 23, 20]
    assert ward.most == 31
    assert ward.mean == pytest.approx(20 + (8 * 122 + 3 * 61) / 366)
    assert (Place(count=20).most, Place(count=20).mean) == (20, 20)


def test_what_is_said_of_it(small: Document, write: Callable[..., Any]) -> None:
    small["place"]["room"]["season"] = {"winter": WINTER.model_dump()}
    assert "place       room: 3, 8 more from 12-01 to 03-31\n" in describe_file(write(small))


def test_a_season_of_which_no_day_is_measured_is_said(small: Document, load: Load) -> None:
    small["place"]["room"]["season"] = {"winter": WINTER.model_dump()}
    says = "none of its days (12-01 to 03-31) is among those measured (2022-04-04 to 2022-05-01)"
    assert f"place.room.season.winter: {says}" in warnings(load(small))
    small["run"]["start"] = datetime.date(2022, 3, 28)
    says = (
        "4 of the 28 days measured are its own, where 122 of a year's 366 are: "
        "what it changes is not told by the year, as what it costs is"
    )
    assert f"place.room.season.winter: {says}" in warnings(load(small))
    small["run"]["weeks"] = 52
    assert not [line for line in warnings(load(small)) if "season" in line]


def test_too_few_beds_are_told_by_the_year_and_outside_the_season(small: Document, load: Load) -> None:
    # Ten a day, who stay a day each.
    small["pathway"]["stage"]["talk"] = {
        "type": "delay",
        "duration": {"family": "fixed", "unit": "days", "value": 1},
    }

    def told(**season: Any) -> list[str]:
        small["place"]["room"] = {"count": 9, "season": {"more": season} if season else {}}
        return [line for line in warnings(load(small)) if line.startswith("place.room.count")]

    ends = "those who wait for it when it is full would need about 10 at once, so the queue for it will grow"
    assert told() == [f"place.room.count is 9: {ends} without end"]
    year = ", 9 with its season in the mean of a year"
    assert told(beds=1, first_day="12-01", last_day="03-31") == [
        f"place.room.count is 9{year}: {ends} without end"
    ]
    year = ", 12 with its season in the mean of a year"
    assert told(beds=8, first_day="12-01", last_day="03-31") == [
        f"place.room.count is 9{year}: {ends} outside its season"
    ]


def test_a_place_of_the_season_alone_is_not_closed(small: Document, load: Load) -> None:
    small["place"]["room"] = {
        "count": 0,
        "season": {"spring": {"beds": 3, "first_day": "04-01", "last_day": "05-31"}},
    }
    assert not [line for line in warnings(load(small)) if line.startswith("place.room.count is 0: ")]


def test_full_wards_of_the_season_need_more_candidates(small: Document, load: Load) -> None:
    small["demand"]["stream"]["door"] |= {
        "thinned_by": {"places": ["room"], "reference_patients": 1}, "envelope_per_day": 300,
    }  # fmt: skip
    without = load(small)
    small["place"]["room"]["season"] = {"winter": WINTER.model_dump()}
    scenario = load(small)
    needed = [needed_per_day(one, one.demand.stream["door"]) for one in (without, scenario)]
    assert needed[1] / needed[0] == pytest.approx((3 + 8) / 3)
    assert [prepare(one).streams[0].room for one in (without, scenario)] == [3, 11]
