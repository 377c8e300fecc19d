from __future__ import annotations

from datetime import date, datetime

import pytest

from dghsim.rota.layout.header import header_dates

FOURTH = date(2022, 4, 4)


@pytest.mark.parametrize(
    "cell",
    [
        "2022-04-04",
        "2022-04-04 00:00:00",
        "2022-04-04T00:00",
        "04/04/2022",
        "4/4/22",
        "04.04.2022",
        "4 Apr 2022",
        "04-Apr-22",
        "4th April 2022",
        "Mon 4 Apr 2022",
        "Monday, 04/04/2022",
        datetime(2022, 4, 4),
        FOURTH,
        44655,
        44655.0,
    ],
)
def test_date_is_read_however_a_spreadsheet_wrote_it(cell: object) -> None:
    assert header_dates([cell]) == {0: FOURTH}


@pytest.mark.parametrize(
    "cell",
    [
        "LD",
        "",
        "2022-04-31",
        "31/31/2022",
        "Week 4",
        "April 2022",
        3,
        True,
        1.5,
        datetime(2022, 4, 4, 9),
        None,
    ],
)
def test_anything_else_is_no_date(cell: object) -> None:
    assert header_dates([cell]) == {}


def test_day_comes_first_unless_only_the_other_order_leaves_no_gap() -> None:
    assert header_dates(["04/05/2022", "05/05/2022"]) == {0: date(2022, 5, 4), 1: date(2022, 5, 5)}
    assert header_dates(["4/5/2022", "4/6/2022", "4/7/2022"])[0] == date(2022, 4, 5)
    assert header_dates(["4/12/2022", "4/13/2022"]) == {0: date(2022, 4, 12), 1: date(2022, 4, 13)}
