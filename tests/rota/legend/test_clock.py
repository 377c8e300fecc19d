from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.rota.legend.clock import find_span, length_of, read_clock, told_unclear, without_span


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("08:30", 510), ("0830", 510), ("830", 510), ("8.30", 510), ("8:30am", 510), ("8:30 PM", 1230), ("8am", 480),
     ("12am", 0), ("12 pm", 720), ("noon", 720), ("midnight", 1440), ("24:00", 1440), ("00:00", 0), ("2000hrs", 1200),
     ("08:30:00", 510), (time(8, 30), 510), (datetime(1899, 12, 30, 20, 30), 1230), (0.354166666, 510),
     (timedelta(hours=9), 540)],
)  # fmt: skip
def test_a_time_of_day_is_read_however_it_is_written(written: object, minutes: int) -> None:
    assert read_clock(written) == minutes


@pytest.mark.parametrize(
    "written", ["", "8", "25:00", "24:30", "08:60", "13pm", "LD", "2026-01-05", 12.5, 7, None]
)
def test_what_is_no_time_of_day_is_none(written: object) -> None:
    assert read_clock(written) is None


@pytest.mark.parametrize(
    ("written", "span"),
    [("08:30-21:00", (510, 750)), ("0830 – 2100", (510, 750)), ("Long day 8am to 9pm", (480, 780)),
     ("20:30-09:00", (1230, 750)), ("09-17", (540, 480)), ("08:00-08:00", (480, 1440)), ("5pm-midnight", (1020, 420)),
     ("24:00-08:00", (0, 480)), ("8.30-17.00", (510, 510)), ("20:30-9:00", (1230, 750)), ("07-19", (420, 720)),
     ("20-08", (1200, 720)), ("00-08", (0, 480)), ("10:00-10:00", (600, 1440)), ("8.30am-4.30pm", (510, 480)),
     ("8.30am-17:00", (510, 510)), ("8.30am-noon", (510, 210)), ("05/01/2026", None), ("2026-01-05", None),
     ("LD", None), ("1-2-3", None)],
)  # fmt: skip
def test_two_times_are_found_in_a_text(written: str, span: tuple[int, int] | None) -> None:
    assert find_span(written) == span


@pytest.mark.parametrize(
    ("written", "clock", "hours"),
    [("9-5", "09:00", 8), ("9-17", "09:00", 8), ("9 - 5", "09:00", 8), ("9 to 5", "09:00", 8),
     ("Normal day 9-5", "09:00", 8), ("8-4", "08:00", 8), ("11-6", "11:00", 7), ("7-1", "07:00", 6),
     ("8-20", "08:00", 12), ("20-8", "20:00", 12),
     ("0-8", "00:00", 8), ("16-0", "16:00", 8), ("13-9", "13:00", 20), ("12-13", "12:00", 1), ("9-24", "09:00", 15),
     ("0900-1700", "09:00", 8), ("9am-5pm", "09:00", 8), ("9am - 5", "09:00", 8), ("9-5pm", "09:00", 8),
     ("8-8pm", "08:00", 12), ("8pm-8", "20:00", 12), ("1-5pm", "13:00", 4), ("12-8pm", "12:00", 8),
     ("8PM-12", "20:00", 4), ("12am-8", "00:00", 8), ("8am-8am", "08:00", 24)],
)  # fmt: skip
def test_hours_without_minutes_are_read_where_they_mean_one_thing(
    written: str, clock: str, hours: int
) -> None:
    assert find_span(written) == (read_clock(clock), hours * 60)


@pytest.mark.parametrize(
    "written",
    [
        "8-8",
        "9-9",
        "1-5",
        "6-2",
        "7-7",
        "12-8",
        "8-12",
        "09-5",
        "9-25",
        "24-8",
        "25-8",
        "0-8pm",
        "9-13pm",
        "13am-8",
        "10-10",
        "12-12",
        "07-07",
        "09-05",
        "10-06",
        "08-12",
        "8.30-4.30",
        "8:30-8:30",
        "1.30-5.30",
        "8.30am-4.30",
        "8.30am-04:30",
        "8.30-4.30pm",
        "12:00-4.30",
        "noon-4.30",
    ],
)
def test_and_else_refused_with_what_to_write(written: str) -> None:
    assert find_span(written) is None
    assert told_unclear(f"LD {written}") == (
        f"; the hours {written} are not clear; write times such as 08:00-20:00"
    )


@pytest.mark.parametrize(
    "written", ["9-5-2026", "9-5/6", "A9-5", "9-5x", "9.5-6", "1-2-3", "9:00-5", "LD", "", "9-17:30"]
)
def test_hours_within_something_else_are_none(written: str) -> None:
    assert find_span(written) is None
    assert told_unclear(written) == ""


def test_the_rest_of_the_text_is_what_is_left() -> None:
    assert without_span("LD 08:30-21:00") == without_span("9-5 LD") == without_span("LD") == "LD"


@given(st.integers(0, 1439), st.integers(1, 1440))
def test_any_duty_is_read_to_the_minute(start: int, minutes: int) -> None:
    end = (start + minutes) % 1440
    for form in ("{:02}:{:02}-{:02}:{:02}", "{:02}{:02}-{:02}{:02}", "{:02}.{:02} to {:02}.{:02}"):
        assert find_span(form.format(*divmod(start, 60), *divmod(end, 60))) == (start, minutes)
    assert length_of(start, end) == minutes
